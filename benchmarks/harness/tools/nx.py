import json
from pathlib import Path

from harness.tools.npm import module
from harness.tools.tool import JOBS, Checks, Tool, on_path, package_json
from harness.workloads import Workload
from harness.workspace import Workspace


class Nx(Tool):
    """nx, each task a project's target."""

    family = "nx"
    checks = Checks.CONTENT
    restores = True
    most_tasks = 200
    background = 0

    def __init__(self, peers: Path, daemon: bool):
        self.name = "nx" if daemon else "nx-nodaemon"
        self.peers = peers
        self.node = on_path("node")
        self.program = str(module(peers, "nx") / "bin" / "nx.js")
        if not Path(self.program).is_file():
            self.program = str(module(peers, "nx") / "dist" / "bin" / "nx.js")
        self.environment = {
            "NX_DAEMON": "true" if daemon else "false",
            "NX_CACHE_DIRECTORY": ".nx/cache",
            "NX_WORKSPACE_DATA_DIRECTORY": ".nx/workspace-data",
            "NX_TUI": "false",
            "NX_NO_CLOUD": "true",
            "NX_SKIP_PROVENANCE_CHECK": "true",
        }

    def write(self, workspace: Workspace) -> None:
        workload = workspace.workload
        build: dict[str, object] = {"dependsOn": ["^build"], "cache": workload.cached}
        if workload.cached:
            output = "{projectRoot}/" + workload.output.rstrip("/")
            upstream = {"dependentTasksOutputFiles": "**/" + workload.output, "transitive": False}
            build |= {"inputs": ["{projectRoot}/in/**/*", upstream], "outputs": [output]}
        (workspace.folder / "node_modules").symlink_to(self.peers / "node_modules")
        workspace.write("package.json", package_json("root", devDependencies={"nx": "*"}))
        nx = {"targetDefaults": {"build": build}, "analytics": False, "neverConnectToCloud": True}
        workspace.write("nx.json", json.dumps(nx, indent=2) + "\n")
        for task in workload.tasks:
            run = {"executor": "nx:run-commands", "options": {"command": task.command, "cwd": f"p/{task.name}"}}
            project = {"name": task.name, "implicitDependencies": list(task.deps), "targets": {"build": run}}
            workspace.write(f"p/{task.name}/project.json", json.dumps(project, indent=2) + "\n")

    def command(self, workload: Workload) -> list[str]:
        return [self.node, self.program, "run-many", "-t", "build", f"--parallel={JOBS}", "--outputStyle=static"]


def nxs(peers: Path) -> list[Nx]:
    return [Nx(peers, True), Nx(peers, False)]
