"""The board of everyone who vouches, with the chains by which they are heard."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from panj.brief.events import all_events
from panj.brief.voices import MOST_NAMED, chain_words, name_of_origin
from panj.brief.wording import lacks_subject
from panj.records import Board, Claim, Line, Situation, SourceKind

LEAST_ROLE = 3
"""Characters: shorter "roles" are articles left over from the name."""


def is_role(words: str) -> bool:
    """Whether the words can stand behind a name as what somebody is, and do not tell what he did.

    >>> is_role("council member"), is_role("told the paper by telephone")
    (True, False)
    """
    return len(words) > LEAST_ROLE and not lacks_subject(words)


def draw_sources(situation: Situation) -> Board:
    """Everyone who vouches for something, those behind most claims first, with the chains by which they are heard."""
    lines = [_source_line(name, claims, unnamed, situation) for name, claims, unnamed in _origins(situation)]
    lines.sort(key=lambda line: (-len(line.claims), line.text.casefold()))
    return Board(name="sources", lines=tuple(lines))


def _origins(situation: Situation) -> Iterable[tuple[str, list[Claim], bool]]:
    """Each origin with its claims, as the events' origins name it."""
    found: dict[str, list[Claim]] = {}
    unnamed: set[str] = set()
    for event in all_events(situation):
        for origin in event.origins:
            known = found.setdefault(origin.name, [])
            known.extend(claim for claim in map(situation.claim, origin.claims) if claim not in known)
            if origin.unnamed:
                unnamed.add(origin.name)
    for name, claims in found.items():
        yield name, claims, name in unnamed


def _source_line(name: str, claims: Sequence[Claim], unnamed: bool, situation: Situation) -> Line:
    chains = dict.fromkeys(chain_words(claim, situation.report(claim.report_id), origin="" if unnamed else name) for claim in claims)
    roles = dict.fromkeys(claim.origin.role for claim in claims if claim.origin and claim.origin.role and is_role(claim.origin.role))
    plain = name_of_origin(name)
    kind = "unnamed" if unnamed else _kind_words(claims)
    role, count = next(iter(roles), None), f"{len(claims)} claim{'s' if len(claims) != 1 else ''}"
    shown = list(chains)[:MOST_NAMED]
    more = f"; and {len(chains) - MOST_NAMED} more ways" if len(chains) > MOST_NAMED else ""
    return Line(
        text=f"{plain}, {role}" if role and role.casefold() not in plain.casefold() else plain,
        claims=tuple(claim.id for claim in claims),
        says="; ".join(shown) + more,
        note=f"{kind}; {count}",
    )


def _kind_words(claims: Sequence[Claim]) -> str:
    origin = next((claim.origin for claim in claims if claim.origin), None)
    if origin is None:
        return "own voice"
    words = {SourceKind.AGENCY: "news agency", SourceKind.OUTLET: "news outlet", SourceKind.BODY: "body", SourceKind.PERSON: "named person"}
    return words.get(origin.kind, "unnamed")
