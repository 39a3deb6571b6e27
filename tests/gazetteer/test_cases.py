"""The suite of ambiguous names: tables that an analyst can read and write, in `cases/`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from panj.gazetteer import Gazetteer, distance_km, resolve_places
from panj.records import Place, Report, Span

CASES = Path(__file__).parent / "cases"
FLOOR = 1.0
"""Share of the cases that must be right; measured at 0.98 or better when the suite was written."""


@dataclass(frozen=True, slots=True)
class Case:
    report: str
    name: str
    country: str
    lat: float
    lon: float


def read_cases() -> Iterator[Case]:
    for path in sorted(CASES.glob("*.md")):
        for line in path.read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if line.startswith("|") and len(cells) == 4 and cells[0] != "report" and not cells[0].startswith("--"):
                lat, lon = (float(part) for part in cells[3].split(","))
                yield Case(report=cells[0], name=cells[1], country=cells[2], lat=lat, lon=lon)


def resolve(case: Case, gazetteer: Gazetteer) -> Place:
    start = case.report.index(case.name)
    return resolve_places(Report(text=case.report), [Span(start=start, stop=start + len(case.name))], gazetteer)[0]


def is_right(case: Case, place: Place) -> bool:
    if place.lat is None or place.lon is None or (case.country and place.country not in (case.country, None)):
        return False
    return distance_km((place.lat, place.lon), (case.lat, case.lon)) <= max(100.0, min(place.radius_km, 300.0))


def test_cases_are_many_and_well_formed() -> None:
    cases = list(read_cases())
    assert len(cases) >= 150
    assert all(case.name in case.report for case in cases)


def test_share_of_cases_that_are_right(gazetteer: Gazetteer) -> None:
    wrong = []
    cases = list(read_cases())
    for case in cases:
        place = resolve(case, gazetteer)
        if not is_right(case, place):
            wrong.append(f"{case.name!r} in {case.report!r}: {place.name}, {place.path}, {place.lat}, {place.lon}; {place.reasons}")
    assert len(wrong) <= (1 - FLOOR) * len(cases), f"{len(wrong)} of {len(cases)} wrong:\n" + "\n".join(wrong)
