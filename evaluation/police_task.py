"""What police did, by sentence: plain patterns, since Panj does not code police actions."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from evaluation.desk import Desk, Record, text_of

WORDS = Path(__file__).with_name("police_words.toml")


def predict(record: Record, _: Desk) -> Record:
    """The labels of the record's sentence."""
    return {"labels": labels_of(text_of(record))}


def labels_of(text: str) -> list[str]:
    """The labels whose words stand in a sentence that names a force of order.

    >>> labels_of("Police arrested nine men near the market.")
    ['ARREST', 'ANY_ACTION']
    """
    force_of_order, labels = _patterns()
    if not force_of_order.search(text):
        return []
    found = {label for label, pattern in labels.items() if pattern.search(text)}
    if "KILL" in found:
        found.add("FORCE")
    if found - {"FAIL"}:
        found.add("ANY_ACTION")
    return [label for label in labels if label in found]


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    stated = tomllib.loads(WORDS.read_text(encoding="utf-8"))

    def pattern(words: str) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{''.join(words.splitlines())})\b", re.IGNORECASE)

    return pattern(stated["force_of_order"]), {label: pattern(words) for label, words in stated["labels"].items()}
