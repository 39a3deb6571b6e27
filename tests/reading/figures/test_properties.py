"""Figures of any text: spans lie in it, ranges run upward, nothing raises, long texts take time in proportion."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panj.reading.figures import find_figures, governing_figure
from panj.reading.figures.tokens import cut
from panj.records import Span

SNIPPETS = """1 2 12 300 1,200 1.5 2019 10^400 1/0 1/2 ½ $ % US$ € - – / . , ; ( ) " ' more than at least up to about nearly some or so plus a an the
of in half third dozen dozens hundreds thousands million m bn k several couple one two twenty no none nobody between and from to rose fell by killed
people soldiers dead wounded were percent km metres year old May 2021 a.m. No. Route minus each two-state 3-1 9:30 7.5.1 p . cents USD sub"""
WORDS = st.sampled_from(SNIPPETS.split())


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_spans_lie_in_the_text_and_do_not_cross(parts: list[str]) -> None:
    text = " ".join(parts)
    figures = find_figures(text)
    for figure in figures:
        assert 0 <= figure.span.start < figure.span.stop <= len(text)
    starts = [figure.span.start for figure in figures]
    assert starts == sorted(starts)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    for figure in find_figures(text):
        assert figure.span.of(text)


@settings(max_examples=100, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=20), st.integers(0, 40), st.integers(1, 60))
def test_a_claim_takes_a_figure_that_it_holds(parts: list[str], start: int, length: int) -> None:
    text = " ".join(parts)
    if start >= len(text):
        return
    claim = Span(start=start, stop=min(len(text), start + length))
    figure = governing_figure(find_figures(text), claim, text)
    assert figure is None or figure.span.overlap(claim)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 999_999_999))
def test_digits_with_commas_keep_their_value(value: int) -> None:
    (figure,) = find_figures(f"They counted {value:,} people.")
    assert figure.low == figure.high == value


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_tokens_cover_all_but_blanks(text: str) -> None:
    tokens = cut(text)
    covered = "".join(tokens.words)
    assert "".join(covered.split()) == "".join(text.split())


PIECES = ["1 and ", "12 May, ", "just ", "1.", '5" ', "hundreds of ", "more than ", "a@", "1-", "one in ", "of the 3 ", "1111111111", "and 1 or 2 "]


@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_length(piece: str) -> None:
    def seconds(times: int) -> float:
        start = process_time()
        find_figures(piece * times)
        return process_time() - start

    seconds(10)
    assert seconds(8000) < 40 * seconds(800) + 0.5
