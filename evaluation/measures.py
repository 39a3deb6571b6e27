"""What is measured: each benchmark file, its scorer, the numbers that lead, and how a record is stripped of its answers."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Record = dict[str, Any]
ROOT = Path(__file__).resolve().parent.parent

KEPT = ("id", "text", "title", "publisher", "published", "date", "url", "sentences")
"""What a record keeps when it is stripped. Everything else could tell the answer."""
KEPT_OF_A_MENTION = ("mid", "start", "end", "surface", "kind", "contiguous")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One benchmark file and the numbers that are told of it, the leading one first."""

    name: str
    task: str
    gold: str
    scorer: tuple[str, ...]
    numbers: tuple[str, ...]
    """Paths into the scorer's answer, joined by dots."""
    held: int = 1
    """How many of the numbers, from the first, have a floor: the others are told but move with every change."""
    quick: bool = False
    """Whether `make test` has the time for it."""


def _b(name: str, *numbers: str, gold: str | None = None, task: str | None = None, quick: bool = False) -> Measure:
    task = task or name
    return Measure(name=name, task=task, gold=gold or f"{name}/dev.jsonl", scorer=("score_b.py", task), numbers=numbers, quick=quick)


MEASURES: tuple[Measure, ...] = (
    Measure(
        name="situation",
        task="situation",
        gold="situation/dev.jsonl",
        scorer=("situation/score.py",),
        numbers=(
            "situation_score",
            "f1",
            "fields",
            "kind",
            "actor",
            "recipient",
            "when",
            "place",
            "sources",
            "chain",
            "figure_recall",
            "figure_recall_all",
        ),
        quick=True,
    ),
    Measure(
        name="crisis",
        task="crisis",
        gold="crisis/dev/truth.json",
        scorer=("crisis/score.py",),
        numbers=(
            "crisis_score",
            *(f"parts.{part}" for part in ("events", "origins", "copies", "figures", "control", "commitments", "contradictions", "unnamed")),
        ),
        quick=True,
    ),
    Measure(
        name="attribution",
        task="attribution",
        gold="attribution/dev.jsonl",
        scorer=("score.py", "attribution"),
        numbers=("pair.f1", "exact.source.f1", "exact.cue.f1", "exact.content.f1", "tokens.content.f1"),
    ),
    Measure(
        name="places",
        task="places",
        gold="places/dev.jsonl",
        scorer=("score.py", "places"),
        numbers=(
            "all.resolution.end_to_end_accuracy_161km",
            "all.resolution.end_to_end_161km_or_same_id",
            "all.recognition_overlap.f1",
            *(f"{corpus}.resolution.end_to_end_accuracy_161km" for corpus in ("lgl", "trnews", "geovirus", "gwn")),
        ),
    ),
    Measure(
        name="times",
        task="times",
        gold="times/dev.jsonl",
        scorer=("score.py", "times"),
        numbers=("value.f1", "strict.f1", "relaxed.f1", "type.f1"),
        quick=True,
    ),
    _b("figures", "value_unit.f1", "value.f1", "value_modifier.f1", "value_concept.f1", quick=True),
    _b("figures_extra", "value_unit.f1", "value.f1", gold="figures/extra_dev.jsonl", task="figures", quick=True),
    _b("events_muc4", "strict.micro_avg.f1", *(f"strict.{role}.f1" for role in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon"))),
    _b("events_police", "macro_f1", "micro.f1"),
    _b("who_whom", "both.exact.f1", "both.overlap.f1", "reciprocal.exact.f1", "class_accuracy"),
    _b("entities", "all.exact.f1", "all.overlap.f1", "core.exact.f1", "core.overlap.f1", "untyped.overlap.f1"),
    _b("stories", "b_cubed.f1", "pairwise.f1", "ami", quick=True),
    _b("reuse", "pairs.f1", "near_duplicates.r", "characters.f1", gold="stories/reuse_dev.jsonl", quick=True),
    _b("event_coref", "event.conll_f1", "entity.conll_f1"),
    _b("five_ws", "mean_hit_4w", "mean_hit_6w", *(f"{w}.hit" for w in ("who", "what", "when", "where", "why", "how")), quick=True),
)


def benchmarks_folder() -> Path | None:
    """Where the benchmarks stand: PANJ_BENCHMARKS, else `../shared/benchmarks`; None when they are not there."""
    folder = Path(os.environ.get("PANJ_BENCHMARKS") or ROOT.parent / "shared" / "benchmarks")
    return folder if (folder / "score_b.py").is_file() else None


def records_of(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8-sig", newline="\n") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def stripped(record: Record, task: str) -> Record:
    """The record without any answer.

    >>> stripped({"id": "a", "text": "Two fell.", "claims": [1]}, "situation")
    {'id': 'a', 'text': 'Two fell.'}
    """
    kept = {key: record[key] for key in KEPT if key in record}
    if task == "event_coref":
        kept["mentions"] = [{key: mention[key] for key in KEPT_OF_A_MENTION if key in mention} for mention in record["mentions"]]
    return kept


def stripped_file(measure: Measure, benchmarks: Path) -> list[Record]:
    """Every record of a measure's gold file, stripped; a reuse record gets the texts of its reports."""
    gold = records_of(benchmarks / measure.gold)
    if measure.task != "reuse":
        return [stripped(record, measure.task) for record in gold]
    reports = {record["id"]: stripped(record, "stories") for record in records_of(benchmarks / "stories" / "dev.jsonl")}
    return [{"id": r["id"], "reports": r["reports"], "texts": {i: reports[i] for i in r["reports"]}} for r in gold]
