"""What is timed: tasks, their files, and what happens before each run."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

KIB = 1024
LOG = "../../ran.log"


class Change(Enum):
    """What is done to a workspace before each timed run."""

    NOTHING = "nothing to do"
    TOUCH_ONE = "after touching one file"
    TOUCH_ALL = "after touching all files, so that each must be read again"
    EDIT = "after editing a file of the first layer"
    DELETE_OUTPUTS = "after deleting all outputs, which are to be restored"
    RUN_ALL = "every task runs"


@dataclass(frozen=True)
class Task:
    """A task of the folder p/NAME, where its command runs. Each command adds the task's name to ran.log, so that
    it can be told afterwards what has run; only the empty tasks of W6a do not."""

    name: str
    deps: tuple[str, ...]
    command: str


@dataclass(frozen=True)
class Files:
    """The input files of each task: p/TASK/in/..., all alike."""

    folders: int  # 0: the files lie in `in` itself
    per_folder: int
    size: int

    def names(self) -> Iterable[str]:
        for folder in range(max(self.folders, 1)):
            for file in range(self.per_folder):
                yield f"d{folder:04}/f{file:03}" if self.folders else f"f{file:03}"


@dataclass(frozen=True)
class Workload:
    name: str
    title: str
    tasks: tuple[Task, ...]
    files: Files
    output: str  # below p/TASK: a file, or a folder if it ends with a slash
    change: Change

    @property
    def cached(self) -> bool:
        return self.change is not Change.RUN_ALL

    @property
    def last(self) -> list[str]:
        """The tasks that no other depends on: who wants these wants all."""
        needed = {dep for task in self.tasks for dep in task.deps}
        return [task.name for task in self.tasks if task.name not in needed]

    @property
    def all_names(self) -> list[str]:
        return [task.name for task in self.tasks]

    def cone(self, name: str) -> list[str]:
        """A task and all that depend on it, directly or not."""
        reached = {name}
        for task in self.tasks:  # dependencies come first
            if reached.intersection(task.deps):
                reached.add(task.name)
        return sorted(reached)


def all_workloads(scale: float) -> dict[str, Workload]:
    """W1 to W6 by name. The scale multiplies the number of files or tasks; 1 is what docs/performance.md shows."""

    def scaled(count: int, least: int) -> int:
        return max(least, round(count * scale))

    one = (_cksum("t0"),)
    one_tree = (_tree("t0"),)
    width, depth = scaled(20, 3), 10
    layers = _layers(depth, width)
    in_layers = f"{len(layers):,} tasks in {depth} layers, {len(layers) * 20:,} files of 4 KiB"
    many = Files(scaled(500, 2), 100, 4 * KIB)
    large = Files(0, 64, scaled(32 * KIB, 1) * KIB)
    in_many = f"one task, {many.folders * many.per_folder:,} files of 4 KiB in {many.folders} folders"
    in_large = f"one task, {large.per_folder} files of {large.size // KIB:,} KiB"
    pieces = scaled(200, 2)
    no_files = Files(0, 0, 0)
    true = tuple(Task(f"t{number:04}", (), "../../true") for number in range(scaled(1000, 5)))
    deep = _layers(50, scaled(100, 3))

    table = [
        Workload("W1", "one task, one file of 4 KiB", one, Files(0, 1, 4 * KIB), "out.txt", Change.NOTHING),
        Workload("W2", in_layers, layers, Files(0, 20, 4 * KIB), "out.txt", Change.NOTHING),
        Workload("W3a", in_many, one_tree, many, "out.txt", Change.NOTHING),
        Workload("W3a-touch", in_many, one_tree, many, "out.txt", Change.TOUCH_ONE),
        Workload("W3b", in_large, one_tree, large, "out.txt", Change.NOTHING),
        Workload("W3b-touch", in_large, one_tree, large, "out.txt", Change.TOUCH_ONE),
        Workload("W3b-hash", in_large, one_tree, large, "out.txt", Change.TOUCH_ALL),
        Workload(
            "W4",
            f"20 tasks with {pieces} outputs of 4 KiB each",
            tuple(_split(f"t{number:02}") for number in range(20)),
            Files(0, 1, pieces * 4 * KIB),
            "out/",
            Change.DELETE_OUTPUTS,
        ),
        Workload("W5", in_layers, layers, Files(0, 20, 4 * KIB), "out.txt", Change.EDIT),
        Workload("W6a", f"{len(true):,} uncached tasks that run `true`", true, no_files, "", Change.RUN_ALL),
        Workload(
            "W6b",
            f"{len(deep):,} tasks in 50 layers, one file each",
            deep,
            Files(0, 1, 4 * KIB),
            "out.txt",
            Change.NOTHING,
        ),
    ]
    return {workload.name: workload for workload in table}


def _cksum(name: str, deps: tuple[str, ...] = ()) -> Task:
    upstream = "".join(f" ../{dep}/out.txt" for dep in deps)
    return Task(name, deps, f"echo {name} >>{LOG}; cksum in/*{upstream} >out.txt")


def _tree(name: str) -> Task:
    return Task(name, (), f"echo {name} >>{LOG}; find in -type f -print0 | xargs -0 cat | cksum >out.txt")


def _split(name: str) -> Task:
    return Task(name, (), f"echo {name} >>{LOG}; mkdir -p out && split -b 4096 -a 3 in/f000 out/f")


def _layers(depth: int, width: int) -> tuple[Task, ...]:
    """Each task depends on two of the layer above: an edit in the first layer reaches 1 + 2 + ... + depth tasks."""
    tasks = []
    for layer in range(depth):
        for place in range(width):
            deps = [_name(layer - 1, place), _name(layer - 1, (place + 1) % width)] if layer else []
            tasks.append(_cksum(_name(layer, place), tuple(deps)))
    return tuple(tasks)


def _name(layer: int, place: int) -> str:
    return f"t{layer:02}x{place:03}"
