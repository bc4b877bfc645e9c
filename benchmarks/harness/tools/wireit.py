from pathlib import Path

from harness.tools.npm import module
from harness.tools.tool import JOBS, Checks, Tool, on_path, package_json
from harness.workloads import Workload
from harness.workspace import Workspace


class Wireit(Tool):
    """wireit, each task a script of a package; it starts by `npm run`, there is no other way on this Node."""

    family = name = "wireit"
    checks = Checks.CONTENT
    restores = True
    most_tasks = 200
    environment = {"WIREIT_PARALLEL": str(JOBS), "WIREIT_LOGGER": "quiet", "npm_config_update_notifier": "false"}

    def __init__(self, peers: Path):
        self.peers = peers
        module(peers, "wireit")
        self.npm = on_path("npm")

    def write(self, workspace: Workspace) -> None:
        workload = workspace.workload
        (workspace.folder / "node_modules").symlink_to(self.peers / "node_modules")
        all_deps = {"all": {"dependencies": [f"./p/{name}:build" for name in workload.last]}}
        workspace.write("package.json", package_json("root", scripts={"all": "wireit"}, wireit=all_deps))
        for task in workload.tasks:
            build: dict[str, object] = {"command": task.command}
            if task.deps:
                build["dependencies"] = [f"../{dep}:build" for dep in task.deps]
            if workload.cached:
                build |= {"files": ["in/**"], "output": [workload.output.rstrip("/")]}
            package = package_json(task.name, scripts={"build": "wireit"}, wireit={"build": build})
            workspace.write(f"p/{task.name}/package.json", package)

    def command(self, workload: Workload) -> list[str]:
        return [self.npm, "run", "--silent", "all"]
