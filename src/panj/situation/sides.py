"""The sides of a conflict: one key for all the names under which a side's men, ministries and spokesmen appear.

Names of parties go in ("government forces", "Norland army", "M9 fighters", "the enemy"); sides come out, as far as the words tell them
apart: a proper name or a people's name makes a side, bare "army" is the state's of the case, bare "rebels" its enemy.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from panj.situation.lexicon import lexicon
from panj.situation.words import plain

_STEM = 5
"""A people and its country share the first letters: Norland, Norlandic."""
_LOCAL = frozenset({"governor", "governor's", "governors", "provincial", "police", "mayor", "district", "governorate"})
_NO_NAME = frozenset(
    {
        "there",
        "this",
        "that",
        "these",
        "those",
        "all",
        "both",
        "most",
        "many",
        "some",
        "no",
        "nobody",
        "everyone",
        "later",
        "earlier",
        "meanwhile",
        "now",
        "still",
    }
)
_OFFICES = frozenset({"ministry", "committee", "office", "service", "council", "embassy", "spokesman", "statement", "directorate", "command"})
STATE, REBELS = "state", "rebels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """What the words of a party tell: its proper name, and whether it is a state's force or its enemy's."""

    proper: str | None
    state: bool
    rebels: bool


def party_of(name: str, *, local: frozenset[str] = frozenset()) -> Party | None:
    """What a party's words tell of its side; None when they tell nothing. Names in `local` (towns, provinces) make no side of their own.

    >>> party_of("Norland army").proper, party_of("the army").proper, party_of("the enemy").rebels
    ('norla', None, True)
    """
    words = lexicon()
    tokens = [w for w in re.findall(r"[\w’'.-]+", name) if plain(w) not in {"the", "a", "an", "of", "and", "for", "in", "on", "with", "by", "from"}]
    bare = [re.sub(r"-(?:led|backed|held|allied)$", "", plain(w)) for w in tokens]
    state = any(b in words.any_of("state") for b in bare) or {"armed", "forces"} <= set(bare)
    rebels = any(b in words.any_of("rebels") for b in bare)
    known = words.any_of("force") | words.any_of("state") | words.any_of("rebels") | words.any_of("ranks")
    proper = [
        b[:_STEM]
        for b, w in zip(bare, tokens, strict=True)
        if b not in known and (w[0].isupper() or (w[0].isdigit() and re.search(r"[A-Za-z]", w))) and b not in words.any_of("pronouns") | _NO_NAME
    ]
    capitals = [b[:_STEM] for b, w in zip(bare, tokens, strict=True) if w[0].isupper() and w.lower() not in ("the", "our")]
    if not proper and len(capitals) >= 2 and not state:
        proper = capitals[:1]
    if state and (set(bare) & _LOCAL or any(p in local for p in proper)):
        proper = [p for p in proper if p not in local][:0] if set(bare) & _LOCAL else [p for p in proper if p not in local]
    elif proper and proper[0] in local and len(proper) == 1:
        proper = []
    if not proper and not state and not rebels:
        return None
    return Party(proper=proper[0] if proper else None, state=state, rebels=rebels and not proper)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The sides of a case, and who stands against whom."""

    names: Mapping[str, str]
    """Side -> the name to print."""
    state: str | None
    """The side that bare "army" and "government" mean."""
    rebels: str | None
    """The side that bare "rebels" and "the enemy" mean."""
    against: Mapping[str, str]
    """Side -> the side that it is most often told to fight."""
    short: Mapping[str, str]
    """Initials that are used as a name ("NLF") -> the side that they stand for."""
    local: frozenset[str] = frozenset()
    """Beginnings of the names of towns and provinces, which make no side."""

    def side_of(self, name: str) -> str | None:
        """The side that a party's words mean; None when they mean none."""
        party = party_of(name, local=self.local)
        if party is None:
            return None
        proper = self.short.get(party.proper or "", party.proper)
        if proper and proper in self.names:
            return proper
        if party.rebels:
            return self.rebels or REBELS
        return (self.state or STATE) if party.state else proper

    def opponent(self, side: str | None) -> str | None:
        """Who holds what `side` has lost."""
        if side is None:
            return None
        if side in self.against:
            return self.against[side]
        if side in (self.rebels, REBELS):
            return self.state or STATE
        return (self.rebels or REBELS) if side in (self.state, STATE) else None

    def print_name(self, side: str) -> str:
        """The side's name for people."""
        return self.names.get(side, {STATE: "government", REBELS: "rebels"}.get(side, side.title()))


