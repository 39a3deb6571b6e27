"""The control board: who holds which place, told by what the reports so far say was taken, held, lost, handed over.

Sightings go in; one `Holding` for each place comes out. Every clause that tells a holder is a `Hold`: a deed (taken, left), a state (held), a
denial. Read in the order of time they settle who holds the place, or leave it contested: both sides say that they have it and none has conceded.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from panj.records import Holding, Kind, Place, Span, Standing
from panj.situation.grounds import lies_around, named_grounds, same_name, telling_words
from panj.situation.lexicon import lexicon
from panj.situation.sides import REBELS, STATE, Sides, find_sides, party_of
from panj.situation.sightings import Sighting, kilometres
from panj.situation.words import plain

ONE_PLACE_KM = 6.0
"""Two names so near to each other are one place: a town and the seat of its district."""
_GROUND = frozenset({Kind.CONTROL, Kind.RETREAT})
_FORCE = frozenset({Kind.CONTROL, Kind.RETREAT, Kind.ASSAULT, Kind.MOBILIZE, Kind.COERCE})
_BROAD = frozenset({"country", "sea", "continent", "river", "adm0"})
_SIDE_PATTERNS = ("hands_of", "by_side", "to_side", "side_hands", "side_held", "side_cities")
_CLAUSE = re.compile(r"(?:^|[,;]\s*|\b(?:that|as|but|which|who|where|while|when|said|after)\s+)")


class Mode(StrEnum):
    """How a clause tells who holds a place."""

    DEED = "deed"
    STATE = "state"
    DENIAL = "denial"
    CONTEST = "contest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """One clause's word on who holds a place."""

    sighting: Sighting
    place: Place
    side: str | None
    """Who holds it by this clause; None for a contest."""
    mode: Mode
    speaker: str | None
    """The side that says so; None for a third party."""
    admitted: bool = False
    """Whether the words around say that somebody with a name admits it."""

    @property
    def day(self) -> date | None:
        """The day it speaks of: its own, or of publication for one's own side, who speaks of now."""
        s = self.sighting
        own = s.last or s.first
        return s.told if self.speaker or own is None else own

    @property
    def concedes(self) -> bool:
        """Whether a side tells its own loss."""
        if self.side is None:
            return False
        return self.speaker != self.side if self.speaker else self.admitted


def draw_control(sightings: Sequence[Sighting]) -> tuple[Holding, ...]:
    """Who holds each place of which the claims tell it, by the name of the place."""
    sides = sides_of(sightings)
    found = [_settle(holds, sides) for holds in _by_place(_all_holds(sightings, sides))]
    return tuple(sorted((h for h in found if h), key=lambda h: h.place.name))


def holds_by_place(sightings: Sequence[Sighting]) -> list[list[Hold]]:
    """What is said of who holds each place, the words of one place together."""
    return _by_place(_all_holds(sightings, sides_of(sightings)))


def _all_holds(sightings: Sequence[Sighting], sides: Sides) -> list[Hold]:
    names = _known_places(sightings)
    holds = [h for s in sightings for h in find_holds(s, sides, names)]
    spoken = [h for h in holds if not h.sighting.voice.own]
    return [h for h in holds if not h.sighting.voice.own or not any(_one_stretch(h.sighting, other.sighting) for other in spoken)]


def _one_stretch(left: Sighting, right: Sighting) -> bool:
    return left.report.id == right.report.id and left.claim.span.overlap(right.claim.span) > 0


def sides_of(sightings: Sequence[Sighting]) -> Sides:
    """The sides among the actors, recipients and speakers of claims of ground and force."""
    parties: list[str] = []
    opposed: list[tuple[str, str]] = []
    for s in sightings:
        if s.claim.kind not in _FORCE and not any(lexicon().finds(name, s.words) for name in _SIDE_PATTERNS):
            continue
        actor, recipient = s.claim.actor, s.claim.recipient
        named = [p.name for p in (actor, recipient) if p and _a_party(p.name)]
        named += [m.group("side") for name in _SIDE_PATTERNS if (m := lexicon().finds(name, s.words)) and _a_party(m.group("side"))]
        subject = _subject(s) if s.claim.kind in _GROUND and not actor else None
        if subject and _a_party(subject):
            named.append(subject)
        parties += named * (3 if s.claim.kind in _GROUND else 1)
        if actor and recipient and s.claim.kind in (*_GROUND, Kind.ASSAULT):
            opposed.append((actor.name, recipient.name))
        if not s.voice.unnamed and s.claim.kind in _GROUND and (party := party_of(s.voice.name)) and party.state:
            parties.append(s.voice.name)
    places = [p.name for s in sightings if (p := s.claim.known_place) and p.feature not in _BROAD]
    places += [span.of(s.words) for s in sightings if s.claim.kind in _GROUND for span in named_grounds(s.words)]
    return find_sides(parties, opposed, places=places)


