"""What speaks for and against a name being a place's: named pieces of evidence, and their weights.

In go a candidate and the text it stands in, out come names of evidence ("cue_before", "given_name"), each with a learned
weight. Invariant: the same words in the same setting give the same evidence; nothing is remembered between texts.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp

from panj.gazetteer.entries import Entry
from panj.gazetteer.tokens import Token
from panj.gazetteer.wordlists import WordLists, word_lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of tokens that some place bears as a name, or that names a street or site."""

    first: int
    last: int
    start: int
    stop: int
    entries: tuple[Entry, ...]
    site: str = ""
    """The last word of a street's or site's name; then `entries` is empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A text as its candidates see it."""

    text: str
    tokens: Sequence[Token]
    lists: WordLists
    people: frozenset[str]
    """Words that follow a given name or a title somewhere: people, wherever else they stand."""
    starts: dict[int, tuple[Candidate, ...]]
    """Candidates by their first token."""
    stops: dict[int, tuple[Candidate, ...]]
    lower: frozenset[str]
    """Words that the text also writes small."""
    counts: Counter[str]
    cued: frozenset[str]
    """Words that somewhere follow a preposition of place."""

    @classmethod
    def of(cls, text: str, tokens: Sequence[Token], candidates: Sequence[Candidate]) -> Setting:
        """The setting that `text` is."""
        lists = word_lists()
        starts: dict[int, list[Candidate]] = {}
        stops: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            starts.setdefault(candidate.first, []).append(candidate)
            stops.setdefault(candidate.last, []).append(candidate)
        pairs = list(pairwise(tokens))
        cued = {right.lower for left, right in pairs if right.capital and left.lower in lists.before_place and not left.capital}
        return cls(
            text=text,
            tokens=tokens,
            lists=lists,
            people=_people(text, tokens, lists),
            lower=frozenset(t.lower for t in tokens if not t.capital),
            starts={at: tuple(found) for at, found in starts.items()},
            stops={at: tuple(found) for at, found in stops.items()},
            counts=Counter(t.lower for t in tokens if t.capital),
            cued=frozenset(cued),
        )


def _people(text: str, tokens: Sequence[Token], lists: WordLists) -> frozenset[str]:
    people = set()
    for left, right in pairwise(tokens):
        if (
            right.capital
            and left.capital
            and text[left.stop : right.start] in (" ", ". ")
            and (left.lower in lists.given_names or (left.lower in lists.titles and left.lower != "st"))
        ):
            people.add(right.lower)
    return frozenset(people)


@cache
def _weights() -> dict[str, float]:
    return {
        name: float(value)
        for name, value in tomllib.loads(files("panj.gazetteer").joinpath("tables", "mention_weights.toml").read_text(encoding="utf-8")).items()
    }


def weigh(evidence: Sequence[str]) -> float:
    """How surely the name is a place's, 0 to 1.

    >>> weigh(("kind_country", "how_name")) > weigh(("kind_city", "how_alternate", "person_before"))
    True
    """
    weights = _weights()
    return 1.0 / (1.0 + exp(-(weights["bias"] + sum(weights.get(name, 0.0) for name in evidence))))


def read_evidence(candidate: Candidate, setting: Setting) -> tuple[str, ...]:
    """The names of everything that speaks for or against the candidate."""
    if candidate.site:
        return (*_site_evidence(candidate, setting), *_before(candidate, setting, "site_"))
    return (*_of_entry(candidate), *_of_words(candidate, setting), *_before(candidate, setting, ""), *_after(candidate, setting))


def _of_entry(candidate: Candidate) -> list[str]:
    best = candidate.entries[0]
    kind = (
        "city"
        if best.kind == "capital"
        else best.kind
        if best.kind in ("country", "continent", "adm1", "adm2", "city", "airfield", "quarter", "region")
        else "other"
    )
    found = [f"kind_{kind}", f"how_{best.how}"]
    if kind in ("city", "adm1", "adm2"):
        people = max(e.population for e in candidate.entries if e.how == best.how)
        found.append(f"people_{min(6, len(str(people)) - 1)}")
    if best.how == "demonym":
        found.append(f"demonym_{kind}")
    if len(candidate.entries) >= 5:
        found.append("many_bear_it")
    return found


