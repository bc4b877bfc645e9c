"""The JDKs to run on, and the flags with which ntask starts its JVM."""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Jdk:
    version: str  # the feature version, as "17"
    home: Path

    @property
    def java(self) -> str:
        return str(self.home / "bin" / "java")


def find_jdks(wanted: list[str]) -> list[Jdk]:
    """One JDK for each wanted version: of JAVA_HOME, JAVA17_HOME and the like, /usr/lib/jvm, the PATH."""
    homes = [
        os.environ[name] for name in ("JAVA_HOME", *(f"JAVA{version}_HOME" for version in wanted)) if name in os.environ
    ]
    homes += sorted(str(home) for home in Path("/usr/lib/jvm").glob("*"))
    homes += [str(Path(folder).resolve().parent) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    found: dict[str, Jdk] = {}
    for home in map(Path, homes):
        version = _version(home)
        if version in wanted and version not in found:
            found[version] = Jdk(version, home.resolve())
    return [found[version] for version in wanted if version in found]


def _version(home: Path) -> str:
    """The feature version of a JDK, by the file `release` that each has; "" if it is none."""
    release = home / "release"
    if not (home / "bin" / "javac").is_file() or not release.is_file():
        return ""
    for line in release.read_text(errors="replace").splitlines():
        if line.startswith("JAVA_VERSION="):
            return line.split('"')[1].split(".")[0]
    return ""


PROBE = """\
import dev.ntask.Task;
import java.nio.file.*;

class Tasks {
  @Task static void probe() throws Exception {
    Files.copy(Path.of("/proc/self/cmdline"), Path.of("cmdline"), StandardCopyOption.REPLACE_EXISTING);
  }
}
"""


def launcher_flags(distribution: Path, jdk: Jdk) -> list[str]:
    """The flags of ntask's JVM, as seen by a task of its second run; those that name an archive are left out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "Tasks.java").write_text(PROBE)
        environment = {**os.environ, "JAVA_HOME": str(jdk.home), "NTASK_ARCHIVE": "off"}
        for _ in range(2):
            program = distribution / "bin" / "ntask"
            subprocess.run([program, "-q", "probe"], cwd=folder, env=environment, check=True, stdin=subprocess.DEVNULL)
        words = _expand(folder, (folder / "cmdline").read_text().split("\0"))
    return [word for word in words if word.startswith("-X") and not word.startswith(("-XX:SharedArchive", "-XX:AOT"))]


def _expand(folder: Path, words: list[str]) -> list[str]:
    """Puts the words of an argument file where it was named."""
    expanded = []
    for word in words:
        file = folder / word[1:]
        expanded += file.read_text().split() if word.startswith("@") and file.is_file() else [word]
    return expanded
