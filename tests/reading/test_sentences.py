"""Where sentences end."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.reading.sentences import find_sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Karim spoke. He left.", ["Gen. Karim spoke.", "He left."]),
        ("It cost $1.5 million. Nobody paid.", ["It cost $1.5 million.", "Nobody paid."]),
        ('"We hold it." The army denied that.', ['"We hold it."', "The army denied that."]),
        ("KEY POINTS\n\n• A bridge fell\n• Two died", ["KEY POINTS", "• A bridge fell", "• Two died"]),
        ("The U.S. army left.", ["The U.S. army left."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, expected: list[str]) -> None:
    assert [s.of(text) for s in find_sentences(text)] == expected


@given(st.text(max_size=300))
def test_sentences_lie_in_the_text_in_order_and_lose_no_word(text: str) -> None:
    spans = find_sentences(text)
    assert all(a.stop <= b.start for a, b in itertools.pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
