"""The command line, and the order of things."""

import argparse
import json
import signal
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from harness import process, table
from harness.jdk import Jdk, find_jdks
from harness.rounds import Result, Schedule, run_workload
from harness.tools.all import FAMILIES, find_tools
from harness.tools.tool import Tool
from harness.workloads import Workload, all_workloads

HOME = Path(__file__).resolve().parents[1]
REPOSITORY = HOME.parent


def main(arguments: list[str]) -> int:
    options = _parse(arguments)
    workloads = [all_workloads(options.scale)[name] for name in _names(options.workloads)]
    process.adopt_orphans()
    # Else what runs at the moment, and daemons, would outlive a harness that is told to end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options.dir.mkdir(parents=True, exist_ok=True)
    jdks = find_jdks(options.jdks.split(","))
    if not jdks:
        sys.exit(f"error: no JDK found of {options.jdks}: set JAVA_HOME to one, or install one below /usr/lib/jvm")
    builds = _builds(options)
    tools = _tools(options, builds, jdks)
    base = options.base or _base(builds, jdks, tools)
    try:
        for workload in workloads:
            takers = _takers(options, workload, tools)
            if not takers:
                _say(f"{workload.name}: none of these tools takes part")
                continue
            result = run_workload(workload, takers, options.dir, _schedule(options), options.timeout, _say)
            print(table.text(result, base, process.memory_floor()), flush=True)
            _keep(result, base, options)
            if options.strict and result.left_out:
                return 1
    finally:
        process.end_orphans()
    return 0


def _schedule(options: argparse.Namespace) -> Schedule:
    return Schedule(options.warm_ups, options.rounds)


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks/run", description="Times ntask beside its peers: see README.md.")
    parser.add_argument("workloads", nargs="+", metavar="WORKLOAD", help="W1, W2, W3a ..., or all")

    def option(name: str, metavar: str, explanation: str, **how: Any) -> None:
        parser.add_argument(name, metavar=metavar, help=explanation, **how)

    option("--rounds", "N", "how often each tool is timed (10)", type=int, default=10)
    option("--tools", "NAMES", f"which tools, with commas between: {', '.join(FAMILIES)}; or single rows, as ntask-25")
    option("--jdks", "VERSIONS", "the JDKs for ntask and the bare programs (17,25)", default="17,25")
    option(
        "--ntask",
        "LABEL=FOLDER",
        "a distribution of ntask, the folder above bin; repeat it to compare builds; else this checkout is built",
        action="append",
        type=_build,
        default=[],
    )
    option("--base", "ROW", "the row that ratios refer to, as turbo; else ntask on the newest JDK")
    option("--warm-ups", "N", "how many runs with nothing to do come before the rounds (6)", type=int, default=6)
    option("--scale", "X", "X times as many files or tasks", type=float, default=1)
    option(
        "--timeout",
        "S",
        "leave a tool out whose run takes longer than S seconds (60); the first run may take ten times that",
        type=float,
        default=60,
    )
    option(
        "--dir",
        "FOLDER",
        "where the projects are written (benchmarks/.work); only one harness at a time may use it",
        type=_path,
        default=HOME / ".work",
    )
    option("--peers", "FOLDER", "what install-peers has filled (benchmarks/.peers)", type=_path, default=HOME / ".peers")
    option("--into", "PAGE", "put the tables in their places in a page, as docs/performance.md", type=_path)
    option("--json", "FILE", "add all samples to a file, a line of JSON for each workload", type=_path)
    parser.add_argument("--strict", action="store_true", help="fail where a tool had to be left out")
    return parser.parse_args(arguments)


def _path(text: str) -> Path:
    """Where it was when the harness was called: it goes from one project to the next."""
    return Path(text).resolve()


def _build(text: str) -> tuple[str, Path]:
    label, _, folder = text.rpartition("=")
    path = Path(folder).resolve()
    if not (path / "bin" / "ntask").is_file():
        raise argparse.ArgumentTypeError(f"there is no bin/ntask in {folder}")
    return label or "ntask", path


def _this_checkout() -> Path:
    """The distribution that ./ntask keeps, made anew where it is stale."""
    subprocess.run([REPOSITORY / "ntask", "--version"], check=True, stdout=subprocess.DEVNULL)
    state = REPOSITORY / "build" / "ntask"
    return state / (state / "current").read_text().split("\n", 1)[0].removeprefix("dist=")


def _base(builds: dict[str, Path], jdks: list[Jdk], tools: list[Tool]) -> str:
    """The first build of ntask on the newest JDK, else the first tool."""
    rows = [f"{label}-{jdk.version}" for label in builds for jdk in reversed(jdks)]
    names = [tool.name for tool in tools]
    return next((row for row in rows if row in names), names[0])


def _names(wanted: list[str]) -> list[str]:
    known = list(all_workloads(1))
    unknown = [name for name in wanted if name not in known and name != "all"]
    if unknown:
        sys.exit(f"error: no workload {', '.join(unknown)}; there are {', '.join(known)}")
    return known if "all" in wanted else wanted


def _builds(options: argparse.Namespace) -> dict[str, Path]:
    """The distributions of ntask by label; this checkout is only built where it is needed."""
    needed = not options.tools or any(name.startswith(("ntask", "java-")) for name in options.tools.split(","))
    return dict(options.ntask) or ({"ntask": _this_checkout()} if needed else {})


def _tools(options: argparse.Namespace, builds: dict[str, Path], jdks: list[Jdk]) -> list[Tool]:
    """The tools that are wanted; whoever names one that is not there is told so."""
    wanted = options.tools.split(",") if options.tools else FAMILIES
    tools, missing = find_tools(builds, jdks, options.peers, options.dir / "floors", wanted)
    absent = [name for name in wanted if not any(name in (tool.family, tool.name) for tool in tools)]
    for reason in missing:
        _say(f"missing: {reason}")
    if absent and options.tools:
        sys.exit(f"error: not there: {', '.join(absent)}; there could be {', '.join(FAMILIES)}")
    return tools


def _takers(options: argparse.Namespace, workload: Workload, tools: list[Tool]) -> list[Tool]:
    """Those for whom a workload makes sense; they get more tasks than they are made for only by request."""
    return [
        tool for tool in tools if tool.takes(workload) and (options.tools or len(workload.tasks) <= tool.most_tasks)
    ]


def _keep(result: Result, base: str, options: argparse.Namespace) -> None:
    if options.into:
        table.put_into(options.into, result.workload.name, table.markdown(result, base, process.memory_floor()))
    if options.json:
        samples = {name: [asdict(sample) for sample in samples] for name, samples in result.samples.items()}
        line = {
            "workload": result.workload.name,
            "scale": options.scale,
            "samples": samples,
            "left_out": result.left_out,
        }
        with options.json.open("a") as out:
            out.write(json.dumps(line) + "\n")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
