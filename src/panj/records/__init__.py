"""The records that every stage passes on: frozen, checked when made, holding offsets instead of copies.

``report.text[span.start:span.stop]`` is the quote. Unknown is ``None``, never a guess; uncertainty is in the type
(``Figure.low``/``high``, ``Moment.earliest``/``latest``). A record checks itself and raises ``ValueError``; it never
repairs. This module imports nothing of Panj's.

A report is read into claims, claims are about events, events make the situation, the situation is drawn as a brief.
"""

from __future__ import annotations

from panj.records.brief import Board, Brief, Line
from panj.records.checks import digest
from panj.records.kinds import CommitmentStatus, Kind, MentionKind, PassageKind, Relation, SourceKind, Standing, Verdict
from panj.records.reading import Attribution, Claim, Figure, Mention, Moment, Party, Place, Reading, Source
from panj.records.reports import Custody, Passage, Report, Skipped, Span
from panj.records.situation import Change, Commitment, Contradiction, Copy, Event, Holding, Judgement, Origin, Series, SeriesValue, Situation, Story

__all__ = [
    "Attribution",
    "Board",
    "Brief",
    "Change",
    "Claim",
    "Commitment",
    "CommitmentStatus",
    "Contradiction",
    "Copy",
    "Custody",
    "Event",
    "Figure",
    "Holding",
    "Judgement",
    "Kind",
    "Line",
    "Mention",
    "MentionKind",
    "Moment",
    "Origin",
    "Party",
    "Passage",
    "PassageKind",
    "Place",
    "Reading",
    "Relation",
    "Report",
    "Series",
    "SeriesValue",
    "Situation",
    "Skipped",
    "Source",
    "SourceKind",
    "Span",
    "Standing",
    "Story",
    "Verdict",
    "digest",
]
