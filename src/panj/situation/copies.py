"""Reports that reuse the words of others: copies, trimmed copies, paraphrases, updates of one wire story.

Two reports go in; the sentences that both print (the same or put differently) come out aligned, and with them a judgement. FORMAT: a copy
prints at least two sentences of the other and at least a third of the shorter. Quoting the same official independently is no copy.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import combinations

from panj.records import Copy, Report, Span
from panj.situation.lexicon import lexicon
from panj.situation.words import covered, plain, rarity, sentences_of, weighted, words_of

SAME_SENTENCE = 0.52
"""Two sentences say the same from this likeness on. On crisis/dev .47 to .56 all give copies F1 1.0 (`make evaluate`, task crisis)."""
COPIED_SHARE = 1 / 3
"""The share of the shorter report that a copy reprints: the definition of crisis/FORMAT.md."""
COPIED_SENTENCES = 2
"""How many sentences a copy reprints at least: the definition of crisis/FORMAT.md."""
CREDITED_SENTENCE = 0.36
"""The likeness asked of sentences when the later report credits the earlier one's publisher: a paraphrase keeps names and numbers only."""
CREDITED_SHARE = 0.5
"""The share asked then, with three sentences at least: a lower likeness needs more of it."""
_OTHER_NUMBERS = 0.6
"""Two sentences with numbers of which none is the same are so much less alike: an update, not a copy."""
_SHORT = 4
"""Sentences with fewer content words are left out: sign-offs and labels are alike everywhere."""
_WORTH_ALIGNING = 0.2
"""Reports of which neither has this share of the other's words have no third in common."""
_COMMON = 0.5
"""A word that more than this share of all reports has brings no two reports together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The sentences that two reports share, pair by pair, with the likeness of each pair."""

    left: str
    right: str
    pairs: tuple[tuple[Span, Span, float], ...]
    share: float
    """Share of the words of the shorter report that stand in aligned sentences."""
    credited: bool = False
    """Whether the later report says that it draws on the earlier one's publisher."""

    @property
    def copied(self) -> bool:
        """Whether the alignment makes one report a copy of the other."""
        if self.credited:
            return len(self.pairs) > COPIED_SENTENCES and self.share >= CREDITED_SHARE
        return len(self.pairs) >= COPIED_SENTENCES and self.share >= COPIED_SHARE


@dataclass(frozen=True, slots=True)
class _Sentence:
    span: Span
    words: Mapping[str, float]
    weight: float
    numbers: frozenset[str]


def find_copies(reports: Sequence[Report]) -> tuple[tuple[Copy, ...], tuple[Alignment, ...]]:
    """The copies among `reports`, the earlier first, and the alignments of the copied pairs.

    >>> first = Report(text="Two bridges at Oru fell on Monday. The mayor asked for boats, bread and tents.", publisher="A")
    >>> second = Report(text="Two bridges fell on Monday at Oru. The mayor has asked for boats, tents and bread.", publisher="B")
    >>> len(find_copies([first, second])[0])
    1
    """
    ordered = sorted(reports, key=publication_order)
    bodies = _sentences(ordered)
    aligned = [_best_alignment(ordered[i], ordered[j], bodies) for i, j in _candidates(ordered, bodies)]
    found = tuple(a for a in aligned if a.copied)
    return _whole_families(found, [r.id for r in ordered]), found


def _best_alignment(left: Report, right: Report, bodies: Mapping[str, list[_Sentence]]) -> Alignment:
    """The strict alignment, or the lenient one when only that makes a copy and the later report credits the earlier."""
    strict = align(left, right, bodies[left.id], bodies[right.id])
    if strict.copied or not credits(right, left):
        return strict
    lenient = align(left, right, bodies[left.id], bodies[right.id], floor=CREDITED_SENTENCE)
    return replace(lenient, credited=True)


def _whole_families(found: Sequence[Alignment], order: Sequence[str]) -> tuple[Copy, ...]:
    """All pairs of each family: a copy of a copy is a copy."""
    direct = {
        (a.left, a.right): Copy(
            earlier=a.left, later=a.right, score=round(min(1.0, a.share), 4), reason=f"{len(a.pairs)} sentences alike, {a.share:.0%} of the shorter"
        )
        for a in found
    }
    place = {report_id: i for i, report_id in enumerate(order)}
    members: dict[str, list[str]] = defaultdict(list)
    for report_id, first in families(tuple(direct.values())).items():
        members[first].append(report_id)
    pairs = [pair for group in members.values() for pair in combinations(sorted(group, key=place.__getitem__), 2)]
    return tuple(
        direct.get(p) or Copy(earlier=p[0], later=p[1], score=0.5, reason="both copy one text")
        for p in sorted(pairs, key=lambda p: (place[p[0]], place[p[1]]))
    )