def _of_words(candidate: Candidate, setting: Setting) -> list[str]:
    words, lists = [t.lower for t in setting.tokens[candidate.first : candidate.last + 1]], setting.lists
    found = [f"words_{min(3, len(words))}"]
    told = is_told_to_be_a_place(candidate, setting)
    if len(words) == 1:
        found += [name for name in _of_one_word(candidate, setting) if not (told and name in _OVERRULED)]
    else:
        found += _of_many_words(words, lists)
    if words[-1] in setting.people and candidate.entries[0].kind not in ("country", "continent"):
        found.append("person_in_text")
    if words[0] in setting.cued:
        found.append("cued_in_text")
    if told or _is_plain(words, setting):
        found.append("plain")
        if candidate.first and setting.tokens[candidate.first - 1].lower in lists.before_place:
            found.append("plain_after_cue")
    if setting.counts[words[0]] >= 3:
        found.append("often")
    return found


_OVERRULED = ("common", "common_opens", "given_name", "surname", "written_small", "short_word")
"""What speaks against a word in general, and not where it is told outright to be a place's name: "the town of Mega"."""


def is_told_to_be_a_place(candidate: Candidate, setting: Setting) -> bool:
    """Whether words beside the name say what sort of place it is: "the town of Mega", "Mega district"."""
    tokens, text, kinds = setting.tokens, setting.text, setting.lists.told_by
    if candidate.first >= 2:
        of, kind = tokens[candidate.first - 1], tokens[candidate.first - 2]
        if of.text == "of" and kind.text in kinds and text[kind.stop : of.start] == text[of.stop : candidate.start] == " ":
            return True
    if candidate.last + 1 >= len(tokens) or tokens[candidate.first].opens:
        return False
    after = tokens[candidate.last + 1]
    return after.text in kinds and text[candidate.stop : after.start] == " "


def _is_plain(words: Sequence[str], setting: Setting) -> bool:
    """Whether no word of the name is an ordinary word or a person's: then hardly anything else bears it."""
    lists = setting.lists
    return not any(
        word in lists.common or word in lists.given_names or word in lists.surnames or word in setting.people or word in setting.lower
        for word in words
    )


def _of_one_word(candidate: Candidate, setting: Setting) -> list[str]:
    token, lists, best = setting.tokens[candidate.first], setting.lists, candidate.entries[0]
    surface = setting.text[candidate.start : candidate.stop]
    word, capitals = token.lower, surface.isupper() and len(token.text) > 1
    sure = best.kind in ("country", "continent") and best.how != "abbreviation"
    asked = {
        "common_opens" if token.opens else "common": word in lists.common,
        "given_name": word in lists.given_names and not sure,
        "surname": word in lists.surnames and not sure,
        "generic": word in lists.site_heads | lists.body_heads | lists.direction or word in lists.area_words,
        "written_small": word in setting.lower,
        "short_word": len(word) <= 3 and best.how != "abbreviation",
        "opens": token.opens,
        "capitals_short": capitals and len(word) <= 4,
        "capitals": capitals and len(word) > 4,
    }
    return [*(name for name, holds in asked.items() if holds), *_abbreviation(candidate, setting, surface)]


def _of_many_words(words: Sequence[str], lists: WordLists) -> list[str]:
    asked = {
        "ends_in_area_word": words[-1] in lists.area_words,
        "ends_in_site_word": words[-1] in lists.site_heads or words[-1] in lists.body_heads,
        "begins_with_given_name": words[0] in lists.given_names and words[0] not in ("st", "san", "santa"),
    }
    return [name for name, holds in asked.items() if holds]


def _abbreviation(candidate: Candidate, setting: Setting, surface: str) -> list[str]:
    best = candidate.entries[0]
    if best.how != "abbreviation":
        return []
    if not (surface.isupper() or surface.endswith(".")):
        return ["abbreviation_small"]
    before = setting.text[: candidate.start]
    if best.kind == "adm1" and "." not in surface:
        return ["code_after_comma" if before.endswith(", ") else "code_alone"]
    return ["abbreviation_state" if best.kind == "adm1" else "abbreviation_country"]


