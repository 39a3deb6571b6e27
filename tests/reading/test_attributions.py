"""Who is said to say what."""

from __future__ import annotations

import itertools
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panj.reading import Reader
from panj.reading.attributions import find_attributions, find_cues

WORDS = ["officials", "said", "that", "the", "bridge", "had", "fallen", ",", ".", "according", "to", "Awa", "Sow", "denied", '"', "no", "one", "told"]


@cache
def _open() -> Reader:
    return Reader.open()


@pytest.fixture
def reader() -> Reader:
    return _open()


def test_a_cue_brings_its_source_and_its_content(reader: Reader) -> None:
    text = "The army had left the town before dawn, Mayor Awa Sow said on Monday. Nobody else was there."
    (found,) = find_attributions(reader.scan(text), reader)
    assert found.source[0].of(text) == "Mayor Awa Sow"
    assert found.cue[0].of(text).startswith("said")
    assert found.content[0].of(text).startswith("The army had left the town")


def test_a_content_never_reaches_into_its_cue(reader: Reader) -> None:
    text = "\u201cWe saw smoke,\u201d Awa Sow said, \u201cand then we ran.\u201d Police also said the road was closed."
    for found in find_attributions(reader.scan(text), reader):
        assert not any(cue.overlap(span) for cue in found.cue for span in (*found.content, *found.source))


@settings(max_examples=25, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=40))
def test_cues_stand_apart_and_in_order(words: list[str]) -> None:
    reader = _open()
    scan = reader.scan(" ".join(words))
    cues = find_cues(scan, reader)
    assert all(a.last < b.first for a, b in itertools.pairwise(cues))
    assert all(0 <= c.first <= c.last < len(scan.pieces) for c in cues)
