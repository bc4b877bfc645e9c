"""Whether a tool does what is to be timed: a benchmark of a broken set-up is worse than none."""

import os
from collections import Counter
from pathlib import Path

from harness import process
from harness.process import Overtime, Sample
from harness.tools.tool import Tool
from harness.workloads import Change, Workload
from harness.workspace import Workspace


class Invalid(Exception):
    """A tool did not do what it should; the message says what."""


class Contestant:
    """A tool in its workspace."""

    def __init__(self, tool: Tool, workload: Workload, folder: Path, limit: float):
        self.tool = tool
        self.workload = workload
        self.workspace = Workspace(folder / tool.name, workload)
        self.log = folder / f"{tool.name}.log"
        self.limit = limit
        self.samples: list[Sample] = []

    def prepare(self, pool: Path) -> None:
        process.apart(lambda: self._write(pool))

    def commit(self, pool: Path) -> None:
        process.apart(lambda: self.workspace.commit(pool))

    def _write(self, pool: Path) -> None:
        self.workspace.create(pool)
        self.tool.write(self.workspace)

    def check(self) -> None:
        """The first run runs every task; the next none; that after an edit runs what it reaches; the next none."""
        if not self.workload.cached:
            self._check_empty_tasks()
            return
        everything = sorted(self.workload.all_names) if self.tool.expected(self.workload, Change.RUN_ALL) else []
        self._run("the first run", everything, limit=10 * self.limit)
        if everything and self.workspace.lacking_outputs():
            raise Invalid(f"the first run left no output of {_some(self.workspace.lacking_outputs())}")
        self._expect("the second run", Change.NOTHING)
        self.workspace.edit()
        self._expect("a run after an edit", Change.EDIT)
        self._expect("a run after that", Change.NOTHING)

    def warm(self) -> None:
        """One run more; waits for what the tool makes in the background, except where that is a daemon."""
        others = process.children()
        self._expect("a run before the rounds", Change.NOTHING if self.workload.cached else Change.RUN_ALL)
        process.wait_for_orphans(others, self.tool.background)

    def round(self) -> None:
        """Changes the files as the workload says, and times one run, which must do just what it should."""
        change = self.workload.change
        if change is Change.EDIT:
            self.workspace.edit()
        elif change is Change.TOUCH_ONE:
            self.workspace.touch_one()
        elif change is Change.TOUCH_ALL:
            self.workspace.touch_all()
        elif change is Change.DELETE_OUTPUTS:
            self.workspace.delete_outputs()
            os.sync()  # else the disk is still writing the last round's files
        self.samples.append(self._expect("a timed run", change))
        if change is Change.DELETE_OUTPUTS and self.workspace.lacking_outputs():
            raise Invalid(f"a timed run did not restore {_some(self.workspace.lacking_outputs())}")
        process.reap()

    def _check_empty_tasks(self) -> None:
        """Empty tasks leave no trace, so another program takes the place of `true` once, which leaves one."""
        true = self.workspace.folder / "true"
        if not self.tool.expected(self.workload, Change.RUN_ALL):
            self._run("the first run", [], limit=10 * self.limit)
            return
        counting = true.with_name("counting")
        counting.write_text('#!/bin/sh\necho task >>"${0%/*}/ran.log"\n')
        counting.chmod(0o755)
        true.unlink()
        true.symlink_to(counting)
        self._run("the first run", ["task"] * len(self.workload.tasks), limit=10 * self.limit)
        true.unlink()
        true.symlink_to("/bin/true")

    def _expect(self, what: str, change: Change) -> Sample:
        names = [] if change is Change.RUN_ALL else self.tool.expected(self.workload, change)
        return self._run(what, names, self.limit)

    def _run(self, what: str, names: list[str], limit: float) -> Sample:
        environment = {**os.environ, **self.tool.environment}
        command = self.tool.command(self.workload)
        try:
            sample = process.run(command, self.workspace.folder, environment, self.log, limit)
        except Overtime as reason:
            raise Invalid(f"{what}: {reason}") from reason
        if sample.code != 0:
            raise Invalid(f"{what} failed with exit code {sample.code}: {_end(self.log)}")
        if wrong := self.tool.failure(self.log):
            raise Invalid(f"{what}: {wrong}")
        ran = self.workspace.what_ran()
        if ran != names:
            more, fewer = _difference(ran, names), _difference(names, ran)
            raise Invalid(
                f"{what} ran {len(ran)} tasks instead of {len(names)}"
                + (f", among them {_some(more)}" if more else "")
                + (f", but not {_some(fewer)}" if fewer else "")
            )
        return sample


def _difference(names: list[str], others: list[str]) -> list[str]:
    """What there is more of in the first list, as often as there is more of it."""
    return sorted((Counter(names) - Counter(others)).elements())


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (" ..." if len(names) > 3 else "")


def _end(log: Path) -> str:
    return " / ".join(log.read_text(errors="replace").split("\n")[-6:])[-500:]
