"""The case: reports, readings, judgements in; the same records out, as of any day.

What enters is a `Report` with the `Reading` made of it; what leaves are equal records. The one invariant: rows are
added, never changed or removed, and a report stands there with its whole reading or not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from panj.ledger.rows import COLUMNS, ClaimRow, flatten_claim

if TYPE_CHECKING:
    from panj.ledger.ledger import Contents, Ledger
    from panj.ledger.searching import Hit

__all__ = ["COLUMNS", "ClaimRow", "Contents", "Hit", "Ledger", "flatten_claim"]


def __getattr__(name: str) -> object:
    """The names that need a database, imported when first asked for: reading one report should not wait for it."""
    if name in {"Contents", "Ledger"}:
        from panj.ledger import ledger

        return getattr(ledger, name)
    if name == "Hit":
        from panj.ledger.searching import Hit

        return Hit
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
