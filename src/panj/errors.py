"""The tree of failures. Each message says what, where and what to try.

PanjError
├── ReportError      bytes that cannot become a report
├── ReadingError     a report that the reader cannot read (a model file missing or damaged)
├── GazetteerError   the gazetteer cannot be built, opened or extended
├── LedgerError      a case that cannot be opened or written
├── BriefError       a brief that cannot be drawn
└── SettingsError    a setting that makes no sense
"""

from __future__ import annotations


class PanjError(Exception):
    """The root of all failures that Panj raises on purpose."""


class ReportError(PanjError):
    """The bytes given cannot become a report: empty, binary, too large, no text found."""


class ReadingError(PanjError):
    """The reader cannot read: its model is missing, damaged or of another version."""


class GazetteerError(PanjError):
    """The gazetteer cannot be built, opened or extended."""


class LedgerError(PanjError):
    """A case cannot be opened or written."""


class BriefError(PanjError):
    """A brief cannot be drawn."""


class SettingsError(PanjError):
    """A setting makes no sense."""
