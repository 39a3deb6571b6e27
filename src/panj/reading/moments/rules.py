"""The rules of rules.toml, compiled, and the candidates that they find in a text's words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from panj.reading.moments.cues import cues
from panj.reading.moments.found import Found
from panj.reading.moments.words import OTHER, Words, class_codes, holiday_phrases


@dataclass(frozen=True, slots=True)
class Rule:
    """A named rule: the pattern over classes, and the function of meanings.py that understands it."""

    name: str
    means: str
    pattern: re.Pattern[str]
    parts: tuple[tuple[str, str], ...]
    """Group names in the pattern and the part that each is; one part may stand in several alternatives."""


_PHRASE = re.compile(r"\{([a-z]\w*)\}")


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules in order.

    Raises:
        KeyError: when a rule names a class or phrase that does not exist.
    """
    table = tomllib.loads(files(__package__).joinpath("rules.toml").read_text("utf-8"))
    phrases: dict[str, str] = table["phrases"]
    return tuple(_compile(entry["name"], entry["means"], entry["words"], phrases) for entry in table["rule"])


def _compile(name: str, means: str, words: str, phrases: dict[str, str]) -> Rule:
    while _PHRASE.search(words):
        words = _PHRASE.sub(lambda m: phrases[m[1]], words)
    codes = class_codes()
    spelled = re.sub(r"(?<!P)<(\w+)>", lambda m: codes[m[1]], words).replace(" ", "")
    parts: list[tuple[str, str]] = []

    def number(group: re.Match[str]) -> str:
        parts.append((f"{group[1]}_{len(parts)}", group[1]))
        return f"(?P<{parts[-1][0]}>"

    return Rule(name, means, re.compile(re.sub(r"\(\?P<(\w+)>", number, spelled)), tuple(parts))


@cache
def _island() -> re.Pattern[str]:
    codes = class_codes()
    triggers = "".join(codes[name] for name in cues("triggers"))
    return re.compile(f"[^{OTHER}]*[{triggers}][^{OTHER}]*")


def find_candidates(words: Words) -> Iterator[list[Found]]:
    """For each island of classed words, every match of every rule, the longest first from each place."""
    for island in _island().finditer(words.codes):
        first, last = island.span()
        candidates = [found for rule in all_rules() for found in _matches(rule, words, first, last)]
        candidates += _holidays(words, first, last)
        candidates.sort(key=lambda f: (f.first, -f.last))
        if candidates:
            yield candidates


def _matches(rule: Rule, words: Words, first: int, last: int) -> Iterator[Found]:
    """The matches of one rule from each place of an island, also where they overlap."""
    at = first
    search = rule.pattern.search
    while match := search(words.codes, at, last + 1):
        if match.end() == match.start():
            return
        yield Found(rule.name, rule.means, words, match.start(), match.end(), _parts(rule, match))
        at = match.start() + 1


_POINTERS = ("this past", "this coming", "this", "last", "next", "the", "late", "early")
_LONGEST_HOLIDAY = 4


def _holidays(words: Words, first: int, last: int) -> Iterator[Found]:
    """The named days of an island, with "last" or "next" before and a year after."""
    code = class_codes()["holiday"]
    at = words.codes.find(code, first, last)
    while at >= 0:
        if stop := _holiday_stop(words, at):
            begin = next((at - len(p.split()) for p in _POINTERS if list(words.lower[max(0, at - len(p.split())) : at]) == p.split()), at)
            begin = at if words.before(at) == "the" else begin
            end = stop + (stop < len(words.codes) and words.codes[stop] == class_codes()["year"])
            parts = [("holiday", at, stop)] + [("pointer", begin, at)] * (begin < at) + [("year", stop, end)] * (end > stop)
            yield Found("holiday", "holiday", words, begin, end, tuple(parts))
        at = words.codes.find(code, at + 1, last)


def _holiday_stop(words: Words, at: int) -> int:
    """Where the longest name of a holiday that begins at `at` stops; 0 when none does."""
    for count in range(min(_LONGEST_HOLIDAY, len(words.lower) - at), 0, -1):
        first, last = words.starts[at], words.stops[at + count - 1]
        if " ".join(words.text[first:last].lower().split()) in holiday_phrases():
            return at + count
    return 0


def _parts(rule: Rule, match: re.Match[str]) -> tuple[tuple[str, int, int], ...]:
    return tuple((part, *match.span(group)) for group, part in rule.parts if match.start(group) >= 0)
