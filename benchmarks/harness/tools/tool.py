"""What the harness has to know of a tool."""

import json
import os
from abc import ABC, abstractmethod
from enum import Enum
from pathlib import Path

from harness.workloads import Change, Task, Workload
from harness.workspace import Workspace

JOBS = 2


class Checks(Enum):
    """By what a tool takes a task for done."""

    CONTENT = "content"
    TIME = "time of modification"
    NOTHING = "nothing: it runs every task every time"


class Unavailable(Exception):
    """A tool cannot be had here, or not for a workload; the message says why."""


class Tool(ABC):
    """One row of the tables. A tool whose constructor raises Unavailable is left out."""

    family: str  # what --tools calls it
    name: str  # what the tables call it
    checks: Checks
    restores = False  # whether it keeps outputs, and puts them back
    most_tasks = 5000  # with more it takes part only where --tools names it
    environment: dict[str, str] = {}
    background: float = 60  # for so many seconds at most, wait for what it leaves behind after a run; 0: a daemon

    def takes(self, workload: Workload) -> bool:
        if workload.change is Change.DELETE_OUTPUTS:
            return self.restores
        # Without a no-op there is nothing to compare but the cost of an empty task, and that is W1.
        return self.checks is not Checks.NOTHING or workload.name in ("W1", "W6a")

    @abstractmethod
    def write(self, workspace: Workspace) -> None:
        """Writes the files by which the tool knows the workload."""

    @abstractmethod
    def command(self, workload: Workload) -> list[str]:
        """What runs all tasks; the first word is an absolute path."""

    def expected(self, workload: Workload, change: Change) -> list[str]:
        """The tasks that must run after a change, sorted: no more, no fewer."""
        everything = sorted(workload.all_names)
        if self.checks is Checks.NOTHING or change is Change.RUN_ALL:
            return everything
        if change is Change.EDIT:
            return workload.cone(workload.tasks[0].name)
        if self.checks is Checks.TIME and change in (Change.TOUCH_ONE, Change.TOUCH_ALL):
            return everything if change is Change.TOUCH_ALL else workload.cone(workload.tasks[0].name)
        return []

    def failure(self, log: Path) -> str | None:
        """What is wrong with a run that ended well, judged by its output: for what ran.log cannot tell."""
        return None


def on_path(name: str) -> str:
    """The absolute path of a program on the PATH, not of a shim that some version manager put there."""
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        program = os.path.join(folder, name)
        if os.path.isfile(program) and os.access(program, os.X_OK) and "shims" not in folder:
            return os.path.realpath(program) if folder == "/bin" else program
    raise Unavailable(f"no {name} on the PATH")


def from_root(task: Task) -> str:
    """The command of a task, for tools that start all commands at the root."""
    return f"cd p/{task.name} && {task.command}"


def package_json(name: str, **members: object) -> str:
    return json.dumps({"name": name, "version": "1.0.0", "private": True, **members}, indent=2) + "\n"
