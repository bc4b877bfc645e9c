from harness.tools.tool import JOBS, Checks, Tool, from_root, on_path
from harness.workloads import Workload
from harness.workspace import Workspace


class Make(Tool):
    """GNU make. New files are noticed, since the inputs are a wildcard. Without the built-in rules, of which it would
    try each on each input: for W3a that takes most of the time."""

    family = name = "make"
    checks = Checks.TIME

    def __init__(self):
        self.program = on_path("make")

    def write(self, workspace: Workspace) -> None:
        workload = workspace.workload
        lines = []
        for task in workload.tasks:
            if workload.cached:
                files = "in/*/*" if workload.files.folders else "in/*"
                deps = "".join(f" {_target(workload, dep)}" for dep in task.deps)
                lines += [f"{_target(workload, task.name)}: $(wildcard p/{task.name}/{files}){deps}"]
                lines += [f"\t@{from_root(task)}", ""]
            else:
                lines += [f".PHONY: {task.name}", f"{task.name}:", "\t@./true", ""]
        wanted = " ".join(_target(workload, name) for name in workload.last)
        workspace.write("Makefile", "\n".join([".PHONY: all", f"all: {wanted}", "", *lines]))

    def command(self, workload: Workload) -> list[str]:
        return [self.program, f"-j{JOBS}", "-rRs", "all"]


def _target(workload: Workload, name: str) -> str:
    return f"p/{name}/{workload.output}" if workload.cached else name
