from harness.tools.tool import JOBS, Checks, Tool, from_root, on_path
from harness.workloads import Workload
from harness.workspace import Workspace


class Ninja(Tool):
    """ninja. Its inputs are a list: a new file is not noticed before somebody writes the list again."""

    family = name = "ninja"
    checks = Checks.TIME

    def __init__(self):
        self.program = on_path("ninja")

    def write(self, workspace: Workspace) -> None:
        workload = workspace.workload
        lines = ["rule task", "  command = $line", "", "build always: phony", ""]
        for task in workload.tasks:
            if workload.cached:
                inputs = [f"p/{task.name}/in/{name}" for name in workload.files.names()]
                inputs += [_target(workload, dep) for dep in task.deps]
                line = from_root(task)
            else:
                inputs, line = ["always"], "./true"
            lines += [f"build {_target(workload, task.name)}: task {' '.join(inputs)}", f"  line = {line}", ""]
        wanted = " ".join(_target(workload, name) for name in workload.last)
        workspace.write("build.ninja", "\n".join([*lines, f"build all: phony {wanted}", "default all", ""]))

    def command(self, workload: Workload) -> list[str]:
        return [self.program, f"-j{JOBS}", "--quiet", "all"]


def _target(workload: Workload, name: str) -> str:
    return f"p/{name}/{workload.output}" if workload.cached else name
