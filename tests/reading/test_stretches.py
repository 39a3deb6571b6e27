"""Where claims stand."""

from __future__ import annotations

import pytest

from panj.reading import Reader
from panj.reading.stretches import MOST_OVERLAP, find_candidates, find_stretches

TEXT = "Shells hit the market of Kidira on Sunday, killing nine people and wounding forty, a nurse said. The army closed the road."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


def test_candidates_come_strongest_first_and_know_their_rivals(reader: Reader) -> None:
    candidates = find_candidates(reader.scan(TEXT), reader)
    strengths = [sum(c.evidence[:4]) for c in candidates]
    assert strengths == sorted(strengths, reverse=True)
    rivals, covered = zip(*((c.evidence[5], c.evidence[6]) for c in candidates), strict=True)
    assert (rivals[0], covered[0]) == (0.0, 0.0)
    assert all((n > 0) == (share > 0) and 0 <= share <= 1 for n, share in zip(rivals, covered, strict=True))
    assert all(len(c.evidence) + 1 == len(reader.labels.score) for c in candidates)


def test_two_candidates_never_share_most_of_their_pieces(reader: Reader) -> None:
    candidates = find_candidates(reader.scan(TEXT), reader)
    for i, a in enumerate(candidates):
        for b in candidates[:i]:
            shared = max(0, min(a.last, b.last) - max(a.first, b.first) + 1)
            assert shared <= MOST_OVERLAP * (max(a.last, b.last) - min(a.first, b.first) + 1)


def test_a_higher_bar_only_leaves_claims_out(reader: Reader) -> None:
    scan = reader.scan(TEXT)
    low, high = ({(s.first, s.last) for s in find_stretches(scan, reader, least=least)} for least in (0.2, 0.6))
    assert high <= low
    assert high


def test_an_empty_text_has_no_claims(reader: Reader) -> None:
    assert find_stretches(reader.scan(""), reader) == ()
