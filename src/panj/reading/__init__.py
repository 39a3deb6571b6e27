"""Report -> claims: one pass of the learned reader, then a step for each question."""

from __future__ import annotations

from panj.reading.read import read_claims
from panj.reading.reader import Reader

__all__ = ["Reader", "read_claims"]
