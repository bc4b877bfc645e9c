"""ntask itself: any number of builds, each on each JDK."""

from pathlib import Path

from harness.tools.tool import JOBS, Checks, Tool
from harness.workloads import Workload
from harness.workspace import Workspace


class Ntask(Tool):
    """With nothing to do its script answers without Java, which it learns to in a few runs."""

    family = "ntask"
    checks = Checks.CONTENT
    restores = True

    def __init__(self, label: str, distribution: Path, version: str, java_home: Path):
        self.label = label
        self.name = f"{label}-{version}"
        self.program = str(distribution / "bin" / "ntask")
        self.environment = {"JAVA_HOME": str(java_home)}

    def write(self, workspace: Workspace) -> None:
        workspace.write("Tasks.java", tasks_java(workspace.workload))

    def command(self, workload: Workload) -> list[str]:
        return [self.program, f"-j{JOBS}", "all"]


class NtaskOnJava(Ntask):
    """Asks Java each time, as after any change."""

    family = "ntask-java"

    def __init__(self, label: str, distribution: Path, version: str, java_home: Path):
        super().__init__(f"{label}-java", distribution, version, java_home)
        self.environment = {**self.environment, "NTASK_ANSWERS": "off"}


def tasks_java(workload: Workload) -> str:
    lines = ["import static dev.ntask.Ntask.*;", "import dev.ntask.*;", "import java.util.List;", "", "class Tasks {"]
    for task in workload.tasks:
        lines.append(f"  @Task{_deps(task.deps)}")
        if workload.cached:
            lines.append(f'  @Cached(inputs = "p/{task.name}/in/**", outputs = "p/{task.name}/{workload.output}")')
            command = f'"cd p/{task.name} && {task.command}"'
        else:
            command = 'List.of("./true")'
        lines += [f"  static void {task.name}() {{ shell({command}); }}", ""]
    return "\n".join([*lines, f"  @Task{_deps(tuple(workload.last))}", "  static void all() {}", "}", ""])


def _deps(names: tuple[str, ...]) -> str:
    return "(deps = {" + ", ".join(f'"{name}"' for name in names) + "})" if names else ""
