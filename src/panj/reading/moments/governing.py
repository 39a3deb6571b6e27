"""Which moment governs a claim: one that its own sentence states, or one that follows from the text before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from panj.reading.sentences import find_sentences
from panj.records import Moment, Span

_JOINT = re.compile(
    r"\s*(?:and|to|through|or|-|–)\s*(?:the|on|early|late|in|at)?\s*|\s*\(\s*|\s*,?\s*and in the night (?:leading )?to\s*", re.IGNORECASE
)
_RANGE_LEAD = re.compile(
    r"\b(?:between|from|during|both|on|in|either|of|at|the|for|since|over|within|by|before|after|until|early|late|only|about|around)\s+$",
    re.IGNORECASE,
)
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|announced|added|stated|wrote|tweeted|reported|confirmed|claimed|warned|declared|according to|statement|interview|"
    r"briefing|reporters|quoted|insisted|argued|explained|noted|acknowledged|denied|testified|posted|predicted|vowed|pledged)\b",
    re.IGNORECASE,
)
_LENT_DAYS = 31
"""A moment longer than a month dates its own sentence only."""
_INFERRED_REACH = 2
"""Sentences looked back over before the lead is asked."""


def governing_moment(
    moments: Sequence[Moment], claim: Span, text: str, *, sentences: Sequence[Span] | None = None
) -> tuple[Moment | None, Moment | None]:
    """The moment that the claim's own sentence states, and the one inferred from the text before it; each None when there is none.

    Nothing is inferred for a claim that names a time of something in it: "in the aftermath of the 9/11 attack". `rule` of what is
    returned says which rule chose it. Days joined by "and", "to" or a dash become one moment that spans both.

    Args:
        moments: what `find_moments` found in `text`.
        claim: where the claim stands.
        text: the whole text.
        sentences: its sentences, where they are known already (they are the same for every claim of a report).

    >>> from panj.reading.moments import find_moments
    >>> from datetime import date
    >>> text = "On Friday troops left the base. Looters entered it."
    >>> moments = find_moments(text, date(2021, 7, 6))
    >>> governing_moment(moments, Span(start=10, stop=30), text)[0].value
    '2021-07-02'
    >>> governing_moment(moments, Span(start=32, stop=50), text)[1].rule
    'weekday: said to be past; inferred from the sentence before'
    """
    told = find_sentences(text) if sentences is None else sentences
    sentence = _sentence_around(told, claim)
    stated = _stated(moments, claim, sentence, text)
    if stated or any(claim.holds(moment.span) and _is_a_time(moment) for moment in moments):
        return stated, None
    return None, _inferred(moments, sentence, [s for s in told if s.stop <= sentence.start], text)


def moment_within(moments: Sequence[Moment], span: Span, text: str) -> Moment | None:
    """The moment that the words of `span` state as a whole; None when they state none that is resolved."""
    return _joined_first([m for m in moments if m.span.overlap(span) and _is_a_time(m)], text)


def _is_a_time(moment: Moment) -> bool:
    """Whether a moment says when something was: resolved, and neither a repeated time nor a word like "now"."""
    return moment.type != "SET" and moment.earliest is not None and moment.latest is not None and moment.value != "PRESENT_REF"


def _says_when(moment: Moment, text: str, begin: int) -> bool:
    """Whether a moment dates the clause that begins at `begin`, and not a thing in it: "the 2016 accord", a bare clock time."""
    if not _is_a_time(moment) or moment.rule.split(":")[0] in _BARE_CLOCK:
        return False
    if moment.type == "DURATION" and text[: moment.span.start].lower().endswith(" in ") and moment.rule.startswith("length"):
        return False
    attributive = _ATTRIBUTE.match(text, moment.span.stop) and _BEFORE_ATTRIBUTE.search(text, max(0, moment.span.start - 12), moment.span.start)
    if attributive and _DEADLINE.match(text, moment.span.stop) and _BY_THE.search(text, max(0, moment.span.start - 14), moment.span.start):
        return True
    possessive = text[moment.span.stop : moment.span.stop + 2] in {"'s", "’s"}
    return not (attributive or possessive) or moment.span.start - begin <= _HEAD


_BARE_CLOCK = frozenset({"clock time", "military clock"})
_ATTRIBUTE = re.compile(r" [a-z]{4,}")
_BEFORE_ATTRIBUTE = re.compile(r"\b(?:the|its|his|their|her|of|dated)\s$", re.IGNORECASE)
_DEADLINE = re.compile(r" (?:deadline|cut-?off)\b", re.IGNORECASE)
_BY_THE = re.compile(r"\b(?:by|before|until|till|ahead of)\s(?:the|its|his|her|their|a)\s$", re.IGNORECASE)
_HEAD = 15
"""Characters within which a claim that is itself a noun phrase has its date: "the Sept. 11 deadline"."""


def _stated(moments: Sequence[Moment], claim: Span, sentence: Span, text: str) -> Moment | None:
    inside = [m for m in moments if claim.holds(m.span) and _says_when(m, text, claim.start)]
    if inside:
        return _named(_chosen(inside, text), "stated in the claim")
    before = [m for m in moments if sentence.start <= m.span.start and m.span.stop <= claim.start and _says_when(m, text, sentence.start)]
    opening = [m for m in before if _opens(text, sentence, m, claim)]
    if opening:
        return _named(_joined_first(opening, text), "opens the sentence")
    carried = [m for m in before[-1:] if _carries_over(text, sentence, m, claim)]
    return _named(_joined_first(carried, text), "carried over from the clause before") if carried else None


def _chosen(inside: Sequence[Moment], text: str) -> Moment | None:
    """The last group of joined moments, the main verb's as a rule, unless that is only a deadline: "on Monday until 9 December"."""
    groups: list[Moment] = []
    rest = list(inside)
    while rest and (group := _joined_first(rest, text)):
        groups.append(group)
        rest = [m for m in rest if m.span.start >= group.span.stop]
    lasting = [g for g in groups if not _UNTIL.search(text, max(0, g.span.start - 12), g.span.start)]
    return (lasting or groups)[-1]


