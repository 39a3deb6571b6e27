"""One name for each body: ministries, committees, agencies, groups, publishers, however the reports word them.

The words for a body in a report go in ("the ministry", "Afghan Defense Ministry", "press office of the Ministry of Defence"); the fullest common
name of that body in the case comes out. Shorter words stand for the fuller name that holds them all: the one in the same report first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from panj.situation.lexicon import lexicon
from panj.situation.words import plain

_LONGEST = 7
"""A name of more telling words is a sentence."""
_STEM = 5
"""Words are one when their first letters agree that far: Tajik and Tajikistan, Congolese and Congo's."""


@cache
def _aliases() -> dict[frozenset[str], str]:
    rows = (line.split("\t") for line in files(__package__).joinpath("aliases.tsv").read_text("utf-8").splitlines())
    return {key_of(long): short for long, short in rows}


def key_of(name: str) -> frozenset[str]:
    """The telling words of a body's name, as they are compared.

    >>> key_of("press service of the Ministry of Defence") == key_of("the Defense Ministry")
    True
    """
    words = [plain(w.strip(".,;:()\"'“”")) for w in name.replace("-", " ").replace("/", " ").split()]
    filler = lexicon().any_of("filler")
    telling = [w for w in words if w and w not in filler]
    return frozenset(w[:_STEM] if len(w) > _STEM + 1 else w.rstrip("s") if len(w) > 3 else w for w in telling or [w for w in words if w])


def short_name(name: str) -> str:
    """The name, or its well-known abbreviation.

    >>> short_name("U.N. refugee agency")
    'UNHCR'
    """
    return _aliases().get(key_of(name), name)


def generic(name: str) -> bool:
    """Whether `name` alone does not say which body is meant.

    >>> generic("the ministry"), generic("Kremlin")
    (True, False)
    """
    known = lexicon().any_of("generic_body") | lexicon().any_of("filler")
    return all(plain(w.strip(".,")) in known for w in name.split())


@dataclass(slots=True)
class Bodies:
    """The bodies of a case: names are noted first, report by report, then resolved."""

    _noted: dict[str, list[tuple[int, str, frozenset[str]]]] = field(default_factory=lambda: defaultdict(list))
    _counts: Counter[frozenset[str]] = field(default_factory=Counter)
    _names: dict[frozenset[str], Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    def note(self, report_id: str, start: int, name: str) -> None:
        """Takes down that the report names a body at `start`."""
        name = short_name(name.strip())
        key = key_of(name)
        if not key or not name or len(key) > _LONGEST:
            return
        self._noted[report_id].append((start, name, key))
        if not generic(name):
            self._counts[key] += 1
            self._names[key][name] += 1

    def resolve(self, report_id: str, start: int, name: str) -> str:
        """The case's name for the body called `name` at `start` of the report."""
        name = short_name(name.strip())
        key = key_of(name)
        vague = generic(name)
        fuller = self._fuller_in(report_id, start, key, vague)
        if fuller is None and vague:
            return name
        return self._name_of(self._widest(fuller or key), name)

    def _fuller_in(self, report_id: str, start: int, key: frozenset[str], vague: bool) -> frozenset[str] | None:
        """The nearest body before (else after) in the same report whose name holds all the words of `key`; a bare pronoun takes any."""
        pronoun = key <= {"its", "their", "his", "her", "it", "they"} or not key
        found = [
            (0 if at <= start else 1, abs(start - at), sorted(other))
            for at, name, other in self._noted[report_id]
            if not generic(name) and (pronoun or key < other or (key == other and not vague))
        ]
        if not found:
            return None
        if not vague and any(key == frozenset(o) for _, _, o in found) and not any(key < frozenset(o) for _, _, o in found):
            return key
        return frozenset(min(x for x in found if pronoun or key < frozenset(x[2]) or key == frozenset(x[2]))[2])

    def _widest(self, key: frozenset[str]) -> frozenset[str]:
        """The one fuller name of the case that holds `key`, when all fuller names agree; else `key` itself."""
        fuller = sorted((k for k in self._counts if key < k), key=lambda k: (-self._counts[k], -len(k), sorted(k)))
        if not fuller:
            return key
        if all(a <= b or b <= a for i, a in enumerate(fuller) for b in fuller[i + 1 :]) or self._counts[fuller[0]] >= 2 * sum(
            self._counts[k] for k in fuller[1:]
        ):
            return max((k for k in fuller if k <= fuller[0] or fuller[0] <= k), key=lambda k: (len(k), self._counts[k]))
        return key

    def _name_of(self, key: frozenset[str], said: str) -> str:
        names = self._names.get(key)
        if not names:
            return said
        return min(names, key=lambda n: (-names[n], len(n), n))


def known_bodies(rows: Iterable[tuple[str, int, str]], *, publishers: Sequence[tuple[str, str]] = ()) -> Bodies:
    """The bodies noted from (report, offset, name) rows and (report, publisher) pairs.

    >>> bodies = known_bodies([("r1", 0, "Harvest Ministry of Oru"), ("r1", 50, "ministry")])
    >>> bodies.resolve("r1", 50, "the ministry")
    'Harvest Ministry of Oru'
    """
    bodies = Bodies()
    for report_id, start, name in rows:
        bodies.note(report_id, start, name)
    for report_id, publisher in publishers:
        bodies.note(report_id, 1_000_000, publisher)
    return bodies
