"""Words find the reports that hold them, and where."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panj.errors import LedgerError
from panj.ledger import Hit, Ledger
from panj.ledger.searching import WINDOW, choose_window, match_terms
from panj.records import Claim, Kind, Reading, Report, Span

FERRY = "The ferry at Kharkul stopped. Soldiers crossed at dawn, said Mayor Élan Darvish."
CAMPS = "Camps are being readied near the bridge. " + "Nothing else was said that day. " * 30 + "A soldier guarded the bridge at Sarband."


@pytest.fixture
def ledger():
    with Ledger.open(":memory:") as ledger:
        for text in (FERRY, CAMPS):
            report = Report(text=text)
            claim = Claim(report_id=report.id, reader="r", span=Span(start=0, stop=text.index(".")), kind=Kind.STATE)
            ledger.append(report, Reading(report_id=report.id, reader="r", claims=(claim,)))
        yield ledger


def found(hit: Hit) -> list[str]:
    return [word.of(hit.report.text) for word in hit.words]


def test_stems_case_and_accents_do_not_matter(ledger: Ledger) -> None:
    assert [found(hit) for hit in ledger.search("SOLDIER kharkul")] == [["Kharkul", "Soldiers"]]
    assert [found(hit) for hit in ledger.search("elan")] == [["Élan"]]
    assert len(list(ledger.search("soldiers"))) == 2


def test_phrases_and_exclusions(ledger: Ledger) -> None:
    assert [hit.report.text for hit in ledger.search('"bridge at Sarband"')] == [CAMPS]
    assert [hit.report.text for hit in ledger.search('"Sarband bridge"')] == []
    assert [hit.report.text for hit in ledger.search("soldier -ferry")] == [CAMPS]


def test_the_claims_that_hold_the_words_are_named(ledger: Ledger) -> None:
    (hit,) = ledger.search("ferry")
    assert hit.claims == tuple(c.id for c in ledger.claims() if c.report_id == hit.report.id)
    (hit,) = ledger.search("dawn")
    assert hit.claims == ()


def test_the_stretch_shown_holds_the_words(ledger: Ledger) -> None:
    (hit,) = ledger.search("guarded Sarband")
    shown = hit.span.of(hit.report.text)
    assert "guarded the bridge at Sarband" in shown
    assert len(shown) <= WINDOW


@pytest.mark.parametrize("words", ["bridge AND", "NEAR(x", "col:bridge", "b*", '"', "(((", "bridge' OR 1=1", "^bridge"])
def test_no_word_is_an_operator(ledger: Ledger, words: str) -> None:
    with suppress(LedgerError):  # only for want of a word
        list(ledger.search(words))
        return
    assert not any(c.isalnum() for c in words)


def test_nothing_to_search_for(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="nothing to search for in '-bridge'; give at least one word that must occur, such as: panj search bridge"):
        list(ledger.search("-bridge"))


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_every_text_is_a_query_or_refused(words: str) -> None:
    with suppress(LedgerError), Ledger.open(":memory:") as ledger:
        assert match_terms(words)
        assert list(ledger.search(words)) == []


@given(st.text(min_size=1, max_size=900), st.data())
def test_the_window_lies_in_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    word = Span(start=start, stop=data.draw(st.integers(start + 1, min(len(text), start + 30))))
    window = choose_window(text, [word])
    assert window.stop <= len(text)
    assert window.overlap(word)


def test_text_that_holds_the_marks_is_found_all_the_same() -> None:
    with Ledger.open(":memory:") as ledger:
        report = Report(text="The \ue000 bridge \ue001 fell.")
        ledger.append(report, Reading(report_id=report.id, reader="r"))
        (hit,) = ledger.search("bridge")
    assert hit.words == ()
