"""On whose word: the chain from the one nearest the report to the one who speaks.

The reader points at the speaker and at whoever passes his words on; the attribution around the claim gives the role that
the speaker is introduced with.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from panj.reading.roles import to_party, trim
from panj.records import Attribution, Source, SourceKind, Span
from panj.reports.agencies import name_agency

_HEDGE = re.compile(r"\breportedly\b", re.IGNORECASE)
"""A word that stands for a source of its own where nobody is named."""
_CLAIMED = re.compile(r"\b(?:claim(?:s|ed|ing)?|took|taken|takes)\s+(?:\w+\s+){0,2}responsibility\b", re.IGNORECASE)
_NOBODY = re.compile(r"\b(?:no|not|nobody|none|neither|nor|never|denied|denies)\b", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*")


@cache
def _body_words() -> frozenset[str]:
    lines = files("panj.reading").joinpath("lexicon/bodies.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().casefold() for line in lines if line.strip() and not line.startswith("#"))


def build_chain(
    text: str,
    *,
    speaker: Span | None,
    via: Span | None,
    unnamed: bool,
    attributions: Sequence[Attribution],
    claim: Span,
    actor: Span | None = None,
) -> tuple[Source, ...]:
    """The links of a claim's chain, the speaker last; empty when the report speaks.

    Args:
        text: the report's text.
        speaker: who speaks, as the reader points.
        via: who passes it on.
        unnamed: whether the reader holds that the speaker is not named.
        attributions: those of the report, for the role.
        claim: the claim's words.
        actor: who did it, who speaks when the claim is that he claimed it.
    """
    links: list[Source] = []
    told = _attributed(text, attributions, claim)
    hedge = _HEDGE.search(text, claim.start, claim.stop)
    if told is not None and not (speaker and told.overlap(speaker)):
        speaker, unnamed = told, False
    elif told is None and hedge:
        speaker, unnamed, via = Span(start=hedge.start(), stop=hedge.end()), True, None
    elif told is None and actor and _CLAIMED.search(text, claim.start, claim.stop) and not _NOBODY.search(text, claim.start, claim.stop):
        speaker, unnamed, via = actor, False, None
    if speaker is None:
        return ()
    if via is not None and not via.overlap(speaker):
        links += _link(text, via, kind=None, role=None)
    role = _role(text, speaker, attributions, claim)
    title = speaker.of(text).strip().casefold().removeprefix("the ") in _body_words()
    links += _link(text, speaker, kind=SourceKind.UNNAMED if unnamed and not title else None, role=role)
    return tuple(links)


COVERED = 0.8
"""Share of a claim that must lie in an attribution's content for its source to speak. The attribution's source before the pointed one: sources
match .845 against .840 on situation/dev, .856 against .833 on labels/held_out.jsonl."""
_PERSON_FIRST = re.compile(r"((?:[A-Z][\w.’'-]*\s+){1,4}?[A-Z][\w’'-]+)(?=,|\s+(?:of|from|at|for|who|in)\b)")
"""A person's name before what he is: "Dr. Jane Roe of the district hospital"."""
_STANDS_FOR = frozenset("he she it they we i you who which that his her their its this these those one".split())  # noqa: SIM905


def _attributed(text: str, attributions: Sequence[Attribution], claim: Span) -> Span | None:
    """The source of the closest attribution whose content holds the claim; None when there is none or it is a pronoun."""
    size = claim.stop - claim.start
    holding = [a for a in attributions if a.source and sum(c.overlap(claim) for c in a.content) >= COVERED * size]
    if not holding:
        return None
    closest = min(holding, key=lambda a: sum(c.stop - c.start for c in a.content))
    source = closest.source[0]
    if source.of(text).strip().casefold() in _STANDS_FOR:
        return None
    name = _PERSON_FIRST.match(text, source.start, source.stop)
    return Span(start=name.start(1), stop=name.end(1)) if name and _looks_personal(name[1]) else source


_SAYS = re.compile(r"\s+(?:reported|reports|said|says|told|tells|wrote|quoted)$")
"""A word of saying that the pointer took along: "Meridian News reported"."""


def _link(text: str, span: Span, *, kind: SourceKind | None, role: str | None) -> list[Source]:
    says = _SAYS.search(span.of(text))
    party = to_party(Span(start=span.start, stop=span.start + says.start()) if says else span, text)
    if party is None:
        return []
    return [Source(name=party.name, kind=kind or kind_of_source(party.name), span=party.span, role=role)]


def kind_of_source(name: str) -> SourceKind:
    """What sort of source bears such a name.

    >>> kind_of_source("Reuters")
    <SourceKind.AGENCY: 'agency'>
    >>> kind_of_source("two officials")
    <SourceKind.UNNAMED: 'unnamed'>
    """
    if name_agency(name):
        return SourceKind.AGENCY
    if not any(c.isupper() for c in name):
        words = {w.casefold() for w in _NAME.findall(name)}
        return SourceKind.BODY if words & _body_words() else SourceKind.UNNAMED
    return SourceKind.PERSON if _looks_personal(name) else SourceKind.BODY


def _looks_personal(name: str) -> bool:
    words = _NAME.findall(name)
    return (
        all(w[0].isupper() or w in {"al", "bin", "ibn", "de", "van", "von", "ul"} for w in words)
        and not {w.casefold() for w in words} & _body_words()
    )


def _role(text: str, speaker: Span, attributions: Sequence[Attribution], claim: Span) -> str | None:
    """The words beside the name in the attribution's source: "Badakhshan provincial council member"."""
    for attribution in attributions:
        for source in attribution.source:
            if source.holds(speaker) and source != speaker:
                before = trim(Span(start=source.start, stop=speaker.start), text) if source.start < speaker.start else None
                after = trim(Span(start=speaker.stop, stop=source.stop), text) if speaker.stop < source.stop else None
                words = [to_party(s, text) for s in (before, after) if s]
                return ", ".join(p.name for p in words if p) or None
    return None
