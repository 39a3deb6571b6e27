"""Who vouches: one name for a body and its spokesmen, nobody's for the unnamed."""

from __future__ import annotations

import pytest

from panj.records import Kind, Source, SourceKind
from panj.situation.origins import agency_of, is_unnamed, name_origins
from panj.situation.speakers import clean_source, find_affiliations, find_speaker
from tests.situation.invented import Case, report


def voices(case: Case) -> list[str]:
    found = name_origins(case.reports, case.claims)
    return [found[c.id].key for c in case.claims]


def test_a_spokesman_is_his_body_in_every_report() -> None:
    case = Case()
    one = case.add(report("2030-03-01", "A", "Norland Ministry of Defence spokesman Colonel Anton Reva said the road was open."))
    two = case.add(report("2030-03-02", "B", "The bridge is safe, Reva said. The Norland Defense Ministry asked drivers to wait."))
    case.claim(one, "the road was open", Kind.STATE, who="Anton Reva", source=SourceKind.PERSON)
    case.claim(two, "The bridge is safe", Kind.STATE, who="Reva", source=SourceKind.PERSON)
    case.claim(two, "asked drivers to wait", Kind.REQUEST, who="Norland Defense Ministry")
    assert len(set(voices(case))) == 1


def test_a_councillor_is_himself() -> None:
    case = Case()
    one = case.add(report("2030-03-01", "A", "Mila Orso of the Oru town council said the well was dry. The council said nothing."))
    case.claim(one, "the well was dry", Kind.STATE, who="Mila Orso", source=SourceKind.PERSON)
    assert voices(case) == ["named:mila orso"]


def test_an_unattributed_sentence_is_the_agencys_and_a_lead_its_speakers() -> None:
    case = Case()
    one = case.add(
        report(
            "2030-03-01",
            "The Post",
            "ORU (Delta) - Forty barges are stuck at the bridge of Oru.\n\n"
            "Harbour master Lena Fisk said forty barges were stuck at the bridge.\n\nRain fell.",
        )
    )
    case.claim(one, "Forty barges are stuck at the bridge of Oru", Kind.STATE)
    case.claim(one, "forty barges were stuck at the bridge", Kind.STATE, who="Lena Fisk", source=SourceKind.PERSON)
    case.claim(one, "Rain fell", Kind.STATE)
    lead, spoken, rain = voices(case)
    assert lead == spoken
    assert "delta" in rain


@pytest.mark.parametrize(
    ("name", "kind", "unnamed"),
    [
        ("two border officers", SourceKind.PERSON, True),
        ("a Norland border officer in Velm", SourceKind.BODY, True),
        ("residents", SourceKind.BODY, True),
        ("unnamed: believed", SourceKind.UNNAMED, True),
        ("Anton Reva", SourceKind.PERSON, False),
        ("police", SourceKind.BODY, False),
        ("the governor", SourceKind.PERSON, False),
        ("Norland Ministry of Defence", SourceKind.BODY, False),
    ],
)
def test_who_is_unnamed(name: str, kind: SourceKind, unnamed: bool) -> None:
    assert is_unnamed(Source(name=name, kind=kind)) is unnamed


def test_a_speaker_beside_the_clause_is_found() -> None:
    text = "Two officers, who asked not to be named, said shells had run out. The road is shut, the mayor of Velm said."
    assert find_speaker(text, text.index("shells"), text.index(" out.") + 4) == "Two officers"
    assert find_speaker(text, text.index("The road"), text.index(", the mayor")) == "the mayor of Velm"
    assert find_speaker("The road is shut.", 0, 16) is None


def test_speech_is_no_part_of_a_name() -> None:
    assert clean_source("Anton Reva, told the Post") == "Anton Reva"
    assert clean_source("Mila Orso, a nurse") == "Mila Orso"


def test_people_are_found_with_their_bodies() -> None:
    found = {
        (a.person, a.body, a.speaks)
        for a in find_affiliations(
            "Dr Ina Sol of Oru Regional Hospital said so. Mila Orso of the Oru town council said so too. M9 spokesman Pavel Dorn said."
        )
    }
    assert ("Ina Sol", "Oru Regional Hospital", True) in found
    assert ("Pavel Dorn", "M9", True) in found
    assert any(person == "Mila Orso" and not speaks for person, _, speaks in found)


def test_the_agency_of_a_dateline() -> None:
    assert agency_of(report("2030-03-01", "The Post", "ORU, March 1 (Delta) - Rain fell.")) == "Delta"
    assert agency_of(report("2030-03-01", "The Post", "Rain fell (again) in Oru.")) is None
