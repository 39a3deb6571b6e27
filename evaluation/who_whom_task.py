"""Who did it to whom, in a sentence: the parties of its main claim as whole noun phrases, else the subject and first object by rule."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evaluation.desk import Desk, Record, text_of
from evaluation.headlines import part, verbal_share
from evaluation.words import listed
from panj.records import Claim, Span

WORD = re.compile(r"[^\s,;:()\"“”]+")
MEETING = re.compile(
    r"(?:\s+(?:on \w+day|will|to|also|has|have|had|would|later|,))*\s+"
    r"(?:meets?|met|(?:hold|holds|held)\s+(?:\w+\s+){0,2}(?:talks|meetings?)|signed an? \w+ with)\b"
)
"""What two sides do to each other, right after the first of them."""
ON_A_DAY = re.compile(r"\s+(?:on|late|early)\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")


def predict(record: Record, desk: Desk) -> Record:
    """Source, target and reciprocal spans of the record's sentence."""
    text = text_of(record)
    if not text.strip():
        return {"source": [], "target": [], "reciprocal": []}
    _, reading = desk.read(record)
    return answer(text, reading.claims)


def answer(text: str, claims: Sequence[Claim]) -> Record:
    """The parties by rule; those of the claims where the rule finds none."""
    source, target = parties_by_rule(text)
    claimed_source, claimed_target = parties_of(claims, text)
    source, target = source or claimed_source, target or claimed_target
    if source and is_mutual(text, source) and not (target and names_someone(target.of(text))):
        return {"source": [], "target": [], "reciprocal": [_at(source)]}
    if source and target and source.overlap(target):
        target = None
    if source and target and MEETING.match(text, source.stop):
        return {"source": [], "target": [], "reciprocal": [_at(source), _at(target)]}
    return {"source": [_at(source)] if source else [], "target": [_at(target)] if target else [], "reciprocal": []}


def _at(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.stop}


def is_mutual(text: str, subject: Span) -> bool:
    """Whether several do to each other what the sentence says: "Chad and Niger agreed ..."."""
    verbs = {word.lower() for word in WORD.findall(text[subject.stop : subject.stop + 60])[:4]}
    joined = re.search(r"\s+and\s+", subject.of(text)) is not None
    return joined and bool(verbs & listed("who_whom", "mutual"))


def parties_of(claims: Sequence[Claim], text: str) -> tuple[Span | None, Span | None]:
    """The source and target of the claim that tells most, as noun phrases; its speaker is the source where nobody else acts."""
    if not claims:
        return None, None
    best = max(claims, key=lambda c: (bool(c.actor) + bool(c.recipient), c.score, -c.span.start))
    source = best.actor.span if best.actor else next((s.span for s in reversed(best.chain) if s.span), None)
    target = best.recipient.span if best.recipient else None
    return noun_phrase(source, text), noun_phrase(target, text)


def noun_phrase(head: Span | None, text: str) -> Span | None:
    """The whole noun phrase around a name: its article and adjectives on the left, "of ..." on the right.

    >>> noun_phrase(Span(start=10, stop=17), "But rebel leaders of the north fled.").of("But rebel leaders of the north fled.")
    'rebel leaders of the north'
    """
    if head is None:
        return None
    start, stop = head.start, head.stop
    for word in reversed([m for m in WORD.finditer(text, 0, start) if text[m.end() : start].strip() == "" or m.end() < start]):
        if text[word.end() : start].strip() or not _belongs_before(word.group()):
            break
        start = word.start()
        if word.group().lower() in listed("headlines", "determiners"):
            break
    after = re.compile(
        r"(?:\s+of(?:\s+the|\s+a|\s+an)?(?:\s+[^\W\d_][\w'’\-]*){1,3}?(?=\s+(?:[a-z]+ed|[a-z]+s|has|have|had|is|was|in|on|to|for|with|at|by|and)\b|[.,;:]|\s*$))"
    )
    found = after.match(text, stop)
    return Span(start=start, stop=found.end() if found else stop)


def _belongs_before(word: str) -> bool:
    low = word.lower()
    if low in listed("headlines", "determiners"):
        return True
    if low in listed("headlines", "nominal") | listed("headlines", "auxiliaries") | {
        "and",
        "or",
        "but",
        "that",
        "to",
        "who",
        "which",
        "when",
        "after",
        "as",
    }:
        return False
    return word[:1].isupper() or word[:1].isdigit() or low.endswith(("ian", "ish", "ese", "al", "ed", "ist", "ic")) or verbal_share(low) < 0.1


def parties_by_rule(text: str) -> tuple[Span | None, Span | None]:
    """The subject and the first object by rule; of a passive with "by", the other way round."""
    parted = part(text)
    if parted is None:
        return None, None
    subject = _bare(text, parted.subject[0], len(ON_A_DAY.sub("", text[: parted.subject[1]])))
    phrases = phrases_after(text, parted.verb[1], parted.stop)
    target = next((p for p in phrases if names_someone(p.of(text))), phrases[0] if phrases else None)
    by_agent = parted.passive and target is not None and text[parted.verb[0] : target.start].endswith(" by ")
    return (target, subject) if by_agent else (subject, target)


def names_someone(phrase: str) -> bool:
    """Whether a noun phrase holds a name, or people by a plural: not a thing such as "an agreement" or "sanctions".

    >>> names_someone("the Dutch court"), names_someone("an agreement")
    (True, False)
    """
    return any(w[:1].isupper() and w.lower() not in listed("five_ws", "not_places") for w in WORD.findall(phrase))


def phrases_after(text: str, start: int, stop: int) -> list[Span]:
    """The noun phrases of a predicate, without the prepositions that lead them; "of ..." stays with its head."""
    breaks = (listed("headlines", "nominal") - {"of"}) | listed("headlines", "auxiliaries") | listed("who_whom", "breaks")
    found: list[Span] = []
    taken: list[re.Match[str]] = []
    for word in [*WORD.finditer(text, start, stop), None]:
        ends = word is None or (taken and text[taken[-1].end() : word.start()].strip(" ("))
        breaking = word is not None and (word.group().lower() in breaks or (word.group()[:1].islower() and verbal_share(word.group().lower()) > 0.6))
        if taken and (ends or breaking):
            bare = _bare(text, taken[0].start(), taken[-1].end())
            found += [bare] if bare else []
            taken = []
        if word is not None and not breaking:
            taken.append(word)
    return found


def _bare(text: str, start: int, stop: int) -> Span | None:
    while start < stop and not text[start].isalnum():
        start += 1
    while stop > start and not (text[stop - 1].isalnum() or text[stop - 1] in ")'’"):
        stop -= 1
    return Span(start=start, stop=stop) if start < stop else None
