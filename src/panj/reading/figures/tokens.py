"""A text as tokens: words, numbers, signs, and stretches that only look like numbers (clock times, links, telephone numbers)."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD, NUMBER, MASKED, SIGN = "word", "number", "masked", "sign"

_TOKEN = re.compile(
    r"""
    (?P<plain>[A-Za-z]+(?=[ \n,;!?)]))                               # most words; the rest of the pattern is for what is not so plain
  | (?P<masked>
        https?://\S+ | www\.\S+ | [\w.+-]{1,64}@[\w-]+\.[\w.-]+     # links and addresses
      | \d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)? | \d{1,2}/\d{1,2}/\d{2,4}\b # days in digits
      | \d{1,2}[:.]\d{2}(?::\d{2})?\s?[ap]\.?m\b\.? | \d{1,2}:\d{2}(?::\d{2})?(?!\d) # clock
      | \d+(?:\.\d+){2,}                                             # versions, addresses, dotted days
      | \+\d[\d\ ().-]{6,20}\d | \(\d{3}\)\ ?\d{3}-\d{4} | \b\d{3}-0\d{3}\b | \d{3}-\d{3}-\d{4} | \b\d{3,}(?:-\d{3,}){2,5} # telephone
      | \b\d{1,3}°\d{1,2}[′'][^ ]*                                  # latitude and longitude
      | \b(?:9|26|7)/11\b | \b24/7\b | \b7/7\b                       # names of days, round the clock
    )
  | (?P<frac>[¼½¾⅐-⅞])
  | (?P<prefix>[$](?:US|AU|NZ|HK|CA|A|C|S)(?=\ ?\d) | (?:US|HK|AU|NZ|CA|[ACRS])?[$](?=\ ?[\d.])
      | PS(?=\d{1,3},\d{3}|[\d.]+\ ?[mb]n?\b)
      | (?:RM|Rs\.?|EUR|USD|GBP|INR|AUD|CAD|NZD|JPY|CNY|CHF|NOK|SEK|DKK|RMB|BTC|MYR|Tk|KSh|Ksh|Y=|M[A-Z]{3})(?=\ ?\.?\d)
      | [NPR](?=\d[\d.,]*\ ?(?:million|billion|trillion|m|bn|tn)\b))
  | (?P<abbreviation>(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w) | \b[A-Z]{1,3}&[A-Z]{1,2}\b)
  | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d) | \d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d) | (?<![\w.])\.\d+ | \d+(?:\.\d+)?)
  | (?P<word>[^\W\d_]\w*(?:['’][^\W\d_]+)?)
  | (?P<sign>\S)
    """,
    re.VERBOSE,
)
_KIND = {"plain": WORD, "masked": MASKED, "frac": NUMBER, "prefix": SIGN, "abbreviation": WORD, "number": NUMBER, "word": WORD, "sign": SIGN}


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text, as columns that share their index; `text` is what they were cut from."""

    text: str
    words: list[str]
    lower: list[str]
    kinds: list[str]
    starts: list[int]
    stops: list[int]

    def __len__(self) -> int:
        return len(self.words)

    def word(self, index: int) -> str:
        """The lower-cased token at the index; empty outside the text."""
        return self.lower[index] if 0 <= index < len(self.lower) else ""

    def kind(self, index: int) -> str:
        """The kind of the token at the index; empty outside the text."""
        return self.kinds[index] if 0 <= index < len(self.kinds) else ""

    def joined(self, index: int) -> bool:
        """Whether the token at the index is written against the one before it."""
        return 0 < index < len(self.starts) and self.starts[index] == self.stops[index - 1]

    def capital(self, index: int) -> bool:
        """Whether the token at the index begins with a capital letter."""
        return 0 <= index < len(self.words) and self.words[index][0].isupper()

    def breaks(self, index: int) -> bool:
        """Whether a line ends between the token at the index and the one before it."""
        return 0 < index < len(self.starts) and "\n" in self.text[self.stops[index - 1] : self.starts[index]]

    def between(self, start: int, stop: int) -> str:
        """The text of the tokens from start to stop, the last excluded."""
        return self.text[self.starts[start] : self.stops[stop - 1]] if start < stop else ""


def _lowered(words: list[str]) -> list[str]:
    """The words in small letters, one by one, with straight apostrophes."""
    lower = "\n".join(words).lower().replace("’", "'").split("\n")
    return lower if len(lower) == len(words) else [word.lower().replace("’", "'") for word in words]


def cut(text: str) -> Tokens:
    """The text as tokens.

    >>> cut("At 9:30 p.m. 1,200 fled; the U.S. sent $2.5m.").words
    ['At', '9:30 p.m.', '1,200', 'fled', ';', 'the', 'U.S.', 'sent', '$', '2.5', 'm', '.']
    """
    words: list[str] = []
    kinds: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    for match in _TOKEN.finditer(text):
        start, stop = match.span()
        words.append(text[start:stop])
        kinds.append(_KIND[match.lastgroup or "sign"])
        starts.append(start)
        stops.append(stop)
    return Tokens(text=text, words=words, lower=_lowered(words), kinds=kinds, starts=starts, stops=stops)