def credits(report: Report, earlier: Report) -> bool:
    """Whether `report` says that it draws on the publisher of `earlier`: names it as an agency, or in words like "told", "reports".

    >>> wire = Report(text="Rain fell.", publisher="Delta News Agency")
    >>> credits(Report(text="Rain fell, the agency Delta reports.", publisher="The Echo"), wire)
    True
    """
    if not earlier.publisher or earlier.publisher == report.publisher:
        return False
    names = [plain(w) for w in earlier.publisher.split()]
    telling = [w for w in names if w not in lexicon().any_of("publisher")]
    if not telling:
        return False
    if report.agency and plain(telling[0]) in (plain(w) for w in report.agency.split()):
        return True
    sentences = (s.of(report.text) for s in sentences_of(report.text))
    return any(telling[0] in (plain(w) for w in re.findall(r"[\w.'’-]+", s)) and lexicon().finds("credit", s) for s in sentences)


def publication_order(report: Report) -> tuple[bool, datetime, str]:
    """The key that sorts reports by publication; undated ones last, ties by id."""
    moment = report.published or datetime.max.replace(tzinfo=UTC)
    return report.published is None, moment if moment.tzinfo else moment.replace(tzinfo=UTC), report.id


def families(copies: Sequence[Copy]) -> dict[str, str]:
    """Report id -> the id of the first report of its family of copies; reports without copies are left out.

    >>> families([Copy(earlier="a", later="b", score=1.0, reason="same"), Copy(earlier="b", later="c", score=1.0, reason="same")])
    {'a': 'a', 'b': 'a', 'c': 'a'}
    """
    root: dict[str, str] = {}
    for copy in copies:
        first, second = (root.get(x, x) for x in (copy.earlier, copy.later))
        root.update({copy.earlier: first, copy.later: first})
        root.update({x: first for x, r in root.items() if r == second})
    return root


def _sentences(reports: Sequence[Report]) -> dict[str, list[_Sentence]]:
    raw = {r.id: [(s, words_of(s.of(r.text))) for s in sentences_of(r.text)] for r in reports}
    weights = rarity([w for _, words in sentences for w in words] for sentences in raw.values())
    return {
        report_id: [
            _Sentence(span, bag, sum(bag.values()), frozenset(w for w in bag if w[0].isdigit()))
            for span, words in sentences
            if len(words) >= _SHORT and (bag := weighted(words, weights))
        ]
        for report_id, sentences in raw.items()
    }


def _candidates(reports: Sequence[Report], bodies: Mapping[str, list[_Sentence]]) -> list[tuple[int, int]]:
    """Pairs of reports of which one has enough of the other's words to be worth aligning."""
    bags = [_whole(bodies[r.id]) for r in reports]
    holders: dict[str, list[int]] = defaultdict(list)
    for i, bag in enumerate(bags):
        for word in bag:
            holders[word].append(i)
    limit = max(12.0, _COMMON * len(reports)) if len(reports) < 400 else 40
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for found in holders.values():
        if 2 <= len(found) <= limit:
            for pair in combinations(found, 2):
                shared[pair] += 1
    pairs = [pair for pair, n in shared.items() if n >= 2 * COPIED_SENTENCES]
    return sorted((i, j) for i, j in pairs if max(covered(bags[i], bags[j]), covered(bags[j], bags[i])) >= _WORTH_ALIGNING)


def _whole(sentences: Sequence[_Sentence]) -> dict[str, float]:
    bag: dict[str, float] = {}
    for sentence in sentences:
        bag.update(sentence.words)
    return bag


def align(left: Report, right: Report, a: Sequence[_Sentence], b: Sequence[_Sentence], *, floor: float = SAME_SENTENCE) -> Alignment:
    """The alignment of two reports: each sentence goes with at most one of the other, the likest first."""
    likeness = [(_alike(x, y), i, j) for i, x in enumerate(a) for j, y in enumerate(b) if not x.words.keys().isdisjoint(y.words)]
    taken: tuple[dict[int, int], set[int]] = ({}, set())
    for score, i, j in sorted(likeness, key=lambda found: (-found[0], found[1], found[2])):
        if score >= floor and i not in taken[0] and j not in taken[1]:
            taken[0][i] = j
            taken[1].add(j)
    pairs = tuple((a[i].span, b[j].span, round(_alike(a[i], b[j]), 4)) for i, j in sorted(taken[0].items()))
    weights = [sum(s.weight for s in a), sum(s.weight for s in b)]
    shared = [sum(a[i].weight for i in taken[0]), sum(b[j].weight for j in taken[1])]
    shorter = 0 if weights[0] <= weights[1] else 1
    return Alignment(left=left.id, right=right.id, pairs=pairs, share=shared[shorter] / max(1e-9, weights[shorter]))


def _alike(x: _Sentence, y: _Sentence) -> float:
    """How far two sentences say the same: the mean of what each covers of the other, less when they share no number."""
    mean = 0.5 * covered(x.words, y.words) + 0.5 * covered(y.words, x.words)
    return mean * _OTHER_NUMBERS if x.numbers and y.numbers and x.numbers.isdisjoint(y.numbers) else mean
