"""Turns hand annotations that quote into labels that count: python training/annotate.py IN.json OUT.jsonl.

IN is a list of reports, ``{"id", "publisher", "published", "title", "text", "claims": [{"quote", "nth"?, ...}]}``, where `quote` stands for
`start` and `end` (`nth`: which occurrence, 1 by default) and the other fields are those of the situation benchmark's
GUIDELINES. Every fault is told with its report and claim; OUT is written only when there is none.

Reports of the benchmarks' training folders are not repeated here: such a report has ``"from"``, the file below
``../shared/benchmarks``, and may have ``"stop"``, the offset at which the annotator stopped, instead of its text; its `place`,
`when` and `figure` are words alone. What is written for it are offsets: ``{"id", "from", "stop", "claims": [{"start", "end", "kind",
"standing", "actor", "recipient", "place", "when", "figure", "sources", "unnamed"}]}`` with ``[start, end]`` for all words
(`examples.restored` reads them back).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from examples import find_name, load
from panj.records import Kind, Standing

BENCHMARKS = Path(__file__).resolve().parents[2] / "shared/benchmarks"
Record = dict[str, Any]


def locate(text: str, quote: str, nth: int) -> int:
    """The offset of the nth occurrence of `quote`; -1 when there are fewer."""
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            return -1
    return at


def worded(value: str | Record) -> str:
    """The words of a place, a moment or a figure."""
    return value if isinstance(value, str) else str(value["text"])


def faults(report: Record, claim: Record) -> Iterator[str]:
    """What is wrong with a claim, a sentence each."""
    text = report["text"]
    if locate(text, claim["quote"], claim.get("nth") or 1) < 0:
        yield f"the quote {claim['quote']!r} is not in the text"
    if claim.get("kind") not in {k.value for k in Kind}:
        yield f"no such kind: {claim.get('kind')!r}"
    if claim.get("standing") not in {s.value for s in Standing}:
        yield f"no such standing: {claim.get('standing')!r}"
    words = [("actor", claim.get("actor")), ("recipient", claim.get("recipient"))]
    words += [("source", s.removeprefix("unnamed: ")) for s in claim.get("sources", [])]
    words += [(role, worded(claim[role])) for role in ("place", "when", "figure") if claim.get(role)]
    for role, found in words:
        if found and found not in text:
            yield f"the {role} {found!r} is not in the text"
    for end in ("start", "end"):
        if isinstance(claim.get("when"), dict) and claim["when"].get(end):
            try:
                date.fromisoformat(claim["when"][end])
            except ValueError:
                yield f"no such day: {claim['when'][end]!r}"


def to_label(report: Record, claim: Record, number: int) -> Record:
    """The claim in the benchmark's form."""
    start = locate(report["text"], claim["quote"], claim.get("nth") or 1)
    label = {"id": f"c{number}", "start": start, "end": start + len(claim["quote"])}
    for key in ("kind", "actor", "recipient", "place", "when", "figure"):
        value = claim.get(key)
        label[key] = {"text": value} if isinstance(value, str) and key in {"place", "when", "figure"} else value
    return label | {"sources": claim.get("sources", []), "standing": claim["standing"]}


def to_offsets(report: Record, claim: Record) -> Record:
    """The claim as offsets into the benchmarks' text; names where they stand nearest to it."""
    text = report["text"]
    start = locate(text, claim["quote"], claim.get("nth") or 1)
    around = (start, start + len(claim["quote"]))
    label: Record = {"start": around[0], "end": around[1], "kind": claim["kind"], "standing": claim["standing"]}
    for role in ("actor", "recipient", "place", "when", "figure"):
        label[role] = find_name(text, worded(claim[role]), around) if claim.get(role) else None
    chain = claim.get("sources", [])
    label["sources"] = [find_name(text, s.removeprefix("unnamed: "), around) for s in chain]
    return label | {"unnamed": bool(chain) and chain[-1].startswith("unnamed: ")}


def with_text(report: Record) -> Record:
    """The report, its text fetched from the benchmarks where it is one of theirs."""
    if "from" not in report:
        return report
    return report | {"text": next(r["text"] for r in load(BENCHMARKS / report["from"]) if r["id"] == report["id"])}


def main() -> int:
    """Reads the command line; 1 when there are faults."""
    reports: list[Record] = [with_text(r) for r in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))]
    found = [f"{r['id']}, claim {i}: {fault}" for r in reports for i, c in enumerate(r["claims"], 1) for fault in faults(r, c)]
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for report in reports:
            if "from" in report:
                ordered = sorted((to_offsets(report, c) for c in report["claims"]), key=lambda c: (c["start"], c["end"]))
                out.write(json.dumps({"id": report["id"], "from": report["from"], "stop": report.get("stop"), "claims": ordered}) + "\n")
                continue
            claims = sorted((to_label(report, c, i) for i, c in enumerate(report["claims"], 1)), key=lambda c: (c["start"], c["end"]))
            out.write(
                json.dumps({k: report.get(k) for k in ("id", "publisher", "published", "title", "text")} | {"claims": claims}, ensure_ascii=False)
                + "\n"
            )
    print(f"{len(reports)} reports, {sum(len(r['claims']) for r in reports)} claims", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
