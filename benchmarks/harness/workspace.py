"""A project for one tool and one workload: its files, and what happens to them."""

import os
import random
import shutil
import subprocess
from pathlib import Path

from harness.workloads import Workload

# What git, and so each tool, is not to see: logs, outputs, what tools keep.
IGNORED = """\
/ran.log
/new
/true
/counting
out.txt
out/
node_modules
__pycache__/
.doit*
.moon/cache/
.ninja*
.ntask/
.nx/
.turbo/
.wireit/
"""


class Workspace:
    """The files of a workload in p/TASK/in, hard links into a pool that all tools share, and a git repository."""

    def __init__(self, folder: Path, workload: Workload):
        self.folder = folder
        self.workload = workload
        self.ran_log = folder / "ran.log"
        self._edits = 0
        self._read = 0

    def create(self, pool: Path) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        _fill(pool, self.workload)
        for task in self.workload.tasks:
            shutil.copytree(pool / "p" / task.name, self.folder / "p" / task.name, copy_function=os.link)
        self.ran_log.touch()
        (self.folder / "true").symlink_to("/bin/true")

    def commit(self, pool: Path) -> None:
        """Commits everything, once all is written. Contents are borrowed from the pool: they may be 2 GiB."""
        self.write(".gitignore", IGNORED)
        _git(self.folder, "init", "-q")
        self.write(".git/objects/info/alternates", f"{pool / '.git' / 'objects'}\n")
        _git(self.folder, "add", "-A")
        _git(self.folder, "-c", "user.name=benchmark", "-c", "user.email=", "commit", "-q", "-m", "Begin")

    def write(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)

    def first_input(self) -> Path:
        """The file that is touched or edited: of the first task."""
        workload = self.workload
        return self.folder / "p" / workload.tasks[0].name / "in" / next(iter(workload.files.names()))

    def edit(self) -> None:
        """Replaces the first input by another of the same size; never in place, since its content is shared."""
        self._edits += 1
        file, new = self.first_input(), self.folder / "new"
        shutil.copyfile(file, new)
        with new.open("r+b") as out:
            out.write(b"%08d" % self._edits)
        os.replace(new, file)

    def touch_one(self) -> None:
        os.utime(self.first_input())

    def touch_all(self) -> None:
        for task in self.workload.tasks:
            for name in self.workload.files.names():
                os.utime(self.folder / "p" / task.name / "in" / name)

    def delete_outputs(self) -> None:
        for task in self.workload.tasks:
            output = self.folder / "p" / task.name / self.workload.output
            if output.is_dir():
                shutil.rmtree(output)
            else:
                output.unlink(missing_ok=True)

    def lacking_outputs(self) -> list[str]:
        """The tasks without output, or with too little of it."""
        lacking = []
        for task in self.workload.tasks:
            output = self.folder / "p" / task.name / self.workload.output
            if self.workload.output.endswith("/"):
                size = sum(file.stat().st_size for file in output.iterdir()) if output.is_dir() else 0
                good = size == self.workload.files.size
            else:
                good = output.is_file() and output.stat().st_size > 0
            if not good:
                lacking.append(task.name)
        return lacking

    def what_ran(self) -> list[str]:
        """The tasks that have run since this was asked last, sorted, each as often as it ran."""
        with self.ran_log.open() as log:
            log.seek(self._read)
            names = log.read().split()
            self._read = log.tell()
        return sorted(names)


def _fill(pool: Path, workload: Workload) -> None:
    """Writes the files of a workload, unless they are there: random, so different, and the same each time."""
    if (pool / ".git").exists():
        return
    shutil.rmtree(pool, ignore_errors=True)
    for task in workload.tasks:
        folder = pool / "p" / task.name / "in"
        folder.mkdir(parents=True)
        for name in workload.files.names():
            file = folder / name
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(random.Random(f"{task.name}/{name}").randbytes(workload.files.size))
    _git(pool, "init", "-q", "--separate-git-dir", str(pool / "git.new"))
    _git(pool, "add", "-A", "p")
    (pool / ".git").unlink()
    (pool / "git.new").rename(pool / ".git")


def _git(folder: Path, *arguments: str) -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", "-c", "core.compression=0", "-c", "gc.auto=0", *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=True, stdin=subprocess.DEVNULL)
