"""Who says so, in words: a speaker and the chain by which he is heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from panj.records import Claim, Report, Situation, Source, SourceKind

MOST_NAMED = 3
"""Voices spelled out on one line; the rest are counted."""
ARROW = " ← "
_NO_ONE = re.compile(r"^(?:\w+ly|believed|alleged|said|reports?|sources?|rumou?rs?|thought|feared|accused|suspected)$", re.IGNORECASE)
"""Words that stand for a source without being one: "reportedly", "reports", "believed"."""


def own_voice(report: Report) -> str:
    """Who speaks when a report speaks for itself: the agency it credits, else its publisher, else its title."""
    if report.agency:
        return report.agency
    if report.publisher:
        return report.publisher
    return f"“{report.title}”" if report.title else "a report without a publisher"


def name_source(source: Source) -> str:
    """A source by name; an unnamed one by the words that stand for it, and said to be unnamed.

    >>> name_source(Source(name="a border officer", kind=SourceKind.UNNAMED))
    'a border officer (unnamed)'
    """
    name = source.name.removeprefix("unnamed:").strip() or source.name
    if source.kind is not SourceKind.UNNAMED:
        return name
    if _NO_ONE.search(name):
        return f"unnamed (“{name.casefold()}”)"
    article = re.match(r"(?:An?|The|One|Two|Some)\b", name)
    return f"{name[0].lower() if article else name[0]}{name[1:]} (unnamed)"


def voice(claim: Claim, report: Report) -> str:
    """Who says it, and by whom we have it: "Interior Ministry, by Reuters"."""
    if not claim.chain:
        return own_voice(report)
    speaker = name_source(claim.chain[-1])
    carriers = [name_source(source) for source in claim.chain[:-1]]
    return f"{speaker}, by {', by '.join(reversed(carriers))}" if carriers else speaker


def voices(claims: Iterable[Claim], situation: Situation) -> str:
    """Everyone who says it, each independent origin once, the first first; more than three are counted.

    A report that only carries an origin's words is no voice of its own; of several ways to an origin the shortest is shown.
    """
    said = list(claims)
    names = origin_names(said, situation)
    ways: dict[str, str] = {}
    for claim in said:
        name = names[claim.id]
        words = voice(claim, situation.report(claim.report_id))
        if not words.startswith(name):
            words = name_of_origin(name)
        if name not in ways or len(words) < len(ways[name]):
            ways[name] = words
    named, more = list(ways.values())[:MOST_NAMED], len(ways) - MOST_NAMED
    return "; ".join(named) + (f"; and {more} more" if more > 0 else "")


def origin_names(claims: Sequence[Claim], situation: Situation) -> dict[str, str]:
    """The name of each claim's origin: as the events have it, else the one who speaks in its chain, else the report's own voice."""
    wanted = {claim.id for claim in claims}
    names = {claim.id: name_source(claim.chain[-1]) if claim.chain else own_voice(situation.report(claim.report_id)) for claim in claims}
    for event in situation.events:
        if not wanted.isdisjoint(event.claims):
            for origin in event.origins:
                named = origin.name if not origin.unnamed else name_source(Source(name=origin.name, kind=SourceKind.UNNAMED))
                names.update(dict.fromkeys(wanted.intersection(origin.claims), named))
    return names


def name_of_origin(name: str) -> str:
    """An origin's name without the mark that a reader puts before unnamed ones."""
    return name.removeprefix("unnamed:").strip()


def chain_words(claim: Claim, report: Report, *, origin: str = "") -> str:
    """The whole chain from the publisher to the one who speaks: "Deutsche Welle ← Tajik border forces".

    `origin` is where the situation found the words to come from, when the report itself does not say so.
    """
    links = [own_voice(report), *(name_source(source) for source in claim.chain)]
    if origin and links[-1].casefold() not in origin.casefold() and origin.casefold() not in links[-1].casefold():
        links.append(origin)
    return ARROW.join(link for link, before in zip(links, ["", *links], strict=False) if link != before)
