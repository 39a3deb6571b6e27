"""Header lines and stated days of plain text files."""

from __future__ import annotations

from datetime import datetime

import pytest

from panj.reports.plain import draft_given, draft_plain, read_names, stated_day

FILE = """Title: Ferry stopped
Publisher: The Lakeside Herald
Published: 5 March 2024
URL: https://lake.example/1
Author: Ruth Ekal
Agency: AFP

Boats wait.
"""


def test_header_lines_become_metadata_and_leave_the_text() -> None:
    draft = draft_plain(FILE)
    assert draft.text == "Ferry stopped\n\nBoats wait.\n"
    assert (draft.title, draft.publisher, draft.published) == ("Ferry stopped", "The Lakeside Herald", datetime(2024, 3, 5))
    assert (draft.url, draft.authors, draft.agency) == ("https://lake.example/1", ("Ruth Ekal",), "Agence France-Presse")


def test_a_string_keeps_its_header_lines() -> None:
    draft = draft_given(FILE)
    assert draft.text == FILE
    assert draft.publisher == "The Lakeside Herald"
    assert draft.text[draft.body_start :] == "Boats wait.\n"


def test_a_title_that_the_body_repeats_stands_once() -> None:
    assert draft_plain("Title: Ferry stopped\n\nFERRY STOPPED.\n\nBoats wait.").text == "FERRY STOPPED.\n\nBoats wait."


@pytest.mark.parametrize("text", ["Warning: boats wait.\n\nMore.", "Source: the port.", "Title: Ferry stopped\nBoats wait.", "Note\n\nBoats."])
def test_other_colons_are_no_header(text: str) -> None:
    draft = draft_plain(text)
    assert draft.text == text
    assert draft.title is None


def test_a_day_is_stated_near_an_end_only() -> None:
    assert stated_day("Ferry stopped\nPublished on March 5, 2024\n\nBoats wait.") == datetime(2024, 3, 5)
    assert stated_day("Boats wait.\n" * 400 + "Posted: 2024-03-05") == datetime(2024, 3, 5)
    assert stated_day("Boats wait.\n" * 20 + "Posted: 2024-03-05\n" + "Boats wait.\n" * 20) is None
    assert stated_day("The list was published on Tuesday.") is None


def test_names_of_a_byline() -> None:
    assert read_names("Ruth Ekal and Peter Lomuria in Lodwar") == ("Ruth Ekal", "Peter Lomuria")
    assert read_names("our staff writer") == ()
