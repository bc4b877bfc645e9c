"""Every tool that is to be had here."""

from collections.abc import Callable, Iterable
from pathlib import Path

from harness.jdk import Jdk, launcher_flags
from harness.tools.doit import doits
from harness.tools.floors import JAVA_FLOORS, Openssl, Shell, compile_floors
from harness.tools.just import Just
from harness.tools.make import Make
from harness.tools.mise import Mise
from harness.tools.moon import Moon
from harness.tools.ninja import Ninja
from harness.tools.ntask import Ntask, NtaskOnJava
from harness.tools.nx import nxs
from harness.tools.tool import Tool, Unavailable
from harness.tools.turbo import turbos
from harness.tools.wireit import Wireit

PEERS = "make ninja doit just mise moon nx turbo wireit".split()
FAMILIES = ["ntask", "ntask-java", *PEERS, "true", "openssl", *(floor.family for floor in JAVA_FLOORS)]


def find_tools(
    builds: dict[str, Path], jdks: list[Jdk], peers: Path, folder: Path, wanted: list[str]
) -> tuple[list[Tool], list[str]]:
    """The wanted tools in the order of the tables, and why others are missing. Wanted are families or names."""
    tools: list[Tool] = []
    missing: list[str] = []

    def add(make: Callable[[], Iterable[Tool]]) -> None:
        try:
            tools.extend(make())
        except Unavailable as reason:
            missing.append(str(reason))

    add(lambda: [Ntask(label, home, jdk.version, jdk.home) for label, home in builds.items() for jdk in jdks])
    add(lambda: [NtaskOnJava(label, home, jdk.version, jdk.home) for label, home in builds.items() for jdk in jdks])
    add(lambda: [Make()])
    add(lambda: [Ninja()])
    add(lambda: doits(peers))
    add(lambda: [Just(peers)])
    add(lambda: [Mise(peers)])
    add(lambda: [Moon(peers)])
    add(lambda: nxs(peers))
    add(lambda: turbos(peers))
    add(lambda: [Wireit(peers)])
    add(lambda: [Shell()])
    add(lambda: [Openssl()])
    if any(name.startswith("java-") for name in wanted):
        add(lambda: _java_floors(next(iter(builds.values())), jdks, folder))
    chosen = [tool for tool in tools if tool.family in wanted or tool.name in wanted]
    return chosen, missing


def _java_floors(build: Path, jdks: list[Jdk], folder: Path) -> Iterable[Tool]:
    jar = compile_floors(jdks[0], folder)
    for jdk in jdks:
        flags = launcher_flags(build, jdk)
        for floor in JAVA_FLOORS:
            yield floor(jdk, flags, jar)
