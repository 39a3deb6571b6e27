"""Answers a benchmark's records with Panj: `predict.py TASK IN.jsonl OUT.jsonl`, or `predict.py crisis DIR OUT.json`.

IN holds records without their answers, OUT gets records of the benchmark's own form. A record that fails is told on stderr
and answered emptily; the others are not lost. Nothing here knows which file it is given.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, Python would look only in this folder

from evaluation.desk import Desk, Record  # noqa: E402

Answer = Callable[[Record, Desk], Record]
AnswerAll = Callable[[list[Record], Desk], list[Record]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How one task is answered: record by record, or (`together`) all records at once."""

    module: str
    empty: Record
    each: Answer | None = None
    together: AnswerAll | None = None


def from_module(module: str) -> Answer:
    """A task module whose `predict` takes the record alone."""
    return lambda record, _: import_module(module).predict(record)


def with_desk(module: str) -> Answer:
    """A task module whose `predict` takes the record and the desk."""
    return lambda record, desk: import_module(module).predict(record, desk)


def with_gazetteer(module: str) -> Answer:
    """A task module whose `predict` takes the record and the gazetteer."""
    return lambda record, desk: import_module(module).predict(record, desk.gazetteer)


def all_at_once(module: str) -> AnswerAll:
    """A task module whose `predict` takes every record and returns them answered."""
    return lambda records, _: import_module(module).predict(records)


def _task(name: str, empty: Record, make: Callable[[str], Answer]) -> Task:
    module = f"evaluation.{name}_task"
    return Task(module=module, empty=empty, each=make(module))


TASKS: dict[str, Task] = {
    "situation": _task("situation", {"claims": []}, with_desk),
    "attribution": _task("attribution", {"attributions": []}, with_desk),
    "places": _task("places", {"places": []}, with_gazetteer),
    "times": _task("times", {"times": []}, with_desk),
    "figures": _task("figures", {"figures": []}, from_module),
    "who_whom": _task("who_whom", {"source": [], "target": [], "reciprocal": []}, with_desk),
    "entities": _task("entities", {"entities": []}, with_desk),
    "events_muc4": _task("muc4", {"roles": {}}, with_desk),
    "events_police": _task("police", {"labels": []}, with_desk),
    "five_ws": _task("five_ws", {}, with_desk),
    "reuse": _task("reuse", {"pairs": []}, from_module),
    "stories": Task(module="evaluation.stories_task", empty={}, together=all_at_once("evaluation.stories_task")),
    "event_coref": Task(module="evaluation.coref_task", empty={"mentions": []}, together=all_at_once("evaluation.coref_task")),
}


def tell(message: str) -> None:
    """Say it on stderr: stdout and OUT hold answers only."""
    print(message, file=sys.stderr, flush=True)


def records_in(path: Path) -> Iterator[Record]:
    """The records of a JSON Lines file; a line that is no record is told and passed over."""
    with path.open(encoding="utf-8", errors="replace", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip("\ufeff \t\r\n"):
                continue
            try:
                record = json.loads(line.lstrip("\ufeff"))
            except (json.JSONDecodeError, RecursionError) as error:
                tell(f"{path}:{number}: no JSON, passed over ({error})")
                continue
            if isinstance(record, dict) and "id" in record:
                yield record
            else:
                tell(f'{path}:{number}: no object with an "id", passed over')


def answers(task: Task, records: list[Record], desk: Desk) -> Iterator[tuple[Record, bool]]:
    """An answer for each record, in order, and whether it stands (False: it failed and is empty)."""
    if task.together:
        yield from _answers_together(task, records, desk)
        return
    for record in records:
        try:
            answer = task.each(record, desk) if task.each else {}
            yield {**task.empty, **answer, "id": record["id"]}, True
        except Exception as error:  # noqa: BLE001 - the outermost door: one record's failure, of whatever kind, must not lose the rest
            tell(f"{record['id']}: {type(error).__name__}: {error}")
            yield {**task.empty, "id": record["id"]}, False


def _answers_together(task: Task, records: list[Record], desk: Desk) -> Iterator[tuple[Record, bool]]:
    found: dict[str, Record] = {}
    try:
        found = {str(answer["id"]): answer for answer in (task.together(records, desk) if task.together else [])}
    except Exception as error:  # noqa: BLE001 - as above; a task that weighs all records against each other fails as one
        tell(f"all {len(records)} records: {type(error).__name__}: {error}")
    for record in records:
        answer = found.get(str(record["id"]))
        yield {**task.empty, **(answer or {}), "id": record["id"]}, answer is not None


def predict(name: str, source: Path, target: Path) -> int:
    """Answers every record of `source` into `target`; returns how many failed."""
    records = list(records_in(source))
    failed = 0
    began = time.perf_counter()
    with Desk() as desk, target.open("w", encoding="utf-8", newline="\n") as out:
        for answer, stands in answers(TASKS[name], records, desk):
            failed += not stands
            out.write(json.dumps(answer) + "\n")  # ASCII: a lone surrogate in an id survives
            out.flush()
    tell(f"{name}: {len(records)} records in {time.perf_counter() - began:.2f} s, {failed} failed")
    return failed


def predict_crisis(folder: Path, target: Path) -> int:
    """Answers the crisis of `folder/reports.jsonl` into `target`; returns 1 when it failed and the answer is empty."""
    records = list(records_in(folder / "reports.jsonl"))
    answer: Record = {}
    failed = 0
    began = time.perf_counter()
    with Desk() as desk:
        try:
            answer = import_module("evaluation.crisis_task").predict(records, desk.read)
        except Exception as error:  # noqa: BLE001 - the outermost door: an empty answer is scored, a crash is not
            tell(f"crisis: {type(error).__name__}: {error}")
            failed = 1
    target.write_text(json.dumps(answer), encoding="utf-8")
    tell(f"crisis: {len(records)} records in {time.perf_counter() - began:.2f} s, {failed} failed")
    return failed


def main(argv: Sequence[str] | None = None) -> int:
    """Runs the command line; 0 even when records failed, since every record has an answer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=[*TASKS, "crisis"])
    parser.add_argument("source", type=Path, help="IN.jsonl, or for crisis the folder that holds reports.jsonl")
    parser.add_argument("target", type=Path, help="OUT.jsonl, or for crisis OUT.json")
    chosen = parser.parse_args(argv)
    try:
        if chosen.task == "crisis":
            predict_crisis(chosen.source, chosen.target)
        else:
            predict(chosen.task, chosen.source, chosen.target)
    except OSError as error:
        tell(f"predict.py: {error}; check the paths given")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
