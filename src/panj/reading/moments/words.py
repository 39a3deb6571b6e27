"""A text cut into words, each word with the one class that the rules of time are written over.

A class is one character, so that a sentence is a short string ("other" is an underscore) and a rule is an ordinary regular expression
over it: a thousand words are looked up in a dictionary once, and only the few islands between underscores are matched against rules.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

OTHER = "_"
FORMS = (
    "day", "year", "number", "nth", "decadedigits", "isodate", "slashdate", "dotdate", "clock", "fraction", "decimal", "attack", "short",
    "holiday",
)  # fmt: skip
"""The classes that a word has by its form in digits (and "holiday", which holidays.toml gives)."""

_TOKEN = re.compile(
    r"""
      [AaPp]\.\s?[Mm]\b\.?                                      # a.m.  p. m.
    | (?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Jj]u[nl]|[Aa]ug|[Ss]ept?|[Oo]ct|[Nn]ov|[Dd]ec|[Mm]on|[Tt]ues?|[Ww]ed|[Tt]hu(?:rs?)?|[Ff]ri|[Ss]at|[Ss]un)\.
    | [Oo]['’]clock | [Ss]ha['’]?ban
    | (?:[^\W\d_]\.){2,}                                        # U.S.
    | [^\W\d_]+                                                 # a word
    | ['’]s\b
    | [0-9]{4}-[0-9][0-9]-[0-9][0-9](?:T[0-9][0-9](?::?[0-9][0-9]){1,2}Z?)?(?![0-9])          # 2021-07-06
    | [0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}(?![0-9/])                          # 7/6/2021
    | [0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}(?![0-9])                             # 6.7.2021
    | [0-9]{1,2}:[0-9][0-9](?::[0-9][0-9])?(?![0-9])                              # 10:35
    | [0-9]+/[0-9]+(?![0-9])                                             # 1/2   9/11
    | [0-9]+(?:[.,][0-9]+)+                                           # 1,000  2.5
    | ['’]?[0-9]+(?:st|nd|rd|th|s)\b                               # 5th  1990s  '80s
    | [0-9]+
    | \n[ \t]*\n\s*                                             # a paragraph ends
    | [^\w\s]
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: where each stands, in lower case, and one character of class for each."""

    text: str
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    lower: tuple[str, ...]
    codes: str

    def written(self, index: int) -> str:
        """The word at `index` as the text has it."""
        return self.text[self.starts[index] : self.stops[index]]

    def capital(self, index: int) -> bool:
        """Whether the word at `index` begins with a capital letter."""
        return self.text[self.starts[index]].isupper()

    def before(self, index: int) -> str:
        """The word before `index` in lower case, or an empty string at the beginning."""
        return self.lower[index - 1] if index > 0 else ""

    def at(self, index: int) -> str:
        """The word at `index` in lower case, or an empty string past either end."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def opens_sentence(self, index: int) -> bool:
        """Whether the word at `index` is the first of its sentence."""
        return index == 0 or self.lower[index - 1] in {".", "!", "?", "¶", '"', "“", ":", "-", "–"}


@cache
def _lists() -> MappingProxyType[str, str]:
    """The lists of words.toml: class name to words, divided by blanks."""
    return MappingProxyType(tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8")))


@cache
def holiday_phrases() -> MappingProxyType[str, str]:
    """Each name that a holiday goes by, in lower case, with the rule of its day."""
    table: dict[str, str] = tomllib.loads(files(__package__).joinpath("holidays.toml").read_text("utf-8"))["holidays"]
    return MappingProxyType({name.strip(): rule for names, rule in table.items() for name in names.split("|")})


@cache
def class_codes() -> MappingProxyType[str, str]:
    """The character that stands for each class."""
    names = (*FORMS, *_lists())
    return MappingProxyType({name: chr(0x4E00 + i) for i, name in enumerate(dict.fromkeys(names))})


@cache
def _word_codes() -> dict[str, str]:
    codes = class_codes()
    table = {word: codes[name] for name, words in _lists().items() for word in words.split()}
    for phrase in holiday_phrases():
        table.setdefault(phrase.split()[0], codes["holiday"])
    return table


@cache
def class_of(word: str) -> str:
    """The name of the class of a lower-case word; "other" when it has none."""
    code = _word_codes().get(word, OTHER)
    return next((name for name, char in class_codes().items() if char == code), "other")


def _number_form(word: str) -> str:
    """The class of a word written in digits."""
    if word.isascii() and word.isdigit():
        value = int(word) if len(word) < 6 else 10**6
        if len(word) <= 2:
            return "day" if 1 <= value <= 31 else "number"
        if len(word) == 4:
            return "year" if 1000 <= value < 2200 else "short" if value < 2400 else "number"
        return "number"
    return _mixed_form(word)


_FORMS = (
    (re.compile(r"[0-9]{4}-[0-9][0-9]-[0-9][0-9].*"), "isodate"),
    (re.compile(r"9/11|7/7"), "attack"),
    (re.compile(r"[0-9]+/[0-9]+/[0-9]+"), "slashdate"),
    (re.compile(r"[0-9]+\.[0-9]+\.[0-9]{4}"), "dotdate"),
    (re.compile(r"[0-9]+:[0-9][0-9](:[0-9][0-9])?"), "clock"),
    (re.compile(r"[1-9]/[1-9]"), "fraction"),
    (re.compile(r"['’]?([0-9][0-9]|[0-9]{4})s"), "decadedigits"),
    (re.compile(r"[0-9]+(st|nd|rd|th)"), "nth"),
    (re.compile(r"[0-9]{1,3}(,[0-9]{3})+|[0-9]{1,4}\.[0-9]{1,2}"), "decimal"),
)


def _mixed_form(word: str) -> str:
    return next((name for form, name in _FORMS if form.fullmatch(word)), "other")


def cut_words(text: str) -> Words:
    """The words of `text` with their classes.

    >>> words = cut_words("It fell on Friday, 2 July 2021.")
    >>> [class_of(w) for w in words.lower[2:4]], len(words.codes)
    (['other', 'weekday'], 9)
    """
    spans = [m.span() for m in _TOKEN.finditer(text)]
    lower = ["¶" if text[a] == "\n" else text[a:b].lower() for a, b in spans]
    table, codes = _word_codes(), class_codes()
    marks = [
        table.get(word, OTHER) if not word[-1].isdigit() and not word[0].isdigit() and word[0] not in "'’" else _digit_code(word, table, codes)
        for word in lower
    ]
    starts, stops = zip(*spans, strict=True) if spans else ((), ())
    return Words(text, starts, stops, tuple(lower), "".join(marks))


def _digit_code(word: str, table: dict[str, str], codes: MappingProxyType[str, str]) -> str:
    if word in table:
        return table[word]
    return codes.get(_number_form(word), OTHER)
