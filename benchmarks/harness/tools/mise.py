import json
from pathlib import Path

from harness.tools.npm import native
from harness.tools.tool import JOBS, Checks, Tool, from_root
from harness.workloads import Workload
from harness.workspace import Workspace


class Mise(Tool):
    """mise, as a task runner."""

    family = name = "mise"
    checks = Checks.TIME

    def __init__(self, peers: Path):
        self.program = native(peers, "@jdxcode/mise-linux-{arch}", "bin/mise")
        state = peers / "mise-state"
        kinds = ("DATA", "CACHE", "STATE", "CONFIG")
        self.environment = {f"MISE_{kind}_DIR": str(state / kind.lower()) for kind in kinds}
        self.environment |= {"MISE_TRUSTED_CONFIG_PATHS": "/", "MISE_OFFLINE": "1", "MISE_QUIET": "1"}

    def write(self, workspace: Workspace) -> None:
        workload = workspace.workload
        lines = ["[tasks.all]", f"depends = {json.dumps(workload.last)}", ""]
        for task in workload.tasks:
            lines += [f"[tasks.{task.name}]", f"run = {json.dumps(from_root(task) if workload.cached else './true')}"]
            if task.deps:
                lines += [f"depends = {json.dumps(task.deps)}"]
            if workload.cached:
                sources = [f"p/{task.name}/in/**/*", *(f"p/{dep}/{workload.output}" for dep in task.deps)]
                lines += [f"sources = {json.dumps(sources)}"]
                lines += [f"outputs = {json.dumps([f'p/{task.name}/{workload.output}'])}"]
            lines += [""]
        workspace.write("mise.toml", "\n".join(lines))

    def command(self, workload: Workload) -> list[str]:
        return [self.program, "run", "--jobs", str(JOBS), "all"]