_GROUND_OF = re.compile(r"\b(?:capital|city|district|port|province|region|town|village)\s+of\b", re.IGNORECASE)


def _a_party(name: str) -> bool:
    """Whether words can name a side: not too many, no pronoun, no verb, no place ("the Norland town of Ostrava")."""
    words = name.split()
    return (
        not _GROUND_OF.search(name) and 0 < len(words) <= 7 and plain(words[0]) not in lexicon().any_of("pronouns") | {"there", "nobody", "no", "one"}
    )


def find_holds(sighting: Sighting, sides: Sides, names: Mapping[str, Place]) -> list[Hold]:
    """What one claim says of who holds its place; [] for none, for plans and for what may be."""
    if sighting.standing in (Standing.PLANNED, Standing.POSSIBLE) or lexicon().finds("promise", sighting.words):
        return []
    place = _ground(sighting, names, sides)
    if place is None:
        return []
    speaker = None if sighting.voice.unnamed else _speaking_side(sighting, sides)
    told = _told(sighting, sides, speaker)
    if told is None:
        return []
    side, mode = told
    around = sighting.sentence.replace(sighting.words, " ")
    admitted = (
        not sighting.voice.unnamed and not sighting.voice.own and bool(lexicon().finds("concedes", around)) and _spoken_of(sighting, sides) != side
    )
    places = [place, *(p for p in _others(sighting, names) if p.name != place.name)]
    return [Hold(sighting=sighting, place=p, side=side, mode=mode, speaker=speaker, admitted=admitted) for p in places]


def _ground(sighting: Sighting, names: Mapping[str, Place], sides: Sides) -> Place | None:
    """The place that a clause is about: the one it says is taken or left, else the claim's own; None when it only names what lies around it."""
    if lexicon().finds("held_count", sighting.words):
        return None
    place = sighting.claim.place if sighting.place or (sighting.claim.place and sighting.claim.place.lat is None) else None
    for span in named_grounds(sighting.words):
        said = span.of(sighting.words)
        if place and (same_name(place.name, said) or _surface(sighting, place) in said or said in _surface(sighting, place)):
            return replace(place, name=said)
        known = next((p for n, p in names.items() if same_name(n, said)), None)
        if known:
            return known
        party = party_of(said)
        if party and not party.state and not party.rebels and sides.side_of(said) not in sides.names:
            start = sighting.claim.span.start + span.start
            return Place(span=Span(start=start, stop=start + len(said)), name=said)
    if place is None and lexicon().finds("there", sighting.words):
        place = _beside(sighting, names) or sighting.context
    if place is None or place.feature in _BROAD:
        return None
    place = replace(place, name=_surface(sighting, place))
    return None if lies_around(place, sighting.words) and not lexicon().finds("lost", sighting.words) else place


def _beside(sighting: Sighting, names: Mapping[str, Place]) -> Place | None:
    """A known place that the rest of the sentence names: "on Oru he said that the town was held"."""
    around = sighting.sentence.replace(sighting.words, " ")
    return next((place for name, place in names.items() if re.search(rf"\b{re.escape(name)}\b", around)), None)


def _surface(sighting: Sighting, place: Place) -> str:
    """The place's name as the report words it, where that is a name."""
    words = place.span.of(sighting.report.text).strip()
    return words if words[:1].isupper() and "\n" not in words and len(words.split()) <= 5 else place.name


def _speaking_side(sighting: Sighting, sides: Sides) -> str | None:
    party = party_of(sighting.voice.name)
    if sighting.voice.own and not (party and party.state):
        return None
    side = sides.side_of(sighting.voice.name)
    return side if side in (sides.state, sides.rebels) or side in sides.against else None


