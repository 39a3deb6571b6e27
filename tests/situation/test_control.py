"""Control: the words that tell a holder, and sides under many names."""

from __future__ import annotations

import pytest

from panj.records import Kind, Standing
from panj.situation import situation_at
from panj.situation.grounds import named_grounds
from panj.situation.sides import find_sides, party_of
from tests.situation.invented import Case, report


def board(*rows: tuple[str, str, str | None, Standing]) -> dict[str, str | None]:
    """The board after reports of (day, clause on Oru, who says so, standing), the war being of M9 against the army of Norland."""
    case = Case()
    one = case.add(report("2030-02-01", "A", "M9 fighters captured Tarn from the Norland army."))
    case.claim(one, "M9 fighters captured Tarn from the Norland army", Kind.CONTROL, where="Tarn", actor="M9 fighters", recipient="Norland army")
    for n, (day, clause, who, standing) in enumerate(rows):
        one = case.add(report(day, f"Paper {n}", f"{clause}. More is not known."))
        case.claim(one, clause, Kind.CONTROL, who=who, where="Oru", standing=standing)
    return {h.place.name: "contested" if h.contested else h.holder for h in situation_at(case.reports, case.claims).control}


SAID, DENIED = Standing.ASSERTED, Standing.DENIED


@pytest.mark.parametrize(
    "clause",
    [
        "Oru fell to M9",
        "M9 fighters overran Oru",
        "Oru is in the hands of M9",
        "Oru was captured by M9 fighters",
        "Oru remains under M9 control",
        "the army withdrew from Oru",
    ],
)
def test_what_tells_that_m9_holds_it(clause: str) -> None:
    assert "M9" in str(board(("2030-03-01", clause, "Mila Orso", SAID))["Oru"])


def test_retaken_and_lost_again() -> None:
    rows = [("2030-03-01", "M9 fighters overran Oru", None, SAID), ("2030-03-04", "the Norland army has retaken Oru", None, SAID)]
    assert "Norland" in str(board(*rows)["Oru"])
    assert "M9" in str(board(*rows, ("2030-03-09", "Oru fell to M9", None, SAID))["Oru"])


def test_claimed_and_denied_is_contested_and_a_concession_settles_it() -> None:
    rows = [("2030-03-01", "M9 fighters captured Oru", "M9", SAID), ("2030-03-01", "Oru has fallen", "Norland army", DENIED)]
    assert board(*rows)["Oru"] == "contested"
    assert "M9" in str(board(*rows, ("2030-03-03", "our troops left Oru", "Norland army", SAID))["Oru"])


def test_plans_tell_no_holder() -> None:
    assert "Oru" not in board(("2030-03-01", "M9 fighters will capture Oru", "M9", Standing.PLANNED))


def test_sides_have_many_names() -> None:
    sides = find_sides(["M9 fighters", "M9", "M9 rebels", "Norland army", "Norland troops", "army"], [("M9", "Norland army")])
    assert sides.side_of("the army") == sides.side_of("Norland Ministry of Defence") == sides.side_of("government forces")
    assert sides.side_of("the rebels") == sides.side_of("M9 fighters")
    assert party_of("they") is None


def test_initials_stand_for_the_name() -> None:
    sides = find_sides(["Norland Liberation Front", "NLF", "NLF fighters"])
    assert sides.side_of("NLF") == sides.side_of("Norland Liberation Front")


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("they had captured the centre of Oru Vale, a town", ["Oru Vale"]),
        ("Velm was lost on Sunday", ["Velm"]),
        ("M9 captured the Norland border post", []),
    ],
)
def test_the_ground_a_clause_is_about(words: str, names: list[str]) -> None:
    assert [span.of(words) for span in named_grounds(words)] == names
