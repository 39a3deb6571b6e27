"""The parts of a report told apart."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from panj.records import PassageKind
from panj.reports.drafts import Draft
from panj.reports.passages import find_parts

REPORT = """Ferry stopped at lake crossing

By Ruth Ekal

KEY POINTS
 • No boat since Sunday
 • Some 400 people wait

KIBISH, March 5, 2024 (AFP) — The ferry has not sailed since Sunday night, the port said.

Families on the bank at dawn.
Families on the bank at dawn. AFP / STAFF

FILE PHOTO: The ferry in 2019.

> It did not come.

The port would pay for a second boat, it said.

Copyright 2024 AFP. All rights reserved.
"""


def _found(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.span.of(text)) for passage in find_parts(Draft(text=text, title=title)).passages]


def test_every_part_is_told() -> None:
    assert _found(REPORT) == [
        ("headline", "Ferry stopped at lake crossing"),
        ("key_point", "No boat since Sunday"),
        ("key_point", "Some 400 people wait"),
        ("dateline", "KIBISH, March 5, 2024 (AFP) —"),
        ("body", "The ferry has not sailed since Sunday night, the port said."),
        ("caption", "Families on the bank at dawn."),
        ("caption", "Families on the bank at dawn. AFP / STAFF"),
        ("caption", "FILE PHOTO: The ferry in 2019."),
        ("block_quote", "> It did not come."),
        ("body", "The port would pay for a second boat, it said."),
    ]


def test_the_parts_tell_agency_author_and_day() -> None:
    parts = find_parts(Draft(text=REPORT))
    assert parts.agency == "Agence France-Presse"
    assert parts.authors == ("Ruth Ekal",)
    assert parts.day is not None
    assert parts.day.isoformat() == "2024-03-05T00:00:00"


def test_a_pictures_credit_does_not_credit_the_report() -> None:
    text = "The ferry has stopped.\n\nFamilies on the bank. AFP / STAFF\n\nNobody knows why."
    assert find_parts(Draft(text=text)).agency is None
    assert _found(text)[1] == ("caption", "Families on the bank. AFP / STAFF")


def test_bullets_in_the_body_are_body() -> None:
    text = "The port asked for three things:\n\n- a boat\n- water\n\nNone came."
    assert [kind for kind, _ in _found(text)] == ["body"] * 4


def test_bullets_on_top_are_key_points_without_a_heading() -> None:
    text = "- No boat since Sunday\n- Some 400 wait\n\nThe ferry has stopped, the port said on Tuesday."
    assert [kind for kind, _ in _found(text)] == ["key_point", "key_point", "body"]


def test_a_speakers_name_in_a_transcript_is_no_dateline() -> None:
    text = "RUTH EKAL: Has the ferry stopped?\n\nPETER LOMURIA: It has.\n\nRUTH EKAL: Why?"
    assert {kind for kind, _ in _found(text)} == {"body"}


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = [
        "The ferry has not sailed since Sunday night, the",
        "county port office said on Tuesday, while many of",
        "Turkana and Dassanech waited on the bank, some of",
        "them since Friday, without water.",
    ]
    text = "\n".join(lines) + "\n\nThe Red Cross came.\n"
    assert [kind for kind, _ in _found(text)] == ["body", "body"]


def test_a_known_title_is_the_headline_whatever_its_capitals() -> None:
    text = "FERRY STOPPED.\n\nThe ferry has not sailed."
    assert _found(text, title="Ferry stopped")[0] == ("headline", "FERRY STOPPED.")


_LINES = st.sampled_from(
    [
        "KEY POINTS",
        " • A point",
        "- A point",
        "JUBA (AFP) - Boats wait.",
        "By Ruth Ekal",
        "FILE PHOTO: a boat",
        "> quoted",
        "",
        "  ",
        "The port said so.",
        "AFP",
        "Published: 2024-03-05",
    ]
)


@given(st.one_of(st.text(), st.lists(_LINES, max_size=12).map("\n".join)), st.one_of(st.none(), st.text(max_size=20)))
def test_passages_lie_in_the_text_in_order_and_apart(text: str, title: str | None) -> None:
    passages = find_parts(Draft(text=text, title=title)).passages
    stop = 0
    for passage in passages:
        assert passage.span.start >= stop
        assert passage.span.of(text).strip() == passage.span.of(text) != ""
        assert isinstance(passage.kind, PassageKind)
        stop = passage.span.stop
    assert stop <= len(text)
