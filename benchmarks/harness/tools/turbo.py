import json
import os
from pathlib import Path

from harness.tools.npm import native
from harness.tools.tool import JOBS, Checks, Tool, package_json
from harness.workloads import Workload
from harness.workspace import Workspace


class Turbo(Tool):
    """turbo. Each task is the script of a package, and turbo starts `npm run` for it: that is most of what a task that
    does run costs."""

    family = "turbo"
    checks = Checks.CONTENT
    restores = True
    most_tasks = 200
    background = 0
    environment = {"TURBO_TELEMETRY_DISABLED": "1", "DO_NOT_TRACK": "1", "TURBO_NO_UPDATE_NOTIFIER": "1"}

    def __init__(self, peers: Path, daemon: bool):
        self.name = "turbo" if daemon else "turbo-nodaemon"
        self.daemon = daemon
        self.program = native(peers, f"@turbo/linux-{_architecture()}", "bin/turbo")

    def write(self, workspace: Workspace) -> None:
        workload = workspace.workload
        build: dict[str, object] = {"dependsOn": ["^build"], "cache": workload.cached}
        if workload.cached:
            output = workload.output
            build |= {"inputs": ["in/**"], "outputs": [output + "**" if output.endswith("/") else output]}
        root = package_json("root", workspaces=["p/*"], packageManager="npm@10.0.0")
        workspace.write("package.json", root)
        workspace.write("package-lock.json", _lock(workload))
        workspace.write("turbo.json", json.dumps({"tasks": {"build": build}}, indent=2) + "\n")
        for task in workload.tasks:
            dependencies = {dep: "1.0.0" for dep in task.deps}
            package = package_json(task.name, scripts={"build": task.command}, dependencies=dependencies)
            workspace.write(f"p/{task.name}/package.json", package)

    def command(self, workload: Workload) -> list[str]:
        daemon = [] if self.daemon else ["--no-daemon"]
        return [self.program, "run", "build", f"--concurrency={JOBS}", "--output-logs=none", *daemon]


def turbos(peers: Path) -> list[Turbo]:
    return [Turbo(peers, True), Turbo(peers, False)]


def _architecture() -> str:
    """turbo's own name for the architecture."""
    return {"x86_64": "64", "aarch64": "arm64"}.get(os.uname().machine, os.uname().machine)


def _lock(workload: Workload) -> str:
    """What `npm install` would write: without it turbo warns at each start."""
    packages: dict[str, object] = {"": {"name": "root", "workspaces": ["p/*"]}}
    for task in workload.tasks:
        packages[f"p/{task.name}"] = {"version": "1.0.0", "dependencies": {dep: "1.0.0" for dep in task.deps}}
        packages[f"node_modules/{task.name}"] = {"resolved": f"p/{task.name}", "link": True}
    return json.dumps({"name": "root", "lockfileVersion": 3, "requires": True, "packages": packages}, indent=2) + "\n"
