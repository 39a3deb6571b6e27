"""The language of a text, as an ISO 639-1 code.

English is told by its function words, which costs nothing; for anything else py3langid is asked (97 languages; 0.9 s for its
first answer).
"""

from __future__ import annotations

import re

from panj.reports.cues import read_cues

ENGLISH_SHARE = 0.22
"""Share of function words from which a text is English: set by hand. `tests/reports/test_languages.py` holds examples of both sides."""
FEWEST_WORDS = 5
"""Words below which no language is told: "Fayzabad, Kunduz" is of none."""
FEWEST_OTHER = 20
"""Words in Latin letters from which another language than English is told: of single English sentences without function
words (headlines, fragments) py3langid makes Javanese, Pidgin and Shona."""
SAMPLE = 2_000
"""Characters that are looked at."""

_WORDS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]{8}")
_OTHER_SCRIPT = re.compile(r"[^\W\d_\u0000-\u024f]{4}")


def guess_language(text: str) -> str | None:
    """The language of the text; None when there is too little of it to tell.

    >>> guess_language("The ministry said that the bridge was closed to all trucks.")
    'en'
    >>> guess_language("Fayzabad, Kunduz") is None
    True
    """
    sample = text[:SAMPLE]
    words = [word.casefold() for word in _WORDS.findall(sample)]
    if len(words) < FEWEST_WORDS and not _UNSPACED.search(sample):
        return None
    if sum(word in read_cues().english for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    if len(words) < FEWEST_OTHER and not _OTHER_SCRIPT.search(sample):
        return None
    from py3langid.langid import classify  # imported here: its model need not be loaded for English

    language, _ = classify(sample)  # type: ignore[no-untyped-call]
    return None if language == "zxx" else str(language)  # zxx: ISO 639's "no linguistic content"