def _before(candidate: Candidate, setting: Setting, prefix: str) -> list[str]:
    if candidate.first == 0:
        return [f"{prefix}text_opens"]
    token, lists = setting.tokens[candidate.first - 1], setting.lists
    gap = setting.text[token.stop : candidate.start]
    found = []
    if gap.startswith(","):
        if any(c.entries for c in setting.stops.get(candidate.first - 1, ())):
            found.append(f"{prefix}place_and_comma_before")
    elif gap == " " and token.lower in lists.before_place:
        found.append(f"{prefix}cue_before" if token.lower not in ("of", "from", "to", "at", "over", "off") else f"{prefix}weak_cue_before")
    elif gap == " " and token.lower == "the":
        found.append(f"{prefix}the_before")
    elif gap in (" ", ". ", "-") and token.capital:
        found.append(f"{prefix}{_capital_before(candidate, token, gap, setting)}")
    elif "\n" in gap or gap.strip():
        found.append(f"{prefix}break_before")
    return found


def _capital_before(candidate: Candidate, token: Token, gap: str, setting: Setting) -> str:
    lists = setting.lists
    if gap == "-":
        return "hyphen_before"
    if token.lower in lists.given_names:
        return "person_before"
    if token.lower in lists.titles and token.lower != "st":
        return "title_before"
    if gap == ". ":
        return "initial_before" if len(token.text) == 1 else "sentence_before"
    if token.opens and token.lower in lists.common | lists.before_place:
        return "opener_before"
    if any(c.entries for c in setting.stops.get(candidate.first - 1, ())):
        return "place_before"
    return "direction_before" if token.lower in lists.direction else "capital_before"


def _after(candidate: Candidate, setting: Setting) -> list[str]:
    if candidate.last + 1 >= len(setting.tokens):
        return ["text_ends"]
    token, lists = setting.tokens[candidate.last + 1], setting.lists
    gap = setting.text[candidate.stop : token.start]
    if gap.startswith(","):
        return ["place_after_comma"] if any(c.entries for c in setting.starts.get(candidate.last + 1, ())) else ["comma_after"]
    if gap in ("'s ", "’s "):
        return ["possessive_after"]
    if gap == "-":
        return ["hyphen_after"]
    if gap != " ":
        return ["break_after"]
    if token.capital:
        return [_capital_after(candidate, token, setting)]
    if token.lower in lists.speech:
        return ["speech_after"]
    if token.lower in lists.area_words:
        return ["area_word_after"]
    return []


def _capital_after(candidate: Candidate, token: Token, setting: Setting) -> str:
    lists = setting.lists
    sure = candidate.entries[0].kind in ("country", "continent", "adm1")
    if token.lower in lists.body_heads:
        return "body_after"
    if token.lower in lists.area_words:
        return "area_name_after"
    if token.lower in lists.site_heads:
        return "site_after"
    if token.lower in lists.surnames and not sure:
        return "surname_after"
    ahead = setting.tokens[candidate.last + 2 : candidate.last + 4]
    if any(t.capital and t.lower in lists.body_heads for t in ahead):
        return "body_ahead"
    return "capital_after_sure" if sure else "capital_after"


_STREETS = frozenset(
    [
        "street",
        "st",
        "road",
        "rd",
        "avenue",
        "ave",
        "drive",
        "lane",
        "boulevard",
        "blvd",
        "highway",
        "parkway",
        "crescent",
        "terrace",
        "trail",
        "turnpike",
        "expressway",
    ]
)
_SCHOOLS = frozenset(["school", "elementary", "university", "college"])
_WORSHIP = frozenset(["church", "cathedral", "mosque", "synagogue", "temple"])


def _site_evidence(candidate: Candidate, setting: Setting) -> list[str]:
    head = candidate.site
    group = "street" if head in _STREETS else "school" if head in _SCHOOLS else "worship" if head in _WORSHIP else head
    found = [f"site_{group}", "site", f"site_words_{min(4, candidate.last - candidate.first + 1)}"]
    if any(c.entries and c.entries[0].how != "alternate" for c in setting.starts.get(candidate.first, ()) if c.last < candidate.last):
        found.append("site_begins_with_place")
    return found
