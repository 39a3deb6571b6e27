"""Pieces and windows: nothing is truncated, nothing is answered twice."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from panj.reading.reader import MODEL
from panj.reading.sentences import find_sentences
from panj.reading.windows import WINDOW, cut_pieces, cut_windows, open_tokenizer
from panj.records import Span

TOKENIZER = open_tokenizer(MODEL / "tokenizer.json")


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(["Troops left.", "The road, closed since May, is open!", "x" * 40, "\n", "Ünïcode ﬁre 火"]), max_size=220))
def test_cores_cover_every_piece_once(parts: list[str]) -> None:
    text = " ".join(parts)
    pieces = cut_pieces(text, TOKENIZER)
    windows = cut_windows(pieces, find_sentences(text))
    covered = [i for w in windows for i in range(w.core_start, w.core_stop)]
    assert covered == list(range(len(pieces)))
    assert all(w.start <= w.core_start < w.core_stop <= w.stop and w.stop - w.start <= WINDOW for w in windows)


def test_pieces_know_the_characters_they_cover() -> None:
    text = "Rebels took Kidira."
    pieces = cut_pieces(text, TOKENIZER)
    first, last = pieces.covering(Span(start=12, stop=18)) or (0, 0)
    assert text[pieces.starts[first] : pieces.stops[last]] == "Kidira"
    assert pieces.covering(Span(start=6, stop=7)) is None
