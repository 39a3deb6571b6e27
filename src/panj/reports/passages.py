"""The parts of a report, told apart: headline, key points, dateline, captions, block quotes, body.

What lies in no passage is furniture: the words "KEY POINTS", a byline, a credit, header lines. The passages are in the
order of the text and do not overlap.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from panj.records import Passage, PassageKind, Span
from panj.reports.agencies import find_credit, first_agency
from panj.reports.cues import is_points_heading, read_cues
from panj.reports.datelines import Dateline, find_dateline
from panj.reports.drafts import Draft
from panj.reports.plain import plain_words, read_names

LONGEST_HEADLINE = 160
"""Characters of the longest line taken for a headline that no metadata names."""
LONGEST_CAPTION = 600
"""Characters of the longest caption (an agency's tells the whole story in four sentences); a longer line that opens like one
is a page whose line ends were lost."""
CREDIT_WITHIN = 120
"""Characters at the end of a caption that hold its credit."""
WRAPPED = range(40, 101)
"""Characters of a line that a mail or a terminal wrapped, so that the next one continues it."""
DATELINE_WITHIN = 3
"""Body paragraphs among which the dateline is looked for."""

_BULLET = re.compile(r"\s*[•·●▪■◦‣➤►*–—-]\s+(?=\S)")
_ROUND_BULLET = re.compile(r"\s*[•●▪■◦‣➤►]\s*(?=\S)")
_FINAL = (".", "!", "?", "”", '"', ":", "…", "»", ")", "’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The passages of a report and what they tell of it."""

    passages: tuple[Passage, ...]
    agency: str | None = None
    authors: tuple[str, ...] = ()
    day: datetime | None = None
    """The day of the dateline, when that states its year."""


def find_parts(draft: Draft) -> Parts:
    r"""The parts of a draft's text.

    >>> parts = find_parts(Draft(text="KEY POINTS\n\n • The bridge is closed\n\nKABUL (AFP) - Trucks wait."))
    >>> [(p.kind.value, p.span.of("KEY POINTS\n\n • The bridge is closed\n\nKABUL (AFP) - Trucks wait.")) for p in parts.passages]
    [('key_point', 'The bridge is closed'), ('dateline', 'KABUL (AFP) -'), ('body', 'Trucks wait.')]
    >>> parts.agency
    'Agence France-Presse'
    """
    text = draft.text
    credit = find_credit(text)
    lines = [line for line in _paragraphs(text, draft.body_start) if credit is None or line.start < credit.span.start]
    if credit and lines:
        lines[-1] = Span(start=lines[-1].start, stop=min(lines[-1].stop, len(text[: credit.span.start].rstrip())))
    walk = _Walk(text=text, title=draft.title, known=draft.passages, lines=tuple(lines))
    found = [*walk.passages()]
    dateline, passages = _cut_dateline(text, found)
    agency = draft.agency or (dateline and dateline.agency) or (credit and credit.agency) or walk.byline_agency()
    authors = draft.authors or walk.authors()
    return Parts(passages=tuple(passages), agency=agency, authors=authors, day=dateline.day if dateline else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Walk:
    """One walk down a report's paragraphs; each is judged by its words and by what came before it."""

    text: str
    title: str | None
    known: Sequence[Passage]
    lines: tuple[Span, ...]

    def passages(self) -> Iterator[Passage]:
        lead, points = True, False
        for number, span in enumerate(self.lines):
            words = span.of(self.text)
            known = next((p for p in self.known if p.span.overlap(span)), None)
            if known is None and is_points_heading(words):
                points = True
                continue
            if known is None and lead and self._is_furniture(words):
                continue
            told = known is not None and known.kind == PassageKind.KEY_POINT
            bullet = self._bullet(number, points=points or told, lead=lead)
            kind = known.kind if known else self._kind(number, words, bullet=bool(bullet) or (points and self._stands_close(number)), lead=lead)
            points = points and kind == PassageKind.KEY_POINT
            lead = lead and kind != PassageKind.BODY
            yield Passage(kind=kind, span=Span(start=span.start + len(bullet), stop=span.stop))

    def authors(self) -> tuple[str, ...]:
        """The names in the first byline that has any."""
        named = (read_names(names) for names in self._bylines() if first_agency(names) is None)
        return next((names for names in named if names), ())

    def byline_agency(self) -> str | None:
        """The agency in a byline."""
        return next((agency for names in self._bylines() if (agency := first_agency(names))), None)

    def _bylines(self) -> Iterator[str]:
        for span in self.lines[:6]:
            words = span.of(self.text)
            if match := _byline(words):
                yield match["names"]
            elif _is_agency_line(words):
                yield words

    def _kind(self, number: int, words: str, *, bullet: bool, lead: bool) -> PassageKind:
        if bullet:
            return PassageKind.KEY_POINT
        if lead and self._is_headline(number, words):
            return PassageKind.HEADLINE
        if self._is_caption(number, words):
            return PassageKind.CAPTION
        return PassageKind.BLOCK_QUOTE if words.startswith(">") else PassageKind.BODY

    def _is_headline(self, number: int, words: str) -> bool:
        if self.title:
            return plain_words(words) == plain_words(self.title)
        if number or len(self.lines) < 2 or len(words) > LONGEST_HEADLINE or words.rstrip().endswith((".", ":", ",", ";")):
            return False
        following = self.lines[1].of(self.text)
        blank_line = "\n\n" in self.text[self.lines[0].stop : self.lines[1].start].replace(" ", "")
        plain = len(words.split()) >= 3 and not self._is_caption(0, words) and find_dateline(words) is None
        return plain and (blank_line or len(following) > len(words))

    def _is_caption(self, number: int, words: str) -> bool:
        cues = read_cues()
        if len(words) > LONGEST_CAPTION:
            return False
        if cues.caption_start.match(words) or cues.caption_end.search(words[-CREDIT_WITHIN:]):
            return True
        # A picture's text often stands twice, for those who cannot see it and with its credit.
        following = self.lines[number + 1].of(self.text) if number + 1 < len(self.lines) else ""
        return following.startswith(words) and cues.caption_end.search(following[-CREDIT_WITHIN:]) is not None

    def _is_furniture(self, words: str) -> bool:
        published = len(words) < 100 and read_cues().published.match(words)
        return bool(published) or _byline(words) is not None or _is_agency_line(words)

    def _bullet(self, number: int, *, points: bool, lead: bool) -> str:
        """The bullet that opens the paragraph, when it is that of a key point; else nothing."""
        own = self.lines[number].of(self.text)
        match = _BULLET.match(own)
        if not match or not (points or lead):
            return ""
        neighbours = (self.lines[i].of(self.text) for i in (number - 1, number + 1) if 0 <= i < len(self.lines))
        sure = points or _ROUND_BULLET.match(own) or any(_BULLET.match(line) for line in neighbours)
        return match.group() if sure else ""

    def _stands_close(self, number: int) -> bool:
        """Whether the paragraph follows the heading, or another point, without a longer gap than they have."""
        if number == 0:
            return False
        gap = self.text[self.lines[number - 1].stop : self.lines[number].start]
        return is_points_heading(self.lines[number - 1].of(self.text)) or gap.count("\n") == 1


def _byline(words: str) -> re.Match[str] | None:
    match = read_cues().byline.match(words)
    told = match is not None and not words.rstrip().endswith((".", "?", "!", ":")) and (read_names(match["names"]) or "\n" not in words)
    return match if told and len(words.split()) <= 14 else None


def _is_agency_line(words: str) -> bool:
    return len(words) < 60 and first_agency(words) is not None and plain_words(words).count(" ") <= 5 and not words.rstrip().endswith(".")


def _paragraphs(text: str, start: int) -> Iterator[Span]:
    """The paragraphs of the text: its lines, those that were wrapped joined."""
    wrapped = _is_wrapped(text)
    joined: Span | None = None
    for match in re.finditer(r"[^\n]*\S[^\n]*", text[start:]):
        line = match.group()
        left = start + match.start() + len(line) - len(line.lstrip())
        span = Span(start=left, stop=start + match.start() + len(line.rstrip()))
        if joined and _continues(joined.of(text), text[joined.stop : left], span.of(text), wrapped=wrapped):
            joined = Span(start=joined.start, stop=span.stop)
            continue
        if joined:
            yield joined
        joined = span
    if joined:
        yield joined


def _is_wrapped(text: str) -> bool:
    """Whether a mail or a terminal broke the lines of the text: none is long, and several break off in mid-sentence."""
    lines = [line.rstrip() for line in text[:4_000].split("\n")[:-1] if line.strip()]
    broken = sum(len(line) in WRAPPED and not line.endswith(_FINAL) for line in lines)
    return broken >= max(3, len(lines) // 2) and max(map(len, lines)) < WRAPPED.stop


def _continues(before: str, gap: str, line: str, *, wrapped: bool) -> bool:
    """Whether the line goes on with what the line before it broke off."""
    if gap.count("\n") != 1 or _BULLET.match(line) or line.startswith(">"):
        return False
    if _ROUND_BULLET.match(before):
        return len(gap) > 2
    last = before.rsplit("\n", 1)[-1]
    return len(last) in WRAPPED and (wrapped or (not last.endswith(_FINAL) and line[0].islower()))


def _cut_dateline(text: str, passages: Sequence[Passage]) -> tuple[Dateline | None, list[Passage]]:
    """The dateline of the first body paragraphs, and the passages with that paragraph cut in two behind it."""
    body = [passage for passage in passages if passage.kind == PassageKind.BODY]
    for passage in body[:DATELINE_WITHIN]:
        found = find_dateline(passage.span.of(text))
        if found is None or (found.agency is None and _is_speaker(text, body)):
            continue
        stop = passage.span.start + found.span.stop
        rest = stop + len(text[stop : passage.span.stop]) - len(text[stop : passage.span.stop].lstrip())
        line = Passage(kind=PassageKind.DATELINE, span=Span(start=passage.span.start + found.span.start, stop=stop))
        behind = Passage(kind=PassageKind.BODY, span=Span(start=rest, stop=passage.span.stop))
        at = passages.index(passage)
        return found, [*passages[:at], line, behind, *passages[at + 1 :]]
    return None, list(passages)


def _is_speaker(text: str, body: Sequence[Passage]) -> bool:
    """Whether capitals before a colon are a speaker's name, as in a transcript: others have theirs too."""
    others = (find_dateline(passage.span.of(text)[:200]) for passage in body[:12])
    colons = sum(
        other is not None and text[passage.span.start + other.span.stop - 1] == ":" for passage, other in zip(body[:12], others, strict=True)
    )
    return colons > 1
