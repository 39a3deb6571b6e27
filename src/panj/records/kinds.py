"""The closed vocabularies: what a claim, a passage, a mention, a source, a series may be."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """What sort of thing a claim says: PLOVER's sixteen event types and three that the boards need."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"
    CONTROL = "CONTROL"
    DISPLACE = "DISPLACE"
    STATE = "STATE"


class Standing(StrEnum):
    """How a claim is put forward."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    POSSIBLE = "possible"


class PassageKind(StrEnum):
    """Which part of a page a stretch of the report's text comes from."""

    HEADLINE = "headline"
    KEY_POINT = "key_point"
    DATELINE = "dateline"
    CAPTION = "caption"
    BLOCK_QUOTE = "block_quote"
    BODY = "body"


class MentionKind(StrEnum):
    """What a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    NATIONALITY = "nationality"
    PLACE = "place"
    FACILITY = "facility"
    WEAPON = "weapon"
    VEHICLE = "vehicle"
    OTHER = "other"


class SourceKind(StrEnum):
    """What sort of source vouches."""

    AGENCY = "agency"
    OUTLET = "outlet"
    BODY = "body"
    PERSON = "person"
    UNNAMED = "unnamed"


class Relation(StrEnum):
    """How the values of a figure series stand to each other."""

    GROWS = "grows"
    REVISED = "revised"
    DISPUTED = "disputed"
    PARTS = "parts"
    AGREES = "agrees"


class CommitmentStatus(StrEnum):
    """What became of a promise."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class Verdict(StrEnum):
    """What a judgement decides of the two things it is about."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
