import os
from pathlib import Path

from harness.tools.tool import JOBS, Checks, Tool, Unavailable, from_root
from harness.workloads import Workload
from harness.workspace import Workspace

PYTHON = "/usr/bin/python3"


class Doit(Tool):
    """doit of Debian. It compares times and sizes, then contents by MD5."""

    family = "doit"
    checks = Checks.CONTENT

    def __init__(self, peers: Path, jobs: int):
        self.name = "doit" if jobs else "doit-seq"
        self.jobs = jobs
        own = peers / "debian" / "usr" / "lib" / "python3" / "dist-packages"
        if not (own / "doit").is_dir() and not Path("/usr/lib/python3/dist-packages/doit").is_dir():
            raise Unavailable("no doit: see benchmarks/install-peers")
        if not os.access(PYTHON, os.X_OK):
            raise Unavailable(f"no {PYTHON}")
        self.environment = {"PYTHONPATH": str(own)} if own.is_dir() else {}

    def write(self, workspace: Workspace) -> None:
        workload = workspace.workload
        tasks = [
            {
                "name": task.name,
                "actions": [from_root(task) if workload.cached else "./true"],
                "file_dep": _inputs(workload, task.name, task.deps),
                "targets": [f"p/{task.name}/{workload.output}"] if workload.cached else [],
                "task_dep": [f"all:{dep}" for dep in task.deps],
            }
            for task in workload.tasks
        ]
        listed = "".join(f"    yield {task!r}\n" for task in tasks)
        workspace.write("dodo.py", f"def task_all():\n{listed}")

    def command(self, workload: Workload) -> list[str]:
        jobs = ["-n", str(self.jobs)] if self.jobs else []
        return [PYTHON, "-m", "doit", "run", "--verbosity", "0", "--reporter", "zero", *jobs, "all"]


def doits(peers: Path) -> list[Doit]:
    return [Doit(peers, JOBS), Doit(peers, 0)]


def _inputs(workload: Workload, name: str, deps: tuple[str, ...]) -> list[str]:
    files = [f"p/{name}/in/{file}" for file in workload.files.names()]
    return files + [f"p/{dep}/{workload.output}" for dep in deps]
