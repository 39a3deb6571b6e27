"""Reuse: which reports of a story share passages word for word, and where."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from panj.situation.passages import containment, shared_passages, wording_of

Record = dict[str, Any]


def predict(record: Record) -> Record:
    """The pairs of the story's reports that share a passage of 25 words or more, with the passages."""
    texts = record.get("texts") or {}
    wordings = {i: wording_of(_text(texts.get(i))) for i in record.get("reports") or texts}
    pairs = []
    for a, b in combinations(sorted(wordings), 2):
        passages = shared_passages(wordings[a], wordings[b])
        if passages:
            places = [
                {"words": p.words, "a_start": p.left.start, "a_end": p.left.stop, "b_start": p.right.start, "b_end": p.right.stop} for p in passages
            ]
            shared = sum(p.words for p in passages)
            pairs.append({"a": a, "b": b, "containment": round(containment(wordings[a], wordings[b]), 4), "shared_words": shared, "passages": places})
    return {"id": record["id"], "pairs": pairs}


def _text(found: object) -> str:
    if isinstance(found, dict):
        found = found.get("text")
    return found if isinstance(found, str) else ""
