"""The boards that are lists of events: displacement, forces, diplomacy, conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from panj.records import Claim, Event, Kind
from panj.situation.lexicon import lexicon

_DISPLACEMENT = frozenset({Kind.DISPLACE})
_FORCES = frozenset({Kind.MOBILIZE})
_DIPLOMACY = frozenset(
    {Kind.AGREE, Kind.CONSULT, Kind.SUPPORT, Kind.CONCEDE, Kind.REQUEST, Kind.ACCUSE, Kind.REJECT, Kind.THREATEN, Kind.SANCTION, Kind.PROTEST}
)
_CONDITIONS = frozenset({Kind.STATE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Boards:
    """Event ids by board, in the order of the events."""

    displacement: tuple[str, ...]
    forces: tuple[str, ...]
    diplomacy: tuple[str, ...]
    conditions: tuple[str, ...]


def draw_boards(events: Sequence[Event], claims: Mapping[str, Claim]) -> Boards:
    """The boards: an event stands on one by its kind, on a second when it moves people or forces.

    >>> draw_boards([], {})
    Boards(displacement=(), forces=(), diplomacy=(), conditions=())
    """
    return Boards(
        displacement=_those(events, lambda e: e.kind in _DISPLACEMENT or (e.kind in (Kind.AID, Kind.STATE) and _counts(e, claims, "civil"))),
        forces=_those(
            events,
            lambda e: e.kind in _FORCES or (e.kind in (Kind.RETREAT, Kind.COOPERATE, Kind.STATE, Kind.DISPLACE) and _counts(e, claims, "armed")),
        ),
        diplomacy=_those(events, lambda e: e.kind in _DIPLOMACY),
        conditions=_those(events, lambda e: e.kind in _CONDITIONS),
    )


def _those(events: Sequence[Event], fits: Callable[[Event], bool]) -> tuple[str, ...]:
    return tuple(e.id for e in events if fits(e))


def _counts(event: Event, claims: Mapping[str, Claim], nouns: str) -> bool:
    """Whether a figure of the event counts one of the listed nouns."""
    figures = [claims[i].figure for i in event.claims if i in claims]
    return any(f is not None and f.of is not None and lexicon().any_of(nouns) & set(f.of.casefold().split()) for f in figures)
