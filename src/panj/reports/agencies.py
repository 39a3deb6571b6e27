"""News agencies: the name behind a credit, and the credit that a report ends with.

A credit says whose text it is. "The Associated Press contributed to this report" does not, and neither does the
credit of a picture, so neither gives a report an agency.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from panj.records import Span

TAIL = 600
"""Characters at the end of a report in which its credit is looked for: longer than any rights notice of an agency."""

_STAFF = r"(?:\s*/\s*(?:staff|contributors?|[\w. ]{2,20}))?"
_LINE = re.compile(
    rf"^[\s\-–—(\[©*_]*(?:(?:source|agency|credit|copyright)\b[:\s]*)?(?:©\s*)?(?:\d{{4}}\s+)?(?P<names>[^\n.:;()\[\]]{{2,60}}?){_STAFF}[\s.)\]*_]*$",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:copyright|©)\s*(?:©|\(c\))?\s*\d{0,4}\s*(?:by\s+)?(?P<names>[^\n.,;()]{2,40}?)\s*[.,]?\s*all rights reserved[^\n]*$", re.IGNORECASE
)
_ENDING = re.compile(r"(?<=[.!?”\"’'])\s*(?:[-–—]+\s*|[(\[])(?P<names>[^\n.:;()\[\]-]{2,40}?)[)\]]?\s*$")
_REPORTING = re.compile(r"\(?\b(?:additional |with )?(?:reporting|writing) by\s(?P<names>[^\n]{2,400})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """The stretch of a report that credits somebody with it, and the agency named there, if one is."""

    span: Span
    agency: str | None


@cache
def _agencies() -> Mapping[str, str]:
    table = tomllib.loads(files("panj.reports").joinpath("agencies.toml").read_text(encoding="utf-8"))
    return {_plain(form): name for name, forms in table.items() for form in (name, *forms)}


def _plain(words: str) -> str:
    return re.sub(r"^the\s+", "", " ".join(words.replace(".", "").split()).casefold())


def name_agency(words: str) -> str | None:
    """The agency that the words name, under the name that Panj prints; None when they name none.

    >>> name_agency("AFP"), name_agency("the Associated Press"), name_agency("our own correspondent")
    ('Agence France-Presse', 'Associated Press', None)
    """
    words = words.strip(" \t-–—/.,;:")
    # "AA", "AP", "PL": two letters are an agency only in capitals; short words ("Fars", "Map") need theirs too.
    if len(words) <= 4 and words.islower() and words != "dpa":
        return None
    return _agencies().get(_plain(words))


def first_agency(words: str) -> str | None:
    """The first agency named in a list of names: "Radio Oxus/AFP", "Reuters, AP and AFP".

    >>> first_agency("Herald Staff, Reuters and AP")
    'Reuters'
    """
    parts = re.split(r"\s*(?:/|,|;|&|\+|\band\b|\bwith\b|\bin\b|\bvia\b)\s*", words)
    return name_agency(words) or next((name for part in parts if (name := name_agency(part))), None)


def find_credit(text: str) -> Credit | None:
    r"""The credit at the end of a report; None when it ends without one.

    >>> find_credit("The bridge is closed.\n\n(AFP)").agency
    'Agence France-Presse'
    >>> find_credit("The bridge is closed. (Reporting by A. Demir; editing by B. Kaya)").agency is None
    True
    """
    end = len(text.rstrip())
    base = max(0, end - TAIL)
    tail = text[base:end]
    found = _reporting(tail) or _whole_line(tail) or _closing_words(tail)
    return found and Credit(span=Span(start=base + found.span.start, stop=base + found.span.stop), agency=found.agency)


def _reporting(tail: str) -> Credit | None:
    match = _REPORTING.search(tail)
    if not match:
        return None
    # "With reporting by AFP" tells of help, not of authorship: a span that is no body, and no agency.
    helped = re.match(r"\(?\s*(?:with|additional)", match.group(), re.IGNORECASE)
    return Credit(span=Span(start=match.start(), stop=match.end()), agency=None if helped else first_agency(match["names"].rstrip(").")))


def _whole_line(tail: str) -> Credit | None:
    start = tail.rfind("\n") + 1
    line = tail[start:]
    match = _RIGHTS.search(line) or _LINE.match(line)
    agency = first_agency(match["names"]) if match else None
    return Credit(span=Span(start=start, stop=len(tail)), agency=agency) if agency and start else None


def _closing_words(tail: str) -> Credit | None:
    match = _ENDING.search(tail)
    agency = first_agency(match["names"]) if match else None
    return Credit(span=Span(start=match.start(), stop=match.end()), agency=agency) if match and agency else None
