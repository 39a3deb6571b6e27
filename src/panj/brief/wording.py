"""A claim's own words as a readable line: exact stretches of the report, with what is added in square brackets."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

from panj.records import Claim, PassageKind, Report, Span

LONGEST = 230
"""Characters of a line; 97 in 100 of the claims in situation/dev are shorter."""
STANDING_REACH = 90
"""Characters that the words deciding a standing ("is mulling the possibility of") may stand before the claim."""

LEAD_IN = 110
"""Characters of a sentence that may be put before a clause without a subject."""
_LEADING = re.compile(r"^(?:[\s,;:.)\]–—•·*-]+|(?:that|and|but|while|as|because|after|when)\b\s+)+", re.IGNORECASE)
_PRONOUN = re.compile(r"^(?:he|she|it|they|we|I|who|which|whose|this|these|those)\b", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:them|him)\b", re.IGNORECASE)
_ENDS = (".", "!", "?", "…", ".”", "!”", "?”", '."')
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"))


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    """Words that open a clause whose subject stands elsewhere."""
    lines = (files("panj.brief") / "openers.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def tidy(words: str) -> str:
    """The words as a sentence: white space even, no joining word in front, a capital, a full stop.

    >>> tidy("that 300 people  crossed the river,")
    '300 people crossed the river.'
    """
    line = _balanced(" ".join(trim(words).split()))
    line = line[:1].upper() + line[1:]
    return line if line.endswith(_ENDS) else f"{line}."


def trim(words: str) -> str:
    """The words without a joining word or a mark in front and without a comma behind; unchanged if nothing would be left.

    >>> trim("and the bridge was blown up, ")
    'the bridge was blown up'
    """
    line = words.strip()
    shorter = _LEADING.sub("", line).rstrip(" ,;:–—-")
    return shorter or line


def _balanced(line: str) -> str:
    """The line without quotation marks or brackets whose other half lies outside."""
    for opening, closing in _PAIRS:
        if line.count(opening) != line.count(closing):
            line = line.replace(opening, "").replace(closing, "")
    return line.replace('"', "") if line.count('"') % 2 else line


def line_words(claim: Claim, report: Report) -> str:
    """The line for a claim: its words, led by the words that decide its standing, or by its actor in brackets.

    A claim is the smallest clause, so its subject may stand before it ("and sought refuge in the country"); then the actor is put in front.
    """
    words = trim(_with_standing(claim, report).of(report.text).split("\n\n")[0])
    actor = claim.actor.name if claim.actor else _speaker_of(claim, words)
    named = bool(actor) and _names(actor, words)
    pronoun = _PRONOUN.match(words)
    if pronoun and actor and not named:
        words = f"{words[: pronoun.end()]} [{actor}]{words[pronoun.end() :]}"
    elif lacks_subject(words) and not (actor and words.casefold().startswith(actor.casefold())):
        words = f"[{actor}] {words}" if actor and not named else _from_sentence_start(claim, report)
    recipient, pronoun = claim.recipient.name if claim.recipient else "", _OBJECT.search(words)
    if recipient and pronoun and not _names(recipient, words):
        words = f"{words[: pronoun.end()]} [{recipient}]{words[pronoun.end() :]}"
    return shorten(tidy(words))


def shorten(line: str, longest: int = LONGEST) -> str:
    """The line, cut at a word when it is too long to be one.

    >>> shorten("One two three four five.", 14)
    'One two three…'
    """
    if len(line) <= longest:
        return line
    cut = line[: longest - 1]
    whole = cut if line[longest - 1] == " " else cut.rsplit(" ", 1)[0]
    return whole.rstrip(" ,;:–—-.") + "…"


def _with_standing(claim: Claim, report: Report) -> Span:
    """The claim's span, begun at the actor or at the standing's words where these stand shortly before it in one sentence."""
    starts = [span.start for span in (claim.standing_span, claim.actor.span if claim.actor else None) if span is not None]
    if claim.standing_span is None or claim.standing_span.start >= claim.span.start:
        return claim.span
    start = min([claim.span.start, *(s for s in starts if s >= claim.standing_span.start - STANDING_REACH)])
    between = report.text[start : claim.span.start]
    if claim.span.start - start > STANDING_REACH or re.search(r"[.!?]\s|\n", between):
        return claim.span
    return Span(start=start, stop=claim.span.stop)


def _from_sentence_start(claim: Claim, report: Report) -> str:
    """The words with the sentence that leads to them, when both fit on a line; else after an ellipsis."""
    # A dateline leads to no clause.
    datelines = [p.span.stop for p in report.passages if p.kind is PassageKind.DATELINE and p.span.stop <= claim.span.start]
    before = report.text[max(0, claim.span.start - LEAD_IN, *datelines) : claim.span.start]
    opening = re.split(r"[.!?][”\"’]?\s|\n", before)
    words = trim(claim.span.of(report.text).split("\n\n")[0])
    if len(opening) > 1 or claim.span.start <= LEAD_IN or (datelines and len(before) < LEAD_IN):
        return opening[-1].lstrip() + words
    return f"… {words}"


def _names(actor: str, words: str) -> bool:
    """Whether the words hold the name's last word, by which it is known: "forces" of "Tajik border forces", a surname."""
    parts: list[str] = re.findall(r"\w+", actor.casefold())
    return not parts or parts[-1] in re.findall(r"\w+", words.casefold())


def _speaker_of(claim: Claim, words: str) -> str:
    """Who "we" and "I" are: the one who speaks."""
    return claim.origin.name if claim.origin and re.match(r"(?:we|I)\b", words, re.IGNORECASE) else ""


def lacks_subject(words: str) -> bool:
    """Whether the words open with a verb, so that who did it stands before them.

    >>> lacks_subject("fled across the river"), lacks_subject("hundreds fled")
    (True, False)
    """
    first = re.match(r"[\w’']+", words)
    if first is None:
        return False
    word = first.group().casefold()
    return word in _verbs() or bool(re.fullmatch(r"\w{3,}(?:ed|ing)", word))
