"""The words behind a line, in their surroundings, and a report's text with every claim marked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from panj.brief.days import moment_words
from panj.brief.voices import chain_words
from panj.records import Claim, Line, Report, Situation

AROUND = 130
"""Characters shown on either side of a quote: about a sentence."""
MOST_QUOTES = 12
"""Quotes shown under one line; the rest are counted and stand marked in the reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One claim of a line: its exact words and what stands around them."""

    claim: Claim
    report: Report
    number: int
    """The report's number in the brief's list, from 1."""
    before: str
    words: str
    after: str
    chain: str
    moment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a report's text under one claim. Pieces nest: none crosses another's edge."""

    start: int
    stop: int
    claim_id: str
    first: bool
    """Whether the claim begins here: the anchor that lines point to."""


def quotes(line: Line, situation: Situation) -> tuple[Quote, ...]:
    """The claims behind a line, as many as are shown, in the line's order."""
    numbers = {report.id: number for number, report in enumerate(situation.reports, 1)}
    return tuple(_quote(situation.claim(claim_id), situation, numbers) for claim_id in line.claims[:MOST_QUOTES])


def _quote(claim: Claim, situation: Situation, numbers: dict[str, int]) -> Quote:
    report = situation.report(claim.report_id)
    text, span = report.text, claim.span
    start, stop = max(0, span.start - AROUND), min(len(text), span.stop + AROUND)
    before, after = text[start : span.start], text[span.stop : stop]
    if start > 0 and " " in before:
        before = "… " + before.split(" ", 1)[1]
    if stop < len(text) and " " in after:
        after = after.rsplit(" ", 1)[0] + " …"
    return Quote(
        claim=claim,
        report=report,
        number=numbers[report.id],
        before=_one_paragraph(before, last=True),
        words=span.of(text),
        after=_one_paragraph(after, last=False),
        chain=chain_words(claim, report),
        moment=moment_words(claim.known_moment),
    )


def _one_paragraph(words: str, *, last: bool) -> str:
    """Only the paragraph next to the quote: a neighbouring headline or caption would read as one sentence with it."""
    parts = words.split("\n")
    return parts[-1] if last else parts[0]


def nested_pieces(claims: Iterable[Claim]) -> tuple[Piece, ...]:
    """The claims' stretches, outer before inner; a claim that crosses another's edge is cut there into two pieces."""
    waiting = [(claim.span.start, -claim.span.stop, claim.id, True) for claim in claims]
    heapify(waiting)
    pieces: list[Piece] = []
    open_stops: list[int] = []
    while waiting:
        start, negative_stop, claim_id, first = heappop(waiting)
        stop = -negative_stop
        while open_stops and open_stops[-1] <= start:
            open_stops.pop()
        if open_stops and stop > open_stops[-1]:
            heappush(waiting, (open_stops[-1], -stop, claim_id, False))
            stop = open_stops[-1]
        open_stops.append(stop)
        pieces.append(Piece(start=start, stop=stop, claim_id=claim_id, first=first))
    return tuple(pieces)
