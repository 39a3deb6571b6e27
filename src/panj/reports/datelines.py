"""The dateline that a wire story opens with: "KABUL, June 20 (Agency) -", "DUSHANBE, 29 June. /Agency/.", "(Agency) -".

The shapes are those of the agencies' published style guides and of the feeds of some forty of them: a place in
capitals (or any place, when a day or an agency follows), the region, the day, the agency, and a dash or stop.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from panj.records import Span
from panj.reports.agencies import first_agency, name_agency
from panj.reports.cues import read_cues
from panj.reports.dates import read_date

LONGEST = 120
"""Characters within which a dateline ends."""
LONGEST_PLACE = 3
"""Words of a place in capitals that neither day nor agency follows; more are a headline in capitals."""

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?"
    r"|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC|JANUARY|FEBRUARY|MARCH|APRIL|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)\.?"
)
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DAY = rf"(?:{_MONTH}\s+{_NUMBER}(?:,?\s+{_YEAR})?|{_NUMBER}\s+{_MONTH}(?:,?\s+{_YEAR})?|\d{{1,2}}\.\d{{1,2}}\.{_YEAR})"
_WORD = r"[^\W\d_][\w'’ʻ.\-]*"
_PLACE = rf"(?!{_MONTH}\s+\d)(?P<place>{_WORD}(?:[ /]{_WORD}){{0,4}}?)"
_REGIONS = rf"(?P<regions>(?:\s*,\s*(?!{_MONTH}\s+\d)(?:the\s+)?[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){{0,3}}|\s*\[[^\[\]\n]{{2,40}}\]){{0,2}})"
_AGENCY = r"(?:\((?P<agency>[A-Z0-9][^()\n]{1,50})\)|/(?P<slashed>[^/\n]{2,40})/|(?P<bare>INTERFAX|TASS|RIA|AFP|AP|REUTERS|Interfax|Reuters|Xinhua))"
_DASH = r"(?P<dash>\.?\s*(?:--+|[—–‒―])\s*|\s+-\s+|_\s+|(?<=\))\s*\.?-\s*|\s+-(?=\w))"
_HEAD = rf"\s*(?P<paren>\()?(?:{_PLACE}{_REGIONS})?(?:\s*[,.]?\s*(?P<day>{_DAY})(?P<closed>\))?)?"

_CREDITED = re.compile(rf"{_HEAD}\s*[,.]?\s*{_AGENCY}(?:{_DASH}|(?P<colon>\s*:\s+)|(?P<stop>\.\s+)|\s+(?=[A-Z“\"']))")
_PLAIN = re.compile(rf"{_HEAD}(?:{_DASH}|(?P<colon>\s*:\s+))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline, where it stands, and what it tells."""

    span: Span
    """Up to and with the dash, without the space behind it."""
    agency: str | None
    day: datetime | None
    """The day, when the dateline states its year."""


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that the paragraph opens with; None when it opens without one.

    >>> find_dateline("KABUL, June 20, 2021 (Reuters) - Fighting went on.").agency
    'Reuters'
    >>> find_dateline("NATO troops left on Friday - the last of them.") is None
    True
    """
    opening = paragraph[:LONGEST]
    match = _match(_CREDITED, opening, _holds_credited) or _match(_PLAIN, opening, _holds_plain)
    if match is None:
        return None
    start = len(paragraph) - len(paragraph.lstrip())
    stop = len(match.group().rstrip())
    if stop >= len(paragraph.rstrip()):
        return None  # the whole paragraph: a heading, not a dateline
    agency = _agency(match) if match.re is _CREDITED else None
    return Dateline(span=Span(start=start, stop=stop), agency=agency, day=read_date(match["day"]) if match["day"] else None)


def _match(shape: re.Pattern[str], opening: str, holds: Callable[[re.Match[str]], bool]) -> re.Match[str] | None:
    match = shape.match(opening)
    fits = match is not None and bool(match["paren"]) == bool(match["closed"]) and holds(match)
    return match if fits else None


def _agency(match: re.Match[str]) -> str:
    """The agency's printed name; an agency that the list does not hold goes by the dateline's own words."""
    words: str = match["agency"] or match["slashed"] or match["bare"]
    return first_agency(words) or re.split(r"\s*[/,]\s*|\s+[-–—]\s+", words.strip())[0]


def _holds_credited(match: re.Match[str]) -> bool:
    """Whether place, day and agency are together a dateline; an unknown agency needs a day or a place in capitals."""
    words = match["agency"] or match["slashed"] or match["bare"]
    known = first_agency(words) is not None
    place = match["place"]
    if place is None:
        return known and bool(match["dash"])
    if not _names_place(place):
        return False
    firm = bool(match["day"]) or place.isupper()
    if match["dash"] or (match["slashed"] and match["stop"]):
        return known or firm
    return known and firm and not match["bare"]


def _holds_plain(match: re.Match[str]) -> bool:
    """Whether place and day alone are a dateline: capitals before a dash or colon, or any place with a day and a dash."""
    place = match["place"]
    if place is None or not _names_place(place) or name_agency(place) is not None:
        return False
    if match["colon"]:
        return place.isupper() and len(place) > 3 and not match["colon"].startswith(" ")
    return (place.isupper() and len(place.split()) <= LONGEST_PLACE) or bool(match["day"])


def _names_place(words: str) -> bool:
    capitals = all(word[0].isupper() for word in re.split(r"[ /]", words) if word not in {"de", "del", "of", "la", "al", "and"})
    return capitals and words.casefold().rstrip(".") not in read_cues().not_places and sum(c.isalpha() for c in words) > 2
