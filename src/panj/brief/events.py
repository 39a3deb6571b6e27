"""Events as lines: which claim speaks for an event, and what is said beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from math import inf

from panj.brief.figures import figure_words
from panj.brief.voices import name_of_origin, name_source, own_voice, voices
from panj.brief.wording import line_words
from panj.records import Claim, Event, Figure, Line, Origin, PassageKind, Relation, Situation, SourceKind, Standing

READABLE = (35, 190)
"""Characters that a line's words are best within: shorter ones lack who or where, longer ones are not read at a glance."""
_NEGATION = re.compile(r"\b(?:not?|never|none|nobody|nothing|neither|nor|without|denie[sd]|deny|refut\w+|false)\b|n[’']t\b", re.IGNORECASE)


def all_events(situation: Situation) -> Iterator[Event]:
    """The situation's events, and an event of its own for each claim that no event holds: nothing is lost."""
    yield from situation.events
    grouped = {claim_id for event in situation.events for claim_id in event.claims}
    for claim in situation.claims:
        if claim.id not in grouped:
            yield _lone_event(claim, situation)


def _lone_event(claim: Claim, situation: Situation) -> Event:
    source, moment = claim.origin, claim.known_moment
    name = name_source(source) if source else own_voice(situation.report(claim.report_id))
    unnamed = source is not None and source.kind is SourceKind.UNNAMED
    return Event(
        kind=claim.kind,
        claims=(claim.id,),
        origins=(Origin(name=name, claims=(claim.id,), unnamed=unnamed),),
        place=claim.known_place,
        earliest=moment.earliest if moment else None,
        latest=moment.latest if moment else None,
        reason="no other claim was judged to be about it",
    )


def lead_claim(event: Event, situation: Situation) -> Claim:
    """The claim that speaks for the event: told most fully, by a named source, in a readable length; the earliest of equals."""
    denying = {claim_id for origin in event.origins if origin.denies for claim_id in origin.claims}
    claims = [situation.claim(claim_id) for claim_id in event.claims]
    standing = _values_that_stand(event, situation)
    affirming = [claim for claim in claims if claim.id not in denying and claim.standing is not Standing.DENIED]
    return max(affirming or claims, key=lambda claim: _fullness(claim, situation) + standing.get(claim.id, 0.0))


def _values_that_stand(event: Event, situation: Situation) -> dict[str, float]:
    """Claims whose count was since corrected or outgrown speak last for an event, those whose count stands first."""
    values: dict[str, float] = {}
    for series in situation.series:
        if series.relation in {Relation.GROWS, Relation.REVISED} and any(value.claim_id in event.claims for value in series.values):
            for value in series.values:
                values[value.claim_id] = 1.5 if (value.figure.low, value.figure.high) == (series.low, series.high) else -1.5
    return values


def _fullness(claim: Claim, situation: Situation) -> float:
    length = len(situation.quote(claim))
    points = 2.0 * (claim.figure is not None) + 1.0 * (claim.place is not None) + 1.0 * (claim.moment is not None)
    points += 0.8 * (claim.actor is not None and claim.span.holds(claim.actor.span)) + 0.5 * bool(claim.chain)
    points += 1.0 * (READABLE[0] <= length <= READABLE[1]) - 0.8 * (claim.passage in {PassageKind.CAPTION, PassageKind.HEADLINE})
    return points + 0.5 * (claim.standing is Standing.ASSERTED) + 0.3 * claim.score


def event_line(event: Event, situation: Situation) -> Line:
    """The line for an event: the words of the claim that speaks for it, with day, place, voices, origins and doubts.

    Only those who say the same are named as saying it; who counts otherwise, or denies, is in the note.
    """
    lead = lead_claim(event, situation)
    others = [situation.claim(claim_id) for claim_id in event.claims if claim_id != lead.id]
    denying = {claim_id for origin in event.origins if origin.denies for claim_id in origin.claims}
    agreeing = [claim for claim in (lead, *others) if claim.id == lead.id or (claim.id not in denying and not counts_otherwise(claim, lead))]
    agreed = {claim.id for claim in agreeing}
    return Line(
        text=line_words(lead, situation.report(lead.report_id)),
        claims=(lead.id, *(claim.id for claim in others)),
        day=event_day(event),
        place=event.place or lead.known_place,
        says=voices(agreeing, situation),
        origins=sum(not agreed.isdisjoint(origin.claims) for origin in event.origins if not origin.denies or lead.id in origin.claims),
        note="; ".join(_notes(event, lead, situation)),
    )


def counts_otherwise(claim: Claim, lead: Claim) -> bool:
    """Whether the claim counts the same things as the lead and comes to another number."""
    one, other = claim.figure, lead.figure
    if one is None or other is None or one.effect != other.effect or _counted(one) != _counted(other):
        return False
    low, high = max(one.low or 0.0, other.low or 0.0), min(inf if one.high is None else one.high, inf if other.high is None else other.high)
    return low > high


def _counted(figure: Figure) -> str:
    """The last word of what is counted: "soldiers" of "government soldiers"."""
    return (figure.of or "").casefold().rsplit(" ", 1)[-1]


def is_negative(words: str) -> bool:
    """Whether the words themselves say that something is not so.

    >>> is_negative("no one was hurt"), is_negative("it shelled the market")
    (True, False)
    """
    return bool(_NEGATION.search(words))


def event_day(event: Event) -> date | None:
    """The first day of the event; the last possible one when only that is known."""
    return event.earliest or event.latest


def _notes(event: Event, lead: Claim, situation: Situation) -> Iterator[str]:
    """What keeps the line from being plain fact."""
    deniers = [name_of_origin(origin.name) for origin in event.origins if origin.denies]
    if lead.standing is Standing.DENIED:
        yield "negative" if is_negative(situation.quote(lead)) else "said not to be so"
    elif lead.standing is not Standing.ASSERTED:
        yield str(lead.standing)
    if deniers and lead.standing is not Standing.DENIED:
        yield f"denied by {', '.join(deniers)}"
    differing = [claim for claim in map(situation.claim, event.claims) if counts_otherwise(claim, lead)]
    if event.disputed and differing and lead.figure:
        yield f"disputed: {figure_words(differing[0].figure or lead.figure)}, says {voices(differing[:1], situation)}"
    elif event.disputed and not deniers:
        yield "disputed"
    if event.origins and all(origin.unnamed for origin in event.origins):
        yield "unnamed source only"
    if event_day(event) is None and situation.report(lead.report_id).day is None:
        yield "undated"
