"""Turns hand annotations that quote into labels that count: python training/annotate.py IN.json OUT.jsonl.

IN is a list of reports, ``{"id", "publisher", "published", "title", "text", "claims": [{"quote", "nth"?, ...}]}``, where `quote` stands for
`start` and `end` (`nth`: which occurrence, 1 by default) and the other fields are those of the situation benchmark's
GUIDELINES. Every fault is told with its report and claim; OUT is written only when there is none.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from panj.records import Kind, Standing

Record = dict[str, Any]


def locate(text: str, quote: str, nth: int) -> int:
    """The offset of the nth occurrence of `quote`; -1 when there are fewer."""
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1)
        if at < 0:
            return -1
    return at


def faults(report: Record, claim: Record) -> Iterator[str]:
    """What is wrong with a claim, a sentence each."""
    text = report["text"]
    if locate(text, claim["quote"], claim.get("nth", 1)) < 0:
        yield f"the quote {claim['quote']!r} is not in the text"
    if claim.get("kind") not in {k.value for k in Kind}:
        yield f"no such kind: {claim.get('kind')!r}"
    if claim.get("standing") not in {s.value for s in Standing}:
        yield f"no such standing: {claim.get('standing')!r}"
    words = [("actor", claim.get("actor")), ("recipient", claim.get("recipient"))]
    words += [("source", s.removeprefix("unnamed: ")) for s in claim.get("sources", [])]
    words += [(role, claim[role]["text"]) for role in ("place", "when", "figure") if claim.get(role)]
    for role, found in words:
        if found and found not in text:
            yield f"the {role} {found!r} is not in the text"
    for end in ("start", "end"):
        if claim.get("when") and claim["when"].get(end):
            try:
                date.fromisoformat(claim["when"][end])
            except ValueError:
                yield f"no such day: {claim['when'][end]!r}"


def to_label(report: Record, claim: Record, number: int) -> Record:
    """The claim in the benchmark's form."""
    start = locate(report["text"], claim["quote"], claim.get("nth", 1))
    label = {"id": f"c{number}", "start": start, "end": start + len(claim["quote"])}
    for key in ("kind", "actor", "recipient", "place", "when", "figure"):
        label[key] = claim.get(key)
    return label | {"sources": claim.get("sources", []), "standing": claim["standing"]}


def main() -> int:
    """Reads the command line; 1 when there are faults."""
    reports: list[Record] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    found = [f"{r['id']}, claim {i}: {fault}" for r in reports for i, c in enumerate(r["claims"], 1) for fault in faults(r, c)]
    if found:
        print("\n".join(found), file=sys.stderr)
        return 1
    with Path(sys.argv[2]).open("w", encoding="utf-8") as out:
        for report in reports:
            claims = sorted((to_label(report, c, i) for i, c in enumerate(report["claims"], 1)), key=lambda c: (c["start"], c["end"]))
            out.write(
                json.dumps({k: report.get(k) for k in ("id", "publisher", "published", "title", "text")} | {"claims": claims}, ensure_ascii=False)
                + "\n"
            )
    print(f"{len(reports)} reports, {sum(len(r['claims']) for r in reports)} claims", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