def _told(sighting: Sighting, sides: Sides, speaker: str | None) -> tuple[str | None, Mode] | None:
    """The holder by a clause, and how it tells it."""
    claim, words, lex = sighting.claim, sighting.words, lexicon()
    denied = sighting.standing is Standing.DENIED
    if lex.finds("contested", words) and claim.kind in (*_GROUND, Kind.ASSAULT, Kind.STATE):
        return None, Mode.CONTEST
    named = _named_side(words, sides, speaker)
    if named:
        state = lex.finds("holds", words) or lex.finds("side_hands", words) or lex.finds("side_held", words) or lex.finds("side_cities", words)
        return _turned(named, sides, speaker, denied=denied, mode=Mode.STATE if state else Mode.DEED)
    if claim.kind not in _GROUND and not (claim.kind is Kind.STATE and lex.finds("holds", words)):
        return None
    subject = _subject(sighting)
    own = _own_men(sighting, subject)
    side = (
        _known_side(subject, sides) or _known_side(_before_verb(sighting.words), sides) or (speaker or _spoken_of(sighting, sides) if own else None)
    )
    if side is None and own and not sighting.voice.unnamed and speaker is None and lex.finds("own", subject or ""):
        return None
    if lex.finds("repelled", words):
        return (speaker or sides.opponent(side), Mode.DENIAL) if speaker or side else None
    taken, lost, held = (lex.finds(name, words) for name in ("took", "lost", "holds"))
    if lost and not (taken and taken.start() < lost.start()):
        holder = sides.opponent(side) if side else _taker(sides)
        return _turned(holder, sides, speaker, denied=denied, mode=Mode.DEED) if holder else None
    if (taken or held) and claim.kind in (Kind.CONTROL, Kind.STATE):
        if side is None:
            side = _taker(sides) if taken and not claim.actor else None
        return _turned(side, sides, speaker, denied=denied, mode=Mode.DEED if taken else Mode.STATE) if side else None
    return None


def _known_side(subject: str | None, sides: Sides) -> str | None:
    side = sides.side_of(subject) if subject else None
    return side if side in sides.names or side in (sides.state, sides.rebels, STATE, REBELS) else None


def _spoken_of(sighting: Sighting, sides: Sides) -> str | None:
    """The side named in the words around a claim: "a Norland commander said his men had left"."""
    text, span, claim = sighting.report.text, sighting.sentence_span, sighting.claim.span
    return _known_side(f"{text[span.start : claim.start]} {text[claim.stop : span.stop]}", sides)


def _taker(sides: Sides) -> str | None:
    """Who takes when nobody is named as taker or loser: the side that advances in the case."""
    return sides.rebels


def _turned(side: str | None, sides: Sides, speaker: str | None, *, denied: bool, mode: Mode) -> tuple[str | None, Mode] | None:
    """The holder as told, or, denied, the one who says that he still has it."""
    if side is None:
        return None
    if not denied:
        return side, mode
    if speaker == side:
        return side, Mode.DENIAL
    other = speaker or sides.opponent(side)
    return (other, Mode.DENIAL) if other else None


def _named_side(words: str, sides: Sides, speaker: str | None) -> str | None:
    for name in _SIDE_PATTERNS:
        match = lexicon().finds(name, words)
        if match:
            said = match.group("side").strip()
            if plain(said) in lexicon().any_of("own_words"):
                return speaker
            return sides.side_of(said)
    return None


def _subject(sighting: Sighting) -> str | None:
    """Who acts in a clause of taking, holding or leaving: the reader's actor, else the words before the verb."""
    if sighting.claim.actor:
        return sighting.claim.actor.name
    for name in ("took", "holds", "lost"):
        match = lexicon().finds(name, sighting.words)
        if match:
            whole = sighting.words[: match.start()]
            before = _CLAUSE.split(whole)[-1]
            if party_of(before) is None and party_of(whole) is not None and len(whole.split()) <= 14:
                before = whole
            before = re.sub(r"\b(?:has|have|had|also|now|again|still|is|are|was|were|been)\b", " ", before).strip()
            return None if not before or (plain(before.split()[-1]) in lexicon().any_of("pronouns") and len(before.split()) > 1) else before
    return None


def _before_verb(words: str) -> str | None:
    """All the words before the first verb of taking, holding or leaving."""
    found = [m.start() for name in ("took", "holds", "lost") if (m := lexicon().finds(name, words))]
    return words[: min(found)] or None if found else None


def _own_men(sighting: Sighting, subject: str | None) -> bool:
    """Whether the clause speaks of the speaker's own men: "we", "our forces", "they" in his words."""
    if subject and party_of(subject):
        return False
    return lexicon().finds("own", subject or sighting.words) is not None or not subject


