import json
from pathlib import Path

from harness.tools.npm import native
from harness.tools.tool import JOBS, Checks, Tool
from harness.workloads import Workload
from harness.workspace import Workspace


class Moon(Tool):
    """moon, each task a project's; its files are YAML, of which JSON is a part."""

    family = name = "moon"
    checks = Checks.CONTENT
    restores = True
    most_tasks = 200
    environment = {"MOON_TELEMETRY": "false", "MOON_TOOLCHAIN_FORCE_GLOBALS": "true", "PROTO_OFFLINE": "true"}

    def __init__(self, peers: Path):
        self.program = native(peers, "@moonrepo/core-linux-{arch}-gnu", "moon")

    def write(self, workspace: Workspace) -> None:
        workload = workspace.workload
        workspace.write(".moon/workspace.yml", json.dumps({"projects": ["p/*"], "telemetry": False}) + "\n")
        for task in workload.tasks:
            build: dict[str, object] = {"script": task.command, "deps": ["^:build"]}
            build["options"] = {"cache": workload.cached}
            if workload.cached:
                output = workload.output
                build |= {"inputs": ["in/**/*"], "outputs": [output + "**/*" if output.endswith("/") else output]}
            project = {"dependsOn": list(task.deps), "tasks": {"build": build}}
            workspace.write(f"p/{task.name}/moon.yml", json.dumps(project, indent=2) + "\n")

    def command(self, workload: Workload) -> list[str]:
        return [self.program, "run", ":build", "--concurrency", str(JOBS), "--quiet"]
