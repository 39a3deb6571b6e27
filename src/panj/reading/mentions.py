"""Who and what is named: the reader's mention tags as records."""

from __future__ import annotations

from panj.reading.decoding import find_stretches, to_words
from panj.reading.reader import Reader, Scan
from panj.reading.roles import trim
from panj.records import Mention, MentionKind

TAGS = {
    "re3d:Person": MentionKind.PERSON,
    "re3d:Organisation": MentionKind.ORGANISATION,
    "re3d:Nationality": MentionKind.NATIONALITY,
    "re3d:Location": MentionKind.PLACE,
    "place": MentionKind.PLACE,
    "re3d:Weapon": MentionKind.WEAPON,
    "re3d:Vehicle": MentionKind.VEHICLE,
    "re3d:MilitaryPlatform": MentionKind.VEHICLE,
    "re3d:DocumentReference": MentionKind.OTHER,
}
"""The reader's tags that name someone or something, and the kind each one is."""


def find_mentions(scan: Scan, reader: Reader) -> tuple[Mention, ...]:
    """The mentions of a text in its order; mentions of different kinds may nest."""
    found: dict[tuple[int, int, MentionKind], Mention] = {}
    for tag, kind in TAGS.items():
        for first, last, score in find_stretches(scan.mentions[:, reader.labels.mentions.index(tag)]):
            span = trim(scan.span(*to_words(scan.pieces, first, last)), scan.text)
            if span:
                key = (span.start, span.stop, kind)
                if key not in found or found[key].score < score:
                    found[key] = Mention(span=span, kind=kind, score=min(1.0, score))
    return tuple(found[key] for key in sorted(found))
