"""Benchmark records in, training windows out: pieces with the labels of each head that the record has answers for.

Reads ../shared/benchmarks only, and of it only what its README allows for weights that ship.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from tokenizers import Tokenizer

from panj.reading.sentences import find_sentences
from panj.reading.windows import WINDOW, Pieces, cut_pieces
from panj.records import Kind, Span, Standing

KINDS = [k.value for k in Kind]
STANDINGS = [s.value for s in Standing]
ROLES = ["actor", "recipient", "speaker", "via", "when", "place", "figure"]
NAMES = {"actor", "recipient", "speaker", "via"}
"""Roles that are names: any place where the name stands is a right answer when the claim itself does not hold it."""
RE3D_TYPES = [
    "Organisation",
    "Location",
    "Person",
    "Temporal",
    "Quantity",
    "Nationality",
    "Weapon",
    "Vehicle",
    "MilitaryPlatform",
    "DocumentReference",
    "Money",
]
NAMED_TYPES = ["Organisation", "Location", "Person", "Nationality", "Weapon", "Vehicle", "MilitaryPlatform", "DocumentReference"]
"""The types that our own labels mark: re3d's without times and amounts."""
ECB_TYPES = ["ACT", "HUM", "LOC", "TIM", "NON"]
MUC_ROLES = ["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
MENTION_TYPES = [f"re3d:{t}" for t in RE3D_TYPES] + [f"ecb:{t}" for t in ECB_TYPES] + ["place"] + [f"muc:{r}" for r in MUC_ROLES]
Record = dict[str, Any]


@dataclass(slots=True)
class Labelled:
    """A document as pieces with its answers as piece ranges (first, last), both included."""

    id: str
    task: str
    pieces: Pieces
    sentence_starts: list[int]
    claims: list[dict[str, Any]] = field(default_factory=list)
    attributions: list[dict[str, list[tuple[int, int]]]] = field(default_factory=list)
    mentions: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def load(path: Path) -> list[Record]:
    """The records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _document(record: Record, task: str, tokenizer: Tokenizer) -> Labelled:
    pieces = cut_pieces(record["text"], tokenizer)
    starts = sorted({int(np.searchsorted(pieces.starts, s.start)) for s in find_sentences(record["text"])} | {0})
    return Labelled(id=str(record["id"]), task=task, pieces=pieces, sentence_starts=starts)


def _range(pieces: Pieces, start: int, stop: int) -> tuple[int, int] | None:
    return pieces.covering(Span(start=start, stop=stop)) if stop > start else None


def find_names(text: str, name: str | None, around: tuple[int, int]) -> list[tuple[int, int]]:
    """Where `name` stands in `text`: inside `around` if it does, else everywhere, those before it and near it first."""
    if not name:
        return []
    found = [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text)] or [m.span() for m in re.finditer(re.escape(name), text)]

    def distance(span: tuple[int, int]) -> int:
        return around[0] - span[1] if span[1] <= around[1] else 40 + abs(span[0] - around[1])

    inside = [span for span in found if around[0] <= span[0] and span[1] <= around[1]]
    return inside or sorted(found, key=distance)


def find_name(text: str, name: str | None, around: tuple[int, int]) -> tuple[int, int] | None:
    """Where `name` stands in `text`, preferring inside `around`, then the nearest before it, then the nearest."""
    found = find_names(text, name, around)
    return found[0] if found else None


def situation(record: Record, tokenizer: Tokenizer) -> Labelled:
    """A report with its annotated claims."""
    document = _document(record, "situation", tokenizer)
    text = record["text"]
    for claim in record["claims"]:
        around = (claim["start"], claim["end"])
        ends = _range(document.pieces, *around)
        if ends is None:
            continue
        sources = [s.removeprefix("unnamed: ") for s in claim["sources"]]
        words = {
            "actor": claim["actor"],
            "recipient": claim["recipient"],
            "speaker": sources[-1] if sources else None,
            "via": sources[0] if len(sources) > 1 else None,
            "when": claim["when"]["text"] if claim["when"] else None,
            "place": claim["place"]["text"] if claim["place"] else None,
            "figure": claim["figure"]["text"] if claim["figure"] else None,
        }
        roles = {}
        for role, name in words.items():
            found = find_names(text, name, around)[: None if role in NAMES else 1]
            roles[role] = [r for at in found if (r := _range(document.pieces, *at))]
        unnamed = bool(claim["sources"]) and claim["sources"][-1].startswith("unnamed")
        document.claims.append(
            {
                "range": ends,
                "kind": KINDS.index(claim["kind"]),
                "standing": STANDINGS.index(claim["standing"]),
                "roles": roles,
                "unnamed": unnamed,
                "told": {r: bool(w) for r, w in words.items()},
            }
        )
    return document


def restore(label: Record, text: str) -> Record:
    """A report of the benchmarks with claims of our own, which are kept as offsets into its text."""

    def words(span: list[int] | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    claims = []
    for stored in label["claims"]:
        claim = {k: stored[k] for k in ("start", "end", "kind", "standing")}
        claim |= {role: words(stored[role]) for role in ("actor", "recipient")}
        claim |= {role: {"text": words(stored[role])} if stored[role] else None for role in ("place", "when", "figure")}
        chain = [text[a:b] for a, b in stored["sources"]]
        if stored["unnamed"]:
            chain[-1] = f"unnamed: {chain[-1]}"
        claims.append(claim | {"sources": chain})
    return {"id": label["id"], "text": text[: label["stop"]], "claims": claims}


def restored(path: Path, benchmarks: Path) -> list[Record]:
    """The reports of a file of labels by offset."""
    labels = load(path)
    texts = {name: {r["id"]: r["text"] for r in load(benchmarks / name)} for name in {label["from"] for label in labels}}
    return [restore(label, texts[label["from"]][label["id"]]) for label in labels]


def attribution(record: Record, tokenizer: Tokenizer) -> Labelled:
    """An article with its attributions."""
    document = _document(record, "attribution", tokenizer)
    for item in record["attributions"]:
        spans = {role: [r for s in item[role] if (r := _range(document.pieces, s["start"], s["end"]))] for role in ("source", "cue", "content")}
        if spans["cue"]:
            document.attributions.append(spans)
    return document


def mentions(record: Record, task: str, spans: Iterable[tuple[str, int, int]], tokenizer: Tokenizer) -> Labelled:
    """A text with typed mentions."""
    document = _document(record, task, tokenizer)
    for kind, start, stop in spans:
        ends = _range(document.pieces, start, stop)
        if ends and kind in MENTION_TYPES:
            document.mentions.setdefault(kind, []).append(ends)
    return document


def read_all(
    benchmarks: Path, tokenizer: Tokenizer, *, labels: Path | None = None, hold_out: frozenset[str] = frozenset()
) -> dict[str, list[Labelled]]:
    """Every training document by task; `hold_out` names ids that must not be trained on."""
    data: dict[str, list[Labelled]] = {"situation": [], "attribution": [], "re3d": [], "named": [], "ecb": [], "places": [], "muc": []}
    files = sorted((benchmarks / "situation").glob("train_*.jsonl"))
    files += sorted(labels.glob("claims_*.jsonl")) if labels and labels.exists() else []
    reports = [r for f in files for r in load(f)]
    for path in sorted(labels.glob("offsets_*.jsonl")) if labels and labels.exists() else []:
        reports += restored(path, benchmarks)
    data["situation"] = [situation(r, tokenizer) for r in reports if r["id"] not in hold_out]
    data["attribution"] = [attribution(r, tokenizer) for r in load(benchmarks / "attribution/train.jsonl")]
    for record in load(benchmarks / "entities/dev.jsonl"):
        if "BBC" not in record["publisher"] and record["id"] not in hold_out:
            data["re3d"].append(mentions(record, "re3d", [(f"re3d:{e['type']}", e["start"], e["end"]) for e in record["entities"]], tokenizer))
    texts = {r["id"]: r for r in reports}
    for path in sorted(labels.glob("entities_*.jsonl")) if labels and labels.exists() else []:
        for label in load(path):
            spans = [(f"re3d:{kind}", start, stop) for kind, start, stop in label["entities"]]
            data["named"].append(mentions(texts[label["id"]], "named", spans, tokenizer))
    for record in load(benchmarks / "event_coref/train.jsonl"):
        data["ecb"].append(mentions(record, "ecb", [(f"ecb:{m['type']}", m["start"], m["end"]) for m in record["mentions"]], tokenizer))
    for record in load(benchmarks / "places/dev.jsonl"):
        if record["corpus"] == "trnews" and record["id"] not in hold_out:
            data["places"].append(mentions(record, "places", [("place", p["start"], p["end"]) for p in record["places"]], tokenizer))
    for record in load(benchmarks / "events_muc4/train.jsonl"):
        spans = [(f"muc:{role}", m["start"], m["end"]) for role, entities in record["roles"].items() for entity in entities for m in entity]
        data["muc"].append(mentions(record, "muc", spans, tokenizer))
    return data


def crops(document: Labelled, rng: random.Random, length: int = WINDOW) -> Iterator[tuple[int, int]]:
    """Piece ranges that cover the document once, beginning at sentence starts, shifted at random from epoch to epoch."""
    total = len(document.pieces)
    if total <= length:
        yield 0, total
        return
    start = 0
    first = True
    while start < total:
        size = rng.randint(length // 2, length) if first else length
        first = False
        stop = min(total, start + size)
        inside = [s for s in document.sentence_starts if start < s <= stop]
        if stop < total and inside and inside[-1] > start + length // 3:
            stop = inside[-1]
        yield start, stop
        start = stop
