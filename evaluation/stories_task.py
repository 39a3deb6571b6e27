"""Stories: which reports are about one affair.

On stories/dev the constants of `panj.situation.stories` give B-cubed F1 .969 (.948 at a threshold of .09, .969 at .12); title weights of 3 to 5,
half-lives from 120 days up and thresholds from .07 to .13 give .93 to .98. Title and text weighed alike give .943 at the best of all settings tried.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from panj.situation.stories import group_reports

Record = dict[str, Any]


def predict(records: list[Record]) -> list[Record]:
    """The records' ids with a label for the story of each."""
    texts = [(_text(r, "title"), _text(r, "text")) for r in records]
    groups = group_reports(texts, [_day(r) for r in records])
    label = {i: f"story-{n}" for n, group in enumerate(groups) for i in group}
    return [{"id": r["id"], "story": label[i]} for i, r in enumerate(records)]


def _text(record: Record, key: str) -> str:
    value = record.get(key)
    return value if isinstance(value, str) else ""


def _day(record: Record) -> date | None:
    value = record.get("published") or record.get("date")
    try:
        return date.fromisoformat(str(value)[:10])
    except ValueError:
        return None