def _known_places(sightings: Sequence[Sighting]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for s in sightings:
        place = s.place
        if place and place.lat is not None and place.feature not in _BROAD and len(place.name) > 3:
            name = _surface(s, place)
            found.setdefault(name, replace(place, name=name))
    return found


def _others(sighting: Sighting, names: Mapping[str, Place]) -> list[Place]:
    """Other known places that the claim lists beside its own with "and" or a comma."""
    words = re.split(r"\b(?:except|but not|apart from|from|near|opposite|toward)\b", sighting.words)[0]
    return [
        place
        for name, place in names.items()
        if re.search(rf"(?:\band|,|\bboth)\s+(?:the (?:town|city|district) of\s+)?{re.escape(name)}\b|\b{re.escape(name)} and\b", words)
    ]


def _by_place(holds: Sequence[Hold]) -> list[list[Hold]]:
    """The holds of each place: same name, or so near that it is one place."""
    groups: list[list[Hold]] = []
    for hold in holds:
        group = next((g for g in groups if _one_place(g[0].place, hold.place)), None)
        if group is None:
            groups.append([hold])
        else:
            group.append(hold)
    return groups


def _one_place(a: Place, b: Place) -> bool:
    if a.gazetteer_id and a.gazetteer_id == b.gazetteer_id:
        return True
    one, other = telling_words(a.name), telling_words(b.name)
    if one == other:
        return True
    return a.lat is not None and b.lat is not None and kilometres(a, b) <= ONE_PLACE_KM and (a.feature == b.feature or bool(one & other))


def _settle(holds: Sequence[Hold], sides: Sides) -> Holding | None:
    """Who holds one place after all that was said of it, in the order of the days it was said of."""
    conceded = {(h.sighting.report.id, h.sighting.voice.key) for h in holds if h.concedes}
    told = [h for h in holds if h.concedes or (h.sighting.report.id, h.sighting.voice.key) not in conceded]
    ordered = sorted(told, key=lambda h: (h.day or date.min, h.sighting.order))
    state = _State()
    for hold in ordered:
        state = _after(state, hold)
    if state.side is None and not state.contested:
        return None
    stated = defaultdict(list)
    for h in ordered:
        stated[h.place.name].append(h.place)
    name = max(sorted(stated), key=lambda n: len(stated[n]))
    return Holding(
        place=stated[name][0],
        holder=None if state.contested or state.side is None else sides.print_name(state.side),
        since=state.since,
        claims=tuple(h.sighting.claim.id for h in state.by[::-1]) or (ordered[-1].sighting.claim.id,),
        contested=state.contested,
        reason=state.reason,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    side: str | None = None
    contested: bool = False
    since: date | None = None
    by: tuple[Hold, ...] = ()
    reason: str = ""


def _after(state: _State, hold: Hold) -> _State:
    """What is held after one more word on it."""
    if hold.mode is Mode.CONTEST:
        return _State(side=state.side, contested=True, since=hold.day, by=(hold,), reason="fighting inside it")
    fresh = _State(side=hold.side, since=hold.day, by=(hold,), reason=f"{hold.mode.value}, told by {hold.sighting.voice.name}")
    if hold.concedes:
        return _State(side=hold.side, since=hold.day, by=(hold,), reason=f"conceded by {hold.sighting.voice.name}")
    if state.contested:
        settled = hold.mode is Mode.DEED and _later(state, hold)
        return fresh if settled else _State(side=state.side, contested=True, since=state.since, by=(*state.by, hold), reason=state.reason)
    if state.side is None or state.side == hold.side:
        same = state.side == hold.side and bool(state.by)
        return _State(side=hold.side, since=state.since if same else hold.day, by=(*state.by, hold), reason=state.reason if same else fresh.reason)
    denied = state.by and state.by[-1].mode is Mode.DENIAL and not _later(state, hold) and hold.speaker == hold.side
    if (hold.mode is Mode.DEED and not denied) or (hold.speaker is None and _later(state, hold)):
        return fresh
    said = ", ".join(sorted({h.sighting.voice.name for h in (*state.by[-1:], hold)}))
    return _State(side=state.side, contested=True, since=hold.day, by=(*state.by, hold), reason=f"both sides say that they hold it: {said}")


def _later(state: _State, hold: Hold) -> bool:
    """Whether a word is of a later day than what it would overturn."""
    return bool(state.since and hold.day and hold.day > max([state.since, *(h.day for h in state.by if h.day)]))
