"""Scores Panj on every benchmark's dev file and prints one table (`make evaluate`).

Each dev file is stripped of its answers into a temporary folder, `predict.py` answers it in a process of its own, and the
benchmark's scorer scores the answers. `--record "what changed"` appends the table to RESULTS.md.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, Python would look only in this folder

from evaluation.measures import MEASURES, Measure, Record, benchmarks_folder, stripped_file  # noqa: E402

RESULTS = Path(__file__).with_name("RESULTS.md")
SKIPPED = "SKIPPED: no benchmarks. They are looked for in ../shared/benchmarks; set PANJ_BENCHMARKS to the folder that holds score_b.py."
TOLD = 5
"""How many of a run's complaints are shown."""
TIMING = re.compile(r"^\w+: (\d+) records in ([\d.]+) s, (\d+) failed$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What one measure came to."""

    measure: Measure
    numbers: dict[str, float | None]
    reports: int
    seconds: float
    failed: int

    @property
    def speed(self) -> float:
        """Records a second, opening the reader and the gazetteer included."""
        return self.reports / self.seconds if self.seconds else 0.0


class MeasureError(RuntimeError):
    """A prediction or a scorer did not run; the message ends with what it said."""


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    """The finished run of a Python script from the repository's root."""
    done = subprocess.run([sys.executable, *map(str, words)], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MeasureError(f"{Path(words[0]).name} {words[1]} failed: {done.stderr.strip()[-600:]}")
    return done


def number_at(scored: Record, path: str) -> float | None:
    """The number at a dotted path; None where the scorer has none.

    >>> number_at({"all": {"f1": 0.5}}, "all.f1")
    0.5
    """
    found: object = scored
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return float(found) if isinstance(found, int | float) else None


def score(measure: Measure, benchmarks: Path, *, keep: Path | None = None) -> Score:
    """The measure's score, its answers kept in the folder `keep` when one is given."""
    with tempfile.TemporaryDirectory() as folder:
        gold, source, target = benchmarks / measure.gold, Path(folder) / "in.jsonl", (keep or Path(folder)) / f"{measure.name}.out.jsonl"
        if measure.task == "crisis":
            source = Path(folder)
            (source / "reports.jsonl").write_bytes((gold.parent / "reports.jsonl").read_bytes())
        else:
            source.write_text("".join(json.dumps(record) + "\n" for record in stripped_file(measure, benchmarks)), encoding="utf-8")
        said = run(ROOT / "evaluation" / "predict.py", measure.task, source, target).stderr
        scorer, *words = measure.scorer
        scored = json.loads(run(benchmarks / scorer, *words, gold, target).stdout)
    timing = TIMING.search(said)
    if timing is None:
        raise MeasureError(f"predict.py {measure.task} told no time: {said.strip()[-600:]}")
    complaints = [line for line in said.splitlines() if not TIMING.match(line)]
    for line in complaints[:TOLD]:
        print(f"{measure.name}: {line[:300]}", file=sys.stderr)
    if len(complaints) > TOLD:
        print(f"{measure.name}: ... and {len(complaints) - TOLD} lines more; run predict.py to see them", file=sys.stderr)
    numbers = {path: number_at(scored, path) for path in measure.numbers}
    return Score(measure=measure, numbers=numbers, reports=int(timing[1]), seconds=float(timing[2]), failed=int(timing[3]))


def scores(measures: Sequence[Measure], benchmarks: Path, *, keep: Path | None = None) -> Iterator[Score]:
    """The scores of the measures, one after another; one that could not be measured is told and has no numbers."""
    for measure in measures:
        print(f"measuring {measure.name} ...", file=sys.stderr, flush=True)
        try:
            yield score(measure, benchmarks, keep=keep)
        except MeasureError as error:
            print(f"{measure.name}: {error}", file=sys.stderr)
            yield Score(measure=measure, numbers=dict.fromkeys(measure.numbers), reports=0, seconds=0.0, failed=0)


def _shown(number: float | None) -> str:
    return "-" if number is None else f"{number:.3f}"


def table_of(found: Sequence[Score]) -> Table:
    """One line a measure: the leading number, the others, and how fast."""
    table = Table(title="Panj on the dev benchmarks")
    table.add_column("measure")
    table.add_column("score", justify="right", style="bold")
    table.add_column("number that leads, and the others", overflow="fold")
    table.add_column("failed", justify="right")
    table.add_column("reports/s", justify="right")
    for one in found:
        (lead, first), *rest = one.numbers.items()
        others = "  ".join(f"{name} {_shown(number)}" for name, number in rest)
        table.add_row(one.measure.name, _shown(first), f"{lead} | {others}", str(one.failed), f"{one.speed:.1f}")
    return table


def as_markdown(found: Sequence[Score], what: str) -> str:
    """A dated block for RESULTS.md."""
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()
    lines = [f"\n## {datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {commit or 'no commit'}: {what}\n"]
    lines += ["| measure | score | which | others | failed | reports/s |", "|---|---|---|---|---|---|"]
    for one in found:
        (lead, first), *rest = one.numbers.items()
        others = ", ".join(f"{name} {_shown(number)}" for name, number in rest)
        lines.append(f"| {one.measure.name} | {_shown(first)} | {lead} | {others} | {one.failed} | {one.speed:.1f} |")
    return "\n".join(lines) + "\n"


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", help=f"which (default: all): {', '.join(m.name for m in MEASURES)}")
    parser.add_argument("--record", metavar="WHAT", help="append the table to evaluation/RESULTS.md, with what changed")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the answers in this folder")
    chosen = parser.parse_args(argv)
    unknown = set(chosen.measures) - {m.name for m in MEASURES}
    if unknown:
        parser.error(f"no such measure: {', '.join(sorted(unknown))}")
    benchmarks = benchmarks_folder()
    if benchmarks is None:
        print(SKIPPED)
        return 0
    if chosen.keep:
        chosen.keep.mkdir(parents=True, exist_ok=True)
    found = list(scores([m for m in MEASURES if not chosen.measures or m.name in chosen.measures], benchmarks, keep=chosen.keep))
    console = Console()
    console.print(table_of(found))
    if chosen.record:
        with RESULTS.open("a", encoding="utf-8") as results:
            results.write(as_markdown(found, chosen.record))
        console.print(f"Appended to {RESULTS.relative_to(ROOT)}.")
    return 1 if any(one.reports == 0 for one in found) else 0


if __name__ == "__main__":
    sys.exit(main())
