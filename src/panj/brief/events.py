"""Events as lines: which claim speaks for an event, and what is said beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from panj.brief.figures import figure_words
from panj.brief.voices import name_of_origin, name_source, own_voice, voices
from panj.brief.wording import lacks_subject, line_words, trim
from panj.records import Claim, Event, Figure, Line, Origin, PassageKind, Relation, Situation, SourceKind, Standing

STANDS = frozenset({Relation.GROWS, Relation.REVISED, Relation.PARTS})
"""Relations of a series in which one value stands for the whole."""
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
        if series.relation in STANDS and any(value.claim_id in event.claims for value in series.values):
            for value in series.values:
                stands = (value.figure.low, value.figure.high) == (series.low, series.high)
                values[value.claim_id] = 1.5 if stands else 0.0 if series.relation is Relation.PARTS else -1.5
    return values


def _fullness(claim: Claim, situation: Situation) -> float:
    words = trim(situation.quote(claim))
    points = 2.0 * (claim.figure is not None) + 1.0 * (claim.place is not None) + 1.0 * (claim.moment is not None)
    points += 0.8 * (claim.actor is not None and claim.span.holds(claim.actor.span)) + 0.5 * bool(claim.chain)
    points += 1.0 * (READABLE[0] <= len(words) <= READABLE[1]) - 0.8 * (claim.passage in {PassageKind.CAPTION, PassageKind.HEADLINE})
    points -= 2.0 * lacks_subject(words)
    return points + 0.5 * (claim.standing is Standing.ASSERTED) + 0.3 * claim.score


def event_lines(event: Event, situation: Situation) -> tuple[Line, ...]:
    """The lines for an event: one in the words of the claim that speaks for it, and one for each further count that still stands.

    Only those who say the same are named as saying it. "300 on Sunday" beside "1,000 at the weekend", the wounded beside the dead and the
    other side's count are lines of their own; a count that was corrected or outgrown stays behind the first line.
    """
    lead = lead_claim(event, situation)
    groups = _by_count(event, lead, situation)
    return tuple(_line(event, claims, situation, further=number > 0) for number, claims in enumerate(groups))


def event_line(event: Event, situation: Situation) -> Line:
    """The first line for an event: words, day, place, voices, origins and doubts."""
    return event_lines(event, situation)[0]


def _by_count(event: Event, lead: Claim, situation: Situation) -> list[list[Claim]]:
    """The event's claims by what they count, the lead's first; claims that count nothing stand with the lead."""
    outgrown = {claim_id for claim_id, points in _values_that_stand(event, situation).items() if points < 0}
    groups: list[list[Claim]] = [[lead]]
    for claim in (situation.claim(claim_id) for claim_id in event.claims if claim_id != lead.id):
        if claim.figure is None or claim.id in outgrown:
            groups[0].append(claim)
            continue
        group = next((group for group in groups if counts_alike(claim, group[0])), None)
        if group is None:
            groups.append([claim])
        else:
            group.append(claim)
    return groups


def _line(event: Event, claims: Sequence[Claim], situation: Situation, *, further: bool) -> Line:
    """A line on the first of the claims; the others stand behind it."""
    lead = claims[0]
    denying = {claim_id for origin in event.origins if origin.denies for claim_id in origin.claims} | _opposed(lead, situation)
    agreeing = [claim for claim in claims if claim.id == lead.id or (claim.id not in denying and (claim.figure is None or counts_alike(claim, lead)))]
    agreed = {claim.id for claim in agreeing}
    own_moment = lead.moment if lead.moment and lead.moment.resolved else None
    return Line(
        text=line_words(lead, situation.report(lead.report_id)),
        claims=tuple(claim.id for claim in claims),
        day=(own_moment.earliest or own_moment.latest) if further and own_moment else event_day(event),
        place=(lead.place if further else None) or event.place or lead.known_place,
        says=voices(agreeing, situation),
        origins=sum(not agreed.isdisjoint(origin.claims) for origin in event.origins if not origin.denies or lead.id in origin.claims),
        note="; ".join(_notes(event, lead, situation)),
    )


def _opposed(lead: Claim, situation: Situation) -> set[str]:
    """Claims on the other side of a contradiction that the lead is in: whoever makes them does not say the same."""
    against: set[str] = set()
    for contradiction in situation.contradictions:
        if lead.id in contradiction.left:
            against.update(contradiction.right)
        if lead.id in contradiction.right:
            against.update(contradiction.left)
    return against


def counts_alike(one: Claim, other: Claim) -> bool:
    """Whether two claims count the same things and come to the same number, as far as "more than" and "about" let one tell.

    A tenth more or less is the same: "about 1,000" and "more than 1,000", 38 and 40.
    """
    if one.figure is None or other.figure is None or one.figure.effect != other.figure.effect or _counted(one.figure) != _counted(other.figure):
        return False
    first, second = _middle(one.figure), _middle(other.figure)
    return abs(first - second) <= 0.1 * max(first, second)


def _counted(figure: Figure) -> str:
    """The last word of what is counted, without its plural: "soldier" of "government soldiers"; people of all sorts are one."""
    word = (figure.of or "").casefold().rsplit(" ", 1)[-1].removesuffix("s")
    return "people" if word in PEOPLE else word


PEOPLE = frozenset({"people", "person", "civilian", "resident", "soldier", "troop", "force", "personnel", "fighter", "men", "refugee", ""})
"""Words for those counted that reports exchange freely for one another."""


def _middle(figure: Figure) -> float:
    ends = [end for end in (figure.low, figure.high) if end is not None]
    return sum(ends) / len(ends)


def event_day(event: Event) -> date | None:
    """The first day of the event; the last possible one when only that is known."""
    return event.earliest or event.latest


def counts_otherwise(claim: Claim, lead: Claim) -> bool:
    """Whether the claim counts the same things as the lead and comes to another number."""
    one, other = claim.figure, lead.figure
    same_things = one and other and one.effect == other.effect and _counted(one) == _counted(other)
    return bool(same_things) and not counts_alike(claim, lead)


def is_negative(words: str) -> bool:
    """Whether the words themselves say that something is not so.

    >>> is_negative("no one was hurt"), is_negative("it shelled the market")
    (True, False)
    """
    return bool(_NEGATION.search(words))


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
