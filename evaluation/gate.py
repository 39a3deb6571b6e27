"""Fails when a pinned floor is broken, or when the gold files are not those that the floors were pinned on (`make gate`).

A floor is what was measured when it was pinned; a score may fall below it by the measure's noise, which is named beside it; .01 to .02 where
the learned reader decides, since int8 arithmetic differs between processors.
`--pin` raises floors to what is measured now; `--lower "why"` also lowers them, and writes why into the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, Python would look only in this folder

from evaluation.evaluate import SKIPPED, Score, scores  # noqa: E402
from evaluation.measures import MEASURES, Measure, benchmarks_folder  # noqa: E402

FLOORS = Path(__file__).with_name("floors.json")
NOISE = 0.005
"""How far a score may fall below its floor: onnxruntime's int8 kernels round differently from one processor to another, which moves a
handful of spans a file. A named guess until two kinds of machine have been measured; a measure may state its own."""
COARSE = {"figure_recall": 0.03}
"""Noise of numbers that count few things and so move by whole ones: a figure of the 42 is .024."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """What one measure must reach, on which gold."""

    gold_sha256: str
    numbers: dict[str, float]
    noise: float = NOISE
    lowered: tuple[str, ...] = ()
    """Why the floor was lowered, each time it was."""


def floors_in(path: Path) -> dict[str, Floor]:
    """The pinned floors by measure; none when the file is not there yet."""
    if not path.is_file():
        return {}
    stated: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return {name: Floor(**{**floor, "lowered": tuple(floor.get("lowered", ()))}) for name, floor in stated.items()}


def written(floors: dict[str, Floor]) -> str:
    """The floors as the file holds them."""
    stated = {
        name: {"gold_sha256": floor.gold_sha256, "noise": floor.noise, "numbers": floor.numbers, "lowered": list(floor.lowered)}
        for name, floor in sorted(floors.items())
    }
    return json.dumps(stated, indent=1, ensure_ascii=False) + "\n"


def gold_digest(measure: Measure, benchmarks: Path) -> str:
    """SHA-256 of the gold file, and for a crisis of its reports too."""
    gold = benchmarks / measure.gold
    files = [gold, gold.with_name("reports.jsonl")] if measure.task == "crisis" else [gold]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def broken(score: Score, floor: Floor) -> list[str]:
    """What fell below the floor, in words.

    >>> from evaluation.measures import MEASURES
    >>> fell = Score(measure=MEASURES[0], numbers={"f1": 0.4}, reports=1, seconds=1.0, failed=0)
    >>> broken(fell, Floor(gold_sha256="", numbers={"f1": 0.5}))
    ['situation f1 is 0.4000, below its floor of 0.5000 (noise 0.005)']
    """
    found = []
    for name, least in floor.numbers.items():
        reached, noise = score.numbers.get(name), max(floor.noise, COARSE.get(name, 0.0))
        if reached is None or reached < least - noise:
            shown = "missing" if reached is None else f"{reached:.4f}"
            found.append(f"{score.measure.name} {name} is {shown}, below its floor of {least:.4f} (noise {noise})")
    if score.failed:
        found.append(f"{score.measure.name}: {score.failed} of {score.reports} records failed")
    return found


def pinned(score: Score, floor: Floor | None, digest: str, *, why: str | None) -> Floor:
    """The floor after this score: raised where the score is higher, lowered only when there is a reason `why`."""
    before = floor.numbers if floor and floor.gold_sha256 == digest else {}
    held = list(score.numbers.items())[: score.measure.held]
    reached = {name: round(number, 4) for name, number in held if number is not None}
    numbers = reached if why else {name: max(number, before.get(name, 0.0)) for name, number in reached.items()}
    lowered = floor.lowered if floor else ()
    fell = sorted(name for name, least in before.items() if numbers.get(name, 0.0) < least)
    if why and fell:
        lowered = (*lowered, f"{', '.join(fell)}: {why}")
    return Floor(gold_sha256=digest, numbers=numbers, noise=floor.noise if floor else NOISE, lowered=lowered)


def check(measures: Sequence[Measure], benchmarks: Path) -> list[str]:
    """Every broken floor among the measures that have one."""
    floors = floors_in(FLOORS)
    changed = [m.name for m in measures if m.name in floors and floors[m.name].gold_sha256 != gold_digest(m, benchmarks)]
    found = [f"{name}: the gold file is not the one that the floors were pinned on; pin them anew with --pin" for name in changed]
    held = [m for m in measures if m.name in floors and m.name not in changed]
    for score in scores(held, benchmarks):
        fallen = broken(score, floors[score.measure.name])
        lead = next(iter(score.numbers.values()))
        print(f"{'BROKEN' if fallen else 'held  '}  {score.measure.name}: {'-' if lead is None else f'{lead:.4f}'} at {score.speed:.1f} reports/s")
        found += fallen
    return found


def pin(measures: Iterable[Measure], benchmarks: Path, *, why: str | None) -> None:
    """Measures and writes the floors."""
    floors = floors_in(FLOORS)
    for score in scores(list(measures), benchmarks):
        name = score.measure.name
        floors[name] = pinned(score, floors.get(name), gold_digest(score.measure, benchmarks), why=why)
        FLOORS.write_text(written(floors), encoding="utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line; 1 when a floor is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measures", nargs="*", help="which (default: all that have a floor)")
    parser.add_argument("--quick", action="store_true", help="only those that `make test` has the time for")
    parser.add_argument("--pin", action="store_true", help="raise the floors to what is measured now")
    parser.add_argument("--lower", metavar="WHY", help="with --pin: lower them too, and say why")
    chosen = parser.parse_args(argv)
    benchmarks = benchmarks_folder()
    if benchmarks is None:
        print(SKIPPED)
        return 0
    measures = [m for m in MEASURES if (not chosen.measures or m.name in chosen.measures) and (m.quick or not chosen.quick)]
    if chosen.pin:
        pin(measures, benchmarks, why=chosen.lower)
        return 0
    fallen = check(measures, benchmarks)
    for line in fallen:
        print(line, file=sys.stderr)
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
