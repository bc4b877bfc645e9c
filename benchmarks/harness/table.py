"""Tables of results: for the terminal, and for docs/performance.md."""

from collections.abc import Callable
from pathlib import Path
from statistics import median

from harness.process import Sample
from harness.rounds import Result

COLUMNS = ["tool", "median", "min", "max", "CPU", "memory", "ratio", "CPU ratio"]


def title(result: Result) -> str:
    workload = result.workload
    return f"{workload.name}: {workload.title}; {workload.change.value}"


def rows(result: Result, base: str, floor: int) -> list[list[str]]:
    """A row for each tool, the fastest first. Ratios are the median of the ratios to the base in the same round."""
    reference = result.samples.get(base, [])
    ordered = sorted(result.samples.items(), key=lambda item: median(sample.wall for sample in item[1]))
    return [
        [
            name,
            _time(median(sample.wall for sample in samples)),
            _time(min(sample.wall for sample in samples)),
            _time(max(sample.wall for sample in samples)),
            _time(median(sample.cpu for sample in samples)),
            _memory(max(sample.memory for sample in samples), floor),
            _ratio(samples, reference, lambda sample: sample.wall),
            _ratio(samples, reference, lambda sample: sample.cpu),
        ]
        for name, samples in ordered
    ]


def text(result: Result, base: str, floor: int) -> str:
    table = [COLUMNS, *rows(result, base, floor)]
    widths = [max(len(row[column]) for row in table) for column in range(len(COLUMNS))]
    lines = [title(result), f"medians of {result.rounds} interleaved rounds; ratios to {base}"]
    for row in table:
        cells = [
            cell.ljust(width) if not at else cell.rjust(width) for at, (cell, width) in enumerate(zip(row, widths))
        ]
        lines.append("  ".join(cells).rstrip())
    lines += [f"left out: {name}: {reason}" for name, reason in result.left_out.items()]
    return "\n".join(lines) + "\n"


def markdown(result: Result, base: str, floor: int) -> str:
    lines = [f"Medians of {result.rounds} interleaved rounds; ratios to `{base}`.", ""]
    lines += ["| " + " | ".join(COLUMNS) + " |", "| --- |" + " ---: |" * (len(COLUMNS) - 1)]
    lines += ["| " + " | ".join([f"`{row[0]}`", *row[1:]]) + " |" for row in rows(result, base, floor)]
    if result.left_out:
        lines += ["", "Left out:", ""]
        lines += [f"- `{name}`: {reason}" for name, reason in sorted(result.left_out.items())]
    return "\n".join(lines) + "\n"


def put_into(page: Path, name: str, table: str) -> None:
    """Puts a table between the two lines of a page that mark its place; all else stays as it is."""
    begin, end = f"<!-- {name} -->\n", f"<!-- end of {name} -->\n"
    before, found, rest = page.read_text().partition(begin)
    _, also, after = rest.partition(end)
    if not found or not also:
        raise ValueError(f"{page} has no place for {name}: the lines {begin.strip()} and {end.strip()}")
    page.write_text(f"{before}{begin}\n{table}\n{end}{after}")


def _time(seconds: float) -> str:
    """Three digits that mean something."""
    milliseconds = seconds * 1000
    if milliseconds >= 10_000:
        return f"{seconds:.1f} s"
    return f"{milliseconds:,.0f} ms" if milliseconds >= 100 else f"{milliseconds:.1f} ms"


def _memory(size: int, floor: int) -> str:
    mebibytes = size / 2**20
    return f"{mebibytes:.0f} MiB" if size > floor else f"< {mebibytes:.0f} MiB"


def _ratio(samples: list[Sample], reference: list[Sample], value: Callable[[Sample], float]) -> str:
    pairs = [(value(one), value(other)) for one, other in zip(samples, reference) if value(other) > 0]
    return f"{median(one / other for one, other in pairs):.2f}" if pairs else ""
