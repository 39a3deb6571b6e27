"""Plain text to a draft: the header lines that a text file may open with, and stated days of publication.

A file may begin with lines such as ``Title:``, ``Publisher:``, ``Published:``, ``URL:``, ``Author:``, ``Agency:`` and
``Language:``, closed by an empty line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime

from panj.records import Passage, PassageKind, Span
from panj.reports.agencies import first_agency
from panj.reports.cues import read_cues
from panj.reports.dates import read_date
from panj.reports.drafts import Draft

FIRST_LINES = 12
"""Lines at the top, and as many as LAST_LINES at the end, in which "Published: ..." is looked for."""
LAST_LINES = 3

_HEADER_LINE = re.compile(r"[ \t]*(?P<word>[A-Za-z][A-Za-z ]{1,18}?)[ \t]*:[ \t]*(?P<value>[^\n]*)(?:\n|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header lines of a text file."""

    draft: Draft
    """What they say; its text is what follows them."""
    stop: int
    """Where the text after them begins; 0 when there are none."""


def draft_plain(text: str) -> Draft:
    r"""A draft of a cleaned text file: header lines become metadata, the title the headline above the body.

    >>> draft_plain("Title: Bridge closed\nPublished: 2021-07-06\n\nTrucks wait.").text
    'Bridge closed\n\nTrucks wait.'
    """
    draft = read_header(text).draft
    published = draft.published or stated_day(draft.text)
    if draft.title and not opens_with(draft.text, draft.title):
        headline = Passage(kind=PassageKind.HEADLINE, span=Span(start=0, stop=len(draft.title)))
        return replace(draft, text=f"{draft.title}\n\n{draft.text}", passages=(headline,), published=published)
    return replace(draft, published=published)


def draft_given(text: str) -> Draft:
    r"""A draft of a string that stays exactly as it is; header lines are read where they stand.

    >>> draft_given("Title: Bridge closed\n\nTrucks wait.\r\n").text
    'Title: Bridge closed\n\nTrucks wait.\r\n'
    """
    header = read_header(text)
    return replace(header.draft, text=text, body_start=header.stop, published=header.draft.published or stated_day(text))


def read_header(text: str) -> Header:
    r"""The header lines at the top of the text; without any, a draft of the whole text.

    A single "Source: ..." over a paragraph is the text's own; only known words, closed by an empty line, are a header.

    >>> read_header("Publisher: The Courier\n\nTrucks wait.").draft.publisher
    'The Courier'
    """
    fields: dict[str, str] = {}
    stop = len(text) - len(text.lstrip("\n"))
    while match := _HEADER_LINE.match(text, stop):
        field = read_cues().header.get(match["word"].casefold())
        if field is None or match.end() == stop:
            break
        fields.setdefault(field, match["value"].strip())
        stop = match.end()
    closed = re.match(r"[ \t\r]*\n+", text[stop:])
    if not fields or not closed or not text[stop:].strip():
        return Header(draft=Draft(text=text), stop=0)
    stop += closed.end()
    return Header(draft=_headed(text[stop:], fields), stop=stop)


def _headed(text: str, fields: dict[str, str]) -> Draft:
    agency = fields.get("agency")
    return Draft(
        text=text,
        title=fields.get("title") or None,
        publisher=fields.get("publisher") or None,
        published=read_date(fields.get("published", "")),
        url=fields.get("url") or None,
        language=(fields.get("language") or "").lower() or None,
        authors=read_names(fields.get("authors", "")),
        agency=agency and (first_agency(agency) or agency),
    )


def stated_day(text: str) -> datetime | None:
    r"""The day in a line such as "Published: 6 July 2021", near the top or at the very end; None when none states one.

    >>> stated_day("Bridge closed\nPublished on July 6, 2021\n\nTrucks wait.")
    datetime.datetime(2021, 7, 6, 0, 0)
    """
    lines = [line.strip() for line in text[:4_000].splitlines()[:FIRST_LINES] + text[-400:].splitlines()[-LAST_LINES:]]
    stated = (read_date(match["words"]) for line in lines if len(line) < 100 and (match := read_cues().published.match(line)))
    return next((day for day in stated if day), None)


def read_names(words: str) -> tuple[str, ...]:
    """The names in a byline: "Lina Haddad and Omar Saleh, in Kunduz" are two.

    >>> read_names("Lina Haddad and Omar Saleh in Kunduz")
    ('Lina Haddad', 'Omar Saleh')
    """
    parts = re.split(r"\s*(?:,|;|&|\||\band\b|\bund\b|\bet\b|\by\b)\s*", re.sub(r"\b(?:in|for|at)\s+[A-Z].*$", "", words))
    return tuple(name for part in parts if re.fullmatch(r"[A-Z][^\d\n:]{2,60}", name := part.strip(" .")) and not name.islower())


def opens_with(text: str, title: str) -> bool:
    r"""Whether the text's first line is the title, whatever its stops and capitals.

    >>> opens_with("BRIDGE CLOSED.\n\nTrucks wait.", "Bridge closed")
    True
    """
    return plain_words(text.lstrip().split("\n", 1)[0]) == plain_words(title)


def plain_words(words: str) -> str:
    """The words alone, for comparison: no punctuation, no capitals.

    >>> plain_words("“Bridge” closed.")
    'bridge closed'
    """
    return " ".join(re.findall(r"\w+", words.casefold()))
