"""Prepares all tools for a workload, checks them, and lets them take turns."""

import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harness import process
from harness.check import Contestant, Invalid
from harness.process import Sample
from harness.tools.tool import Tool
from harness.workloads import Workload

# ntask does not trust the time of a file that changed less than this many seconds before it was read.
GRANULARITY = 2.5


@dataclass(frozen=True)
class Schedule:
    """How many runs with nothing to do come first, and how many are timed. ntask has learned what it can after five."""

    warm_ups: int
    rounds: int


@dataclass(frozen=True)
class Result:
    """The samples of each tool, one a round, and why others have none."""

    workload: Workload
    rounds: int
    samples: dict[str, list[Sample]]
    left_out: dict[str, str]


def run_workload(
    workload: Workload, tools: list[Tool], folder: Path, schedule: Schedule, limit: float, say: Callable[[str], None]
) -> Result:
    contestants = [Contestant(tool, workload, folder / workload.name, limit) for tool in tools]
    left_out: dict[str, str] = {}

    def each(stage: str, step: Callable[[Contestant], None]) -> None:
        """Does a step for each contestant that is still in the race."""
        say(f"{workload.name}: {stage}")
        for contestant in list(contestants):
            try:
                step(contestant)
            except Invalid as reason:
                say(f"{workload.name}: {contestant.tool.name} is left out: {reason}")
                left_out[contestant.tool.name] = str(reason)
                contestants.remove(contestant)

    pool = folder / "pool" / _shape(workload)
    # All are there before anyone looks at them: a new link to a file changes the file, for git and all who ask for ctime.
    each("prepare", lambda contestant: contestant.prepare(pool))
    each("commit", lambda contestant: contestant.commit(pool))
    each("check", Contestant.check)
    time.sleep(GRANULARITY)
    for _ in range(schedule.warm_ups):
        each("warm up", Contestant.warm)
    order = random.Random(0)
    for number in range(schedule.rounds):
        # Else the same tool would always come after the same other, with what that one leaves in caches and on disk.
        order.shuffle(contestants)
        each(f"round {number + 1} of {schedule.rounds}", Contestant.round)
    samples = {tool.name: contestant.samples for tool in tools for contestant in contestants if contestant.tool is tool}
    process.end_orphans()
    shutil.rmtree(folder / workload.name)
    return Result(workload, schedule.rounds, samples, left_out)


def _shape(workload: Workload) -> str:
    """Workloads with the same files share them."""
    files = workload.files
    return f"{len(workload.tasks)}x{files.folders}x{files.per_folder}x{files.size}-{workload.tasks[0].name}"