def find_sides(parties: Iterable[str], opposed: Iterable[tuple[str, str]] = (), *, places: Iterable[str] = ()) -> Sides:
    """The sides among the names of parties; `opposed` are pairs told to fight or take from each other, `places` names of towns and provinces.

    >>> sides = find_sides(["M9 fighters", "M9", "Norland army", "army"], [("M9", "army")])
    >>> sides.side_of("the army") == sides.side_of("Norland troops"), sides.opponent(sides.side_of("M9"))
    (True, 'norla')
    """
    spoken: dict[str, Counter[str]] = defaultdict(Counter)
    state: Counter[str] = Counter()
    other: Counter[str] = Counter()
    parties = list(parties)
    local = frozenset(plain(w)[:_STEM] for name in places for w in name.split() if w[:1].isupper())
    short = _initials(parties)
    for name in parties:
        party = party_of(name, local=local)
        if party and party.proper:
            party = replace(party, proper=short.get(party.proper, party.proper))
        if party and party.proper:
            spoken[party.proper][_trimmed(name)] += 1
            (state if party.state else other)[party.proper] += 1
    mains = [side for side, _ in state.most_common() if state[side] >= other[side]]
    enough = 2 if sum(sum(c.values()) for c in spoken.values()) > 8 else 1
    names = {side: _best_name(counts, state[side] >= other[side]) for side, counts in spoken.items() if sum(counts.values()) >= enough}
    first = Sides(names=names, state=None, rebels=None, against={}, short=short, local=local)
    fights = _fights(first, opposed)
    rebel = next((s for s, _ in _ranked(fights, other) if s not in mains), None)
    facing = fights.get(rebel or "", Counter())
    home = next((s for s, _ in facing.most_common() if s in mains), mains[0] if mains else None)
    against = {side: counts.most_common(1)[0][0] for side, counts in fights.items()}
    against = {a: {STATE: home or STATE, REBELS: rebel or REBELS}.get(b, b) for a, b in against.items()}
    return Sides(names=names, state=home, rebels=rebel, against={a: b for a, b in against.items() if a != b}, short=short, local=local)


def _best_name(counts: Counter[str], state: bool) -> str:
    """The commonest name of a side that is no office of it; "X government" when it has only offices."""
    fit = [n for n in counts if not {plain(w) for w in n.split()} & _OFFICES and len(n.split()) <= 5]
    if fit:
        return min(fit, key=lambda n: (-counts[n], len(n), n))
    name = min(counts, key=lambda n: (-counts[n], len(n), n))
    party = party_of(name)
    first = next((w for w in name.split() if party and party.proper and plain(w).startswith(party.proper)), name)
    return re.sub(r"['’]s$", "", first) + (" government" if state else "")


def _initials(names: Iterable[str]) -> dict[str, str]:
    """Initials used as a name -> the key of the full name that has them."""
    full: dict[str, str] = {}
    for name in names:
        capitals = [w for w in re.findall(r"[\w’'-]+", name) if w[0].isupper() and w.lower() != "the"]
        party = party_of(name)
        if len(capitals) >= 2 and party and party.proper:
            full["".join(w[0] for w in capitals).casefold()[:_STEM]] = party.proper
    return {key: side for key, side in full.items() if key != side}


def _ranked(fights: Mapping[str, Counter[str]], other: Counter[str]) -> list[tuple[str, int]]:
    total = Counter({side: 3 * sum(fights.get(side, Counter()).values()) + n for side, n in other.items()})
    return sorted(total.items(), key=lambda x: (-x[1], x[0]))


def _fights(sides: Sides, opposed: Iterable[tuple[str, str]]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for left, right in opposed:
        a, b = sides.side_of(left), sides.side_of(right)
        if a and b and a != b:
            found[a][b] += 1
            found[b][a] += 1
    return found


def _trimmed(name: str) -> str:
    return re.sub(r"^(?:the|an?|our|some|about|more than|at least)\s+", "", name.strip(" ,."), flags=re.IGNORECASE)
