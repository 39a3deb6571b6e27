"""The boards that are lists of events: displacement, forces, diplomacy, conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from panj.records import Claim, Event, Kind

_DISPLACEMENT = frozenset({Kind.DISPLACE})
_FORCES = frozenset({Kind.MOBILIZE})
_DIPLOMACY = frozenset(
    {Kind.AGREE, Kind.CONSULT, Kind.SUPPORT, Kind.CONCEDE, Kind.REQUEST, Kind.ACCUSE, Kind.REJECT, Kind.THREATEN, Kind.SANCTION, Kind.PROTEST}
)
_CONDITIONS = frozenset({Kind.STATE})
_CIVIL = frozenset("people civilian civilians families family refugees residents villagers households displaced person".split())
_ARMED = frozenset("soldiers troops forces fighters servicemen reservists battalion brigade army police personnel".split())


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
        displacement=_those(events, lambda e: e.kind in _DISPLACEMENT or (e.kind in (Kind.AID, Kind.STATE) and _counts(e, claims, _CIVIL))),
        forces=_those(events, lambda e: e.kind in _FORCES or (e.kind in (Kind.RETREAT, Kind.COOPERATE, Kind.STATE, Kind.DISPLACE) and _counts(e, claims, _ARMED))),
        diplomacy=_those(events, lambda e: e.kind in _DIPLOMACY),
        conditions=_those(events, lambda e: e.kind in _CONDITIONS),
    )


def _those(events: Sequence[Event], fits: object) -> tuple[str, ...]:
    return tuple(e.id for e in events if callable(fits) and fits(e))


def _counts(event: Event, claims: Mapping[str, Claim], nouns: frozenset[str]) -> bool:
    """Whether a figure of the event counts one of `nouns`."""
    figures = [claims[i].figure for i in event.claims if i in claims]
    return any(f is not None and f.of is not None and nouns & set(f.of.casefold().split()) for f in figures)
