"""Series: how values stand to each other and what is printed now."""

from __future__ import annotations

import pytest

from panj.records import Kind, Relation, Series
from panj.situation import situation_at
from tests.situation.invented import Case, report


def series(*rows: tuple[str, str, float, str], extra: str = "") -> Series:
    """The one series of reports (day, who, number, words); `words` hold the number as {n}."""
    case = Case()
    for day, who, number, words in rows:
        clause = words.format(n=f"{number:,.0f}")
        one = case.add(report(day, f"Paper of {day} by {who}", f"{clause}, the {who} said.{extra}"))
        case.claim(
            one, clause, Kind.DISPLACE, who=who, where="Velm" if "Velm" in clause else None, figure=(number, number, "families"), effect="displaced"
        )
    found = situation_at(case.reports, case.claims).series
    assert len(found) == 1
    return found[0]


SHELTER = "{n} families from Oru are registered in the shelters of Velm"


def test_a_tally_grows() -> None:
    found = series(("2030-03-01", "Velm relief office", 200, SHELTER), ("2030-03-09", "Velm relief office", 1100, SHELTER))
    assert (found.relation, found.low, found.high) == (Relation.GROWS, 1100, 1100)


def test_two_counts_of_one_day_are_disputed() -> None:
    found = series(("2030-03-01", "Velm relief office", 200, SHELTER), ("2030-03-01", "Harvest Ministry", 900, SHELTER))
    assert (found.relation, found.low, found.high, found.origin) == (Relation.DISPUTED, 200, 900, None)


def test_a_correction_revises() -> None:
    found = series(
        ("2030-03-01", "Velm relief office", 530, SHELTER),
        ("2030-03-02", "Velm relief office", 350, "Correcting its count of March 1, {n} families from Oru are registered in the shelters of Velm"),
    )
    assert (found.relation, found.low) == (Relation.REVISED, 350)


def test_equal_counts_agree() -> None:
    found = series(("2030-03-01", "Velm relief office", 200, SHELTER), ("2030-03-02", "Harvest Ministry", 200, SHELTER))
    assert found.relation is Relation.AGREES


@pytest.mark.parametrize("number", [40.0, 150.0])
def test_a_part_lies_inside_its_whole(number: float) -> None:
    case = Case()
    one = case.add(
        report("2030-03-01", "A", f"200 families fled from Oru to Velm, {number:.0f} of them on Sunday alone, the Velm relief office said.")
    )
    case.claim(one, "200 families fled from Oru to Velm", Kind.DISPLACE, who="Velm relief office", where="Velm", figure=(200, 200, "families"))
    case.claim(
        one, f"{number:.0f} of them on Sunday alone", Kind.DISPLACE, who="Velm relief office", where="Velm", figure=(number, number, "families")
    )
    (found,) = situation_at(case.reports, case.claims).series
    assert (found.relation, found.low) == (Relation.PARTS, 200)
