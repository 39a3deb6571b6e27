"""Who speaks for whom: the people that the reports name together with their body or office.

Texts go in; `Affiliation`s come out: "Harvest Ministry spokesman Colonel Anton Reva" ties Anton Reva to the Harvest Ministry, for which he
speaks; "Mila Orso of the Oru town council" ties her to the council, for which she does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from panj.situation.lexicon import lexicon
from panj.situation.words import plain, sentences_of, words_of

_CAP = r"(?:[^\W\d_a-zß-öø-ÿ][\w’'-]*\.?)"
_NAME = rf"{_CAP}(?:\s+(?:al|el|bin|ibn|de|da|di|du|van|von|le|la|ag|ould|of\sthe)\b)?(?:[ -]{_CAP}){{1,4}}"
_OFFICES = lexicon().pieces["office_heads"]
_SPOKES = rf"(?:spokes(?:man|woman|person)|press\s(?:secretary|officer|attach[eé])|(?:deputy\s)?(?:{_OFFICES}))"
_BODY_WORD = rf"(?:{_CAP}|[a-zà-ÿ]+[’']s|of|for|the|and|in|on)"
_FORWARD = r"(?:the\s+)?(?P<body>(?:[\w.’'-]+\s+){0,7}?[\w.’'-]+)"
_PATTERNS = (
    re.compile(rf"(?P<body>(?:[\w.’'-]+\s+){{1,7}})(?P<role>{_SPOKES}),?\s+(?P<name>{_NAME})"),
    re.compile(rf"(?P<role>{_SPOKES})\s+(?:for|of|at)\s+{_FORWARD},\s+(?P<name>{_NAME})"),
    re.compile(rf"(?P<name>{_NAME}),\s+(?:an?\s+|the\s+)?(?P<role>{_SPOKES})\s+(?:for|of|at)\s+{_FORWARD}(?=[,.;)]|\s+(?:said|says|told|who|in\s))"),
    re.compile(
        rf"(?P<name>{_NAME}),\s+(?:who|which)\s+(?P<role>[a-z]+)\s+(?:[a-z]+\s+)*?(?:of|at|for)?\s*{_FORWARD}(?=[,.;)]|\s+(?:said|says|told))"
    ),
    re.compile(rf"(?P<name>{_NAME}),\s+(?:an?\s+|the\s+)?(?P<role>[a-z-]+(?:\s[a-z-]+)?)\s+(?:for|of|at|on)\s+{_FORWARD}(?=[,.;)])"),
    re.compile(rf"(?P<name>{_NAME})\s+(?P<role>of|from)\s+{_FORWARD}(?=[,.;:)]|\s+(?:said|says|told|corrected|put|added|warned))"),
    re.compile(rf"(?P<body>[Tt]he\s+[a-z]+)[’']s\s+(?P<role>)(?P<name>{_NAME})"),
    re.compile(rf"(?:^|[.,;:]\s+)(?P<body>)(?P<role>(?:[Ss]pokes|(?:deputy\s)?chair)(?:man|woman|person))\s+(?P<name>{_NAME})"),
)
_LONGEST = 9
"""A speaker of more words is a sentence."""
UNSAID = "its"
"""The body of a spokesman of whom the sentence does not say whose: the one named before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """That a report names a person together with a body."""

    person: str
    """The name without ranks and titles."""
    body: str
    """The body's words, as they stand; may be as little as "ministry" or "its"."""
    speaks: bool
    """Whether what the person says is the body's word."""
    start: int
    """Where in the report the person stands."""


def find_affiliations(text: str) -> Iterator[Affiliation]:
    """Every person that `text` names with a body, in the order of the patterns.

    >>> [(a.person, a.body, a.speaks) for a in find_affiliations("Harvest Ministry spokesman Col. Anton Reva said no.")]
    [('Anton Reva', 'Harvest Ministry', True)]
    """
    for sentence in sentences_of(text):
        words = sentence.of(text)
        for pattern in _PATTERNS:
            for match in pattern.finditer(words):
                body = clean_body(match["body"]) if match["body"] else UNSAID
                if plain(body) in {UNSAID, "their"}:
                    body = _subject(words[: match.start()]) or UNSAID
                person = bare_name(match["name"])
                if _holds(person, body, match["role"] or ""):
                    yield Affiliation(person=person, body=body, speaks=_speaks(match["role"] or "", body), start=sentence.start + match.start("name"))


def _subject(words: str) -> str:
    """The body that a sentence begins with: "The Harvest Office had counted 40 mills, its spokesman ..."; "" when it begins otherwise.

    >>> _subject("The Oru refugee agency had registered 40 people, ")
    'Oru refugee agency'
    """
    known = lexicon().any_of("generic_body")
    tokens = words.split()[:7]
    for i, token in enumerate(tokens):
        if plain(token.rstrip(",")) in known and (i + 1 == len(tokens) or not tokens[i + 1][0].isupper()):
            return re.sub(r"^(?:the|an?)\s+", "", " ".join(tokens[: i + 1]), flags=re.IGNORECASE)
    return ""


def _holds(person: str, body: str, role: str) -> bool:
    """Whether a match of a pattern is a person with a body, and not two other names side by side."""
    words = [plain(w) for w in person.split()]
    known = lexicon().any_of("generic_body") | lexicon().any_of("spoken_for")
    if len(words) < 2 or not body or any(w in known or w in lexicon().any_of("never_names") for w in words):
        return False
    return "spokes" in role or "press" in role or any(plain(w) in known for w in body.split())


