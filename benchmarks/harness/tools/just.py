from pathlib import Path

from harness.tools.npm import native
from harness.tools.tool import Checks, Tool, from_root
from harness.workloads import Workload
from harness.workspace import Workspace


class Just(Tool):
    """just: a runner of commands that keeps no state."""

    family = name = "just"
    checks = Checks.NOTHING

    def __init__(self, peers: Path):
        self.program = native(peers, "rust-just-linux-{arch}", "bin/just")

    def write(self, workspace: Workspace) -> None:
        workload = workspace.workload
        lines = ["set quiet", "", "[parallel]", f"all: {' '.join(workload.last)}", ""]
        for task in workload.tasks:
            line = from_root(task) if workload.cached else "./true"
            lines += [f"{task.name}: {' '.join(task.deps)}".rstrip(), f"    {line}", ""]
        workspace.write("justfile", "\n".join(lines))

    def command(self, workload: Workload) -> list[str]:
        return [self.program, "all"]
