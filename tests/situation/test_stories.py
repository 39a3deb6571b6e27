"""Stories: reports of one affair together, others apart."""

from __future__ import annotations

from panj.situation.stories import find_stories
from tests.situation.invented import report

FLOOD = [
    "The river Sarn flooded the market of Oru and swept away a grain barge.",
    "Oru counts the damage after the Sarn flooded its market; a barge of grain is lost.",
]
CHESS = [
    "Ina Sol won the chess title of Norland with a queen's gambit in the last round.",
    "Chess: Sol takes the Norland title after a queen's gambit in the final round.",
]


def test_two_affairs_are_two_stories() -> None:
    reports = [report(f"2030-03-0{i + 1}", f"Paper {i}", text) for i, text in enumerate([*FLOOD, *CHESS])]
    found = {frozenset(s.reports) for s in find_stories(reports)}
    assert found == {frozenset(r.id for r in reports[:2]), frozenset(r.id for r in reports[2:])}


def test_no_reports_no_stories() -> None:
    assert find_stories([]) == ()