def clean_source(name: str) -> str:
    """The words that name a source, without the speech around them: "Anton Reva, told the Post" is Anton Reva.

    >>> clean_source("Delta reports, citing a customs officer"), clean_source("residents told Radio Oru by telephone")
    ('a customs officer', 'residents')
    """
    name = re.sub(r"^unnamed:\s*", "", name).strip(' ,.;:"“”')
    name = re.sub(r"^.*\b(?:by|at|on|in) which\s+(?:the\s+)?|\s+(?:had|has|have|was|were)$", "", name)
    cited = lexicon().finds("citing", name)
    if cited:
        return cited["who"].strip(" ,.")
    speech = lexicon().finds("speech", name)
    if speech and speech.start() > 2:
        name = name[: speech.start()].strip(" ,")
    person, comma, rest = name.partition(",")
    return person.strip() if comma and len(person.split()) >= 2 and rest.strip() else name


def find_speaker(text: str, start: int, stop: int) -> str | None:
    """Who is said, right beside ``text[start:stop]`` in its sentence, to say it; None when nobody is.

    >>> text = "The mill burned down, a guard said."
    >>> find_speaker(text, 0, 20)
    'a guard'
    """
    before, after = _beside()
    found = after.match(text[stop : stop + 200]) or before.search(text[max(0, start - 200) : start])
    if found is None:
        return None
    aside = (found["aside"] or "").strip()
    if 2 <= len(aside.split()) <= 5 and all(w[:1].isupper() for w in aside.split()):
        return bare_name(aside)
    words = re.split(r"[.!?]\s+|\n|\b\d\d:\d\d\s+", found["who"])[-1].strip(' ,"“”')
    words = re.sub(r"^(?:but|and|meanwhile|however|while)\s+", "", words, flags=re.IGNORECASE)
    words = re.sub(r"^(?:In|On|At|From|Of)\s+[\w’'-]+(?:\s[A-Z][\w’'-]+)*,?\s+(?=(?:the|an?|he|she|it|they|[A-Z])\b)", "", words)
    if len(words.split()) > _LONGEST or not words_of(words) or re.search(r"\b(?:which|that|had|has|have|was|were|who)\b", words):
        return None
    return clean_source(words) or None


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of a speaker before a clause ("X, who ..., said that") and after it (", X said")."""
    says = lexicon().pieces["says"]
    who = r"(?P<who>[\w“”][^.!?\n,;:]{1,70}?)"
    aside = r"(?:,(?P<aside>[^.!?\n;:]{1,110}?),)?"
    told = r"(?:\s+(?:[A-Z][\w’'-]+|this|the|our|us|reporters|journalists)(?:\s[\w’'-]+){0,3})?"
    before = re.compile(
        rf"(?:^|[.!?\n]\s*|[\"”]\s+|,\s+|\bbut\s+|\band\s+){who}{aside}\s+(?:{says}){told}(?:\s+(?:on\s+)?[A-Z][a-z]+day)?(?:\s+that)?,?\s*[\"“]?$"
    )
    after = re.compile(rf"[^\w.!?\n]{{0,3}},?[\"”]?\s*{who}{aside}\s+(?:{says})\b")
    return before, after


def bare_name(name: str) -> str:
    """The name without ranks, titles and what follows a comma.

    >>> bare_name("Lieutenant Colonel Dana Reeve")
    'Dana Reeve'
    """
    words = name.split(",")[0].split()
    ranks = lexicon().any_of("ranks") | lexicon().any_of("speaks")
    while len(words) > 1 and plain(words[0].rstrip(".")) in ranks:
        words = words[1:]
    return " ".join(w.rstrip(",;:.") if len(w) > 2 else w for w in words if plain(w) not in lexicon().any_of("never_names"))


def clean_body(words: str) -> str:
    """The stretch of `words` at its end that may name a body: capitals, possessives and words like "ministry"; "" when there is none.

    >>> clean_body("the road was open, the Oru police")
    'Oru police'
    """
    known = lexicon().any_of("generic_body") | lexicon().any_of("spoken_for") | lexicon().any_of("filler")
    kept: list[str] = []
    for word in reversed(words.replace(",", " , ").split()):
        bare = plain(word)
        if not kept and bare in {"deputy", "country", "chief", "senior", "regional"}:
            continue
        if (
            word == ","
            or bare in lexicon().any_of("clause_words")
            or not (word[0].isupper() or (word[0].isdigit() and not word.isdigit()) or bare in known or word.endswith(("'s", "’s")))
        ):
            break
        kept.append(word)
    while kept and plain(kept[-1]) in {"the", "a", "an", "of", "for", "and", "in", "but"}:
        kept.pop()
    return " ".join(reversed(kept)).strip(" ,")


def _speaks(role: str, body: str) -> bool:
    words = lexicon()
    if re.search(r"spokes|press", role):
        return True
    bodies = {plain(w) for w in body.split()}
    if "council" in bodies or "parliament" in bodies or "assembly" in bodies:
        return False
    return bool(bodies & words.any_of("spoken_for")) or bool(
        {plain(w) for w in role.split()} & words.any_of("speaks") and not bodies & {"district", "town", "village"}
    )