_UNTIL = re.compile(r"\b(?:until|till|by|to|for)\s(?:the\s)?$", re.IGNORECASE)


def _opens(text: str, sentence: Span, moment: Moment, claim: Span) -> bool:
    """Whether a moment stands at the head of its sentence, outside a dateline, and reigns over the clause of the claim."""
    head, gap = text[sentence.start : moment.span.start], text[moment.span.stop : claim.start]
    if not _ADVERBIAL.fullmatch(head) or _DATELINE.match(gap):
        return False
    return not (_SPEECH.search(head) or _SPEECH.search(gap) or _NEW_CLAUSE.search(gap))


_ADVERBIAL = re.compile(
    r"[\W]*(?:(?:and|but|also|then|meanwhile|earlier|later|late|early|only|on|in|at|by|as|of|since|during|throughout|over|from|until|till|through|before|after|"
    r"between|around|about|shortly|just|the|morning|night|evening|afternoon|hours|small|end|beginning|start|\d+)\b[\W]*)*",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\s*(?:\([^)]{2,30}\)\s*)?(?:-|–|—|--)\s")
_NEW_CLAUSE = re.compile(r"[;:“\"]")


def _carries_over(text: str, sentence: Span, moment: Moment, claim: Span) -> bool:
    """Whether a claim goes on in the words right after a date: "stormed it at dawn on Monday, torching the market"."""
    gap = text[moment.span.stop : claim.start]
    if len(gap.split()) > _GAP_WORDS or _NEW_CLAUSE.search(gap) or _DATELINE.match(gap):
        return False
    return bool(_GOES_ON.match(gap)) and not _SPEECH.search(text, max(sentence.start, moment.span.start - 60), moment.span.start)


_GAP_WORDS = 8
_GOES_ON = re.compile(r"\s*,?\s*(?:and|which|where|when|who|killing|wounding|with|leaving|as)\b|,\s*$", re.IGNORECASE)


def _joined_first(inside: Sequence[Moment], text: str) -> Moment | None:
    """The first moment, joined with those that continue it: "between Wednesday and Friday"."""
    if not inside:
        return None
    chosen = inside[0]
    for other in inside[1:]:
        gap = text[chosen.span.stop : other.span.start]
        if not _JOINT.fullmatch(gap) or chosen.earliest is None or other.latest is None or other.earliest is None or chosen.latest is None:
            break
        first, last = min(chosen.earliest, other.earliest), max(chosen.latest, other.latest)
        chosen = replace(
            chosen, span=Span(start=chosen.span.start, stop=other.span.stop), earliest=first, latest=last, value=None, rule=f"{chosen.rule}, joined"
        )
    return chosen


def _named(moment: Moment | None, rule: str) -> Moment | None:
    return replace(moment, rule=f"{moment.rule}; {rule}") if moment else None


# ------------------------------------------------------------------ inference


def _inferred(moments: Sequence[Moment], sentence: Span, before: Sequence[Span], text: str) -> Moment | None:
    """The moment of one of the sentences just before, else of the lead."""
    for previous in reversed(before[-_INFERRED_REACH:]):
        told = [m for m in moments if previous.holds(m.span) and _can_lend(m, text, previous.start)]
        if told:
            return _named(told[0], "inferred from the sentence before")
    lead = [m for m in moments if m.span.stop <= sentence.start and _can_lend(m, text, 0)]
    return _named(lead[0], "inferred from the lead") if lead else None


def _can_lend(moment: Moment, text: str, begin: int) -> bool:
    """Whether a moment can be that of the sentences after it: a day or a few, no length of time."""
    if moment.type == "DURATION" or moment.earliest is None or moment.latest is None:
        return False
    return _says_when(moment, text, begin) and (moment.latest - moment.earliest).days <= _LENT_DAYS


def _sentence_around(sentences: Sequence[Span], claim: Span) -> Span:
    """The sentence that holds a claim, or all the sentences that it touches."""
    touched = [s for s in sentences if s.overlap(claim)]
    return Span(start=min([claim.start, *(s.start for s in touched)]), stop=max([claim.stop, *(s.stop for s in touched)]))
