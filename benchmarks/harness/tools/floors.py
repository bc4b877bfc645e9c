"""What no tool in Java can be faster than: bare programs that do the one thing that a workload is about."""

import os
import shutil
import subprocess
from abc import abstractmethod
from pathlib import Path

from harness.jdk import Jdk
from harness.tools.tool import JOBS, Checks, Tool, on_path
from harness.workloads import Change, Workload
from harness.workspace import Workspace

SOURCES = Path(__file__).resolve().parents[2] / "floors"


class Floor(Tool):
    """A program that is no task runner; that it has done its work is seen by what it prints."""

    checks = Checks.CONTENT

    def write(self, workspace: Workspace) -> None:
        pass

    def expected(self, workload: Workload, change: Change) -> list[str]:
        return []


class JavaFloor(Floor):
    """A class of benchmarks/floors, with the flags of ntask's launcher."""

    workloads: tuple[str, ...]
    main: str

    def __init__(self, jdk: Jdk, flags: list[str], jar: Path):
        self.name = f"{self.family}-{jdk.version}"
        self.start = [jdk.java, *flags, "-cp", str(jar), self.main]

    def takes(self, workload: Workload) -> bool:
        return workload.name in self.workloads

    def command(self, workload: Workload) -> list[str]:
        return self.start

    def failure(self, log: Path) -> str | None:
        return None if log.read_text() == "hello\n" else f"it printed {log.read_text()[:200]!r}"


class Hello(JavaFloor):
    family = "java-hello"
    main = "Hello"
    workloads = ("W1", "W2", "W3a", "W3a-touch", "W3b", "W6b")


class HelloArchive(Hello):
    """With an archive of its own classes: AppCDS up to 24, an AOT cache from 25 on, which refuses -Xshare:auto beside
    it even though that is the default."""

    family = "java-hello-archive"

    def __init__(self, jdk: Jdk, flags: list[str], jar: Path):
        super().__init__(jdk, [flag for flag in flags if not flag.startswith("-Xshare")], jar)
        archive = jar.parent / f"hello-{jdk.version}.archive"
        newer = int(jdk.version) >= 25
        making, using = (
            ("-XX:AOTCacheOutput", "-XX:AOTCache") if newer else ("-XX:ArchiveClassesAtExit", "-XX:SharedArchiveFile")
        )
        archive.unlink(missing_ok=True)
        rest = self.start[1:]
        subprocess.run([jdk.java, f"{making}={archive}", *rest], check=True, capture_output=True)
        self.start = [jdk.java, f"{using}={archive}", *rest]


class Count(JavaFloor):
    """Prints a number that is known before."""

    @abstractmethod
    def count(self, workload: Workload) -> int:
        """The number."""

    @abstractmethod
    def arguments(self, workload: Workload) -> list[str]:
        """The words after the class."""

    def command(self, workload: Workload) -> list[str]:
        self.number = self.count(workload)
        return [*self.start, *self.arguments(workload)]

    def failure(self, log: Path) -> str | None:
        text = log.read_text()
        return None if text == f"{self.number}\n" else f"it printed {text[:200]!r} instead of {self.number}"


class Stat(Count):
    family = "java-stat"
    main = "Stat"
    workloads = ("W2", "W3a", "W3a-touch")
    asks = "basic"

    def count(self, workload: Workload) -> int:
        return len(workload.tasks) * sum(1 for _ in workload.files.names())

    def arguments(self, workload: Workload) -> list[str]:
        below = {Path(name).parent for name in workload.files.names()}
        return [self.asks, *sorted(str(Path("p", task.name, "in") / each) for task in workload.tasks for each in below)]


class StatUnix(Stat):
    """Asks for what tells of changes that keep size and time, as ntask does."""

    family = "java-stat-unix"
    asks = "unix"


class Spawn(Count):
    family = "java-spawn"
    main = "Spawn"
    workloads = ("W6a",)

    def count(self, workload: Workload) -> int:
        return len(workload.tasks)

    def arguments(self, workload: Workload) -> list[str]:
        return [str(JOBS), str(len(workload.tasks)), "./true"]


class SpawnVfork(Spawn):
    """Since 25 this way is deprecated, and a warning says so."""

    family = "java-spawn-vfork"

    def __init__(self, jdk: Jdk, flags: list[str], jar: Path):
        super().__init__(jdk, flags, jar)
        self.start.insert(1, "-Djdk.lang.Process.launchMechanism=VFORK")

    def failure(self, log: Path) -> str | None:
        lines = log.read_text().splitlines()
        return None if lines and lines[-1] == str(self.number) else f"it printed {lines[-1:]} instead of {self.number}"


class Sha256(Count):
    family = "java-sha256"
    main = "Sha256"
    workloads = ("W3b-hash",)

    def count(self, workload: Workload) -> int:
        return workload.files.size * sum(1 for _ in workload.files.names())

    def arguments(self, workload: Workload) -> list[str]:
        return [f"p/{workload.tasks[0].name}/in"]


class Openssl(Floor):
    family = name = "openssl"

    def __init__(self):
        self.program = on_path("openssl")

    def takes(self, workload: Workload) -> bool:
        return workload.name == "W3b-hash"

    def command(self, workload: Workload) -> list[str]:
        folder = f"p/{workload.tasks[0].name}/in"
        self.number = sum(1 for _ in workload.files.names())
        files = [f"{folder}/{name}" for name in workload.files.names()]
        half = (len(files) + JOBS - 1) // JOBS
        lines = [" ".join(files[start : start + half]) for start in range(0, len(files), half)]
        script = "".join(f"{self.program} dgst -sha256 {line} &\n" for line in lines) + "wait\n"
        return ["/bin/sh", "-c", script]

    def failure(self, log: Path) -> str | None:
        count = sum(1 for line in log.read_text().splitlines() if "= " in line)
        return None if count == self.number else f"it printed {count} digests instead of {self.number}"


class Shell(Floor):
    """/bin/true: what starting any program costs."""

    family = name = "true"

    def takes(self, workload: Workload) -> bool:
        return workload.name == "W1"

    def command(self, workload: Workload) -> list[str]:
        return [os.path.realpath("/bin/true")]


def compile_floors(jdk: Jdk, folder: Path) -> Path:
    """Puts the classes of benchmarks/floors into a jar, for every JDK from 17 on."""
    shutil.rmtree(folder, ignore_errors=True)
    classes = folder / "classes"
    classes.mkdir(parents=True)
    tools = jdk.home / "bin"
    sources = sorted(str(source) for source in SOURCES.glob("*.java"))
    subprocess.run([tools / "javac", "--release", "17", "-d", classes, *sources], check=True)
    jar = folder / "floors.jar"
    subprocess.run([tools / "jar", "--create", "--file", jar, "-C", classes, "."], check=True)
    return jar


JAVA_FLOORS = (Hello, HelloArchive, Stat, StatUnix, Spawn, SpawnVfork, Sha256)
