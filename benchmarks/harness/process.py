"""Starts a command, and tells what it and everything that it waited for has cost."""

import ctypes
import os
import resource
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PR_SET_CHILD_SUBREAPER = 36


@dataclass(frozen=True)
class Sample:
    """One run: seconds by the clock, seconds of CPU (user and system, of the process tree), bytes of the process
    that needed most memory, the exit code. What a daemon does meanwhile is not in it."""

    wall: float
    cpu: float
    memory: int
    code: int


class Overtime(Exception):
    """A run took longer than it may."""


def memory_floor() -> int:
    """Bytes below which no peak is seen: until it starts the program, a new process counts as the runner itself."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def apart(work: Callable[[], None]) -> None:
    """Does some work in another process, so that the memory that it takes does not raise the floor."""
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    if os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) != 0:
        raise RuntimeError("preparations failed: see above")


def adopt_orphans() -> None:
    """Makes what outlives its parent a child of this process, so that it can be waited for, or ended."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def run(command: list[str], folder: Path, environment: dict[str, str], log: Path, limit: float) -> Sample:
    """Runs a command, whose first word is a path, in a process group of its own; its output goes to the log."""
    os.chdir(folder)
    actions = [
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 1, str(log), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644),
        (os.POSIX_SPAWN_DUP2, 1, 2),
    ]
    with _Alarm(limit):
        began = time.perf_counter()
        pid = os.posix_spawn(command[0], command, environment, file_actions=actions, setpgroup=0)
        try:
            _, status, usage = os.wait4(pid, 0)
            wall = time.perf_counter() - began
        except BaseException:
            os.killpg(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
            raise
    return Sample(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, os.waitstatus_to_exitcode(status))


def children() -> set[int]:
    """The processes whose parent this one is, or has become."""
    found = set()
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                state, parent = (folder / "stat").read_text().rpartition(")")[2].split()[:2]
            except OSError:
                continue  # it has ended meanwhile
            if int(parent) == os.getpid() and state != "Z":
                found.add(int(folder.name))
    return found


def reap() -> None:
    """Takes note of orphans that have ended."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass


def wait_for_orphans(others: set[int], limit: float) -> None:
    """Waits until nothing is left of what a run started in the background, besides those who were there before."""
    end = time.monotonic() + limit
    while children() - others and time.monotonic() < end:
        time.sleep(0.02)
    reap()


def end_orphans() -> None:
    """Ends the daemons that runs have left behind: first they are asked."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        for pid in children():
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                pass
        wait_for_orphans(set(), 3)


class _Alarm:
    """Raises Overtime in what it encloses when the time is over."""

    def __init__(self, limit: float):
        self.limit = limit

    def __enter__(self):
        self.before = signal.signal(signal.SIGALRM, self._ring)
        signal.setitimer(signal.ITIMER_REAL, self.limit)

    def __exit__(self, *_):
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, self.before)

    def _ring(self, *_):
        raise Overtime(f"a run took more than {self.limit:g} s")
