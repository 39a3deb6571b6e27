"""Who vouches for each claim: the last link of its chain, under one name wherever it occurs.

Claims with their chains go in; a `Voice` for each claim comes out. A spokesman is his body; a person is himself; an unnamed source is himself
within his report and its copies; an unattributed sentence is the copied report's, else the agency's whose text it is, else the publisher's.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from panj.records import Claim, Copy, Report, Source, SourceKind
from panj.situation.bodies import Bodies, generic, known_bodies
from panj.situation.copies import Alignment, families, publication_order
from panj.situation.lexicon import lexicon
from panj.situation.speakers import Affiliation, bare_name, clean_source, find_affiliations, find_speaker
from panj.situation.words import plain, sentences_of, stem, words_of

LEAD_LIKENESS = 0.34
"""The share of the words of an unattributed lead that an attributed claim of the same report repeats when the lead sums it up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who vouches: a key that is equal for one and the same origin, and the name to print."""

    key: str
    name: str
    unnamed: bool = False
    own: bool = False
    """Whether the report (its agency, its publisher) speaks itself."""


@dataclass(frozen=True, slots=True)
class _Register:
    bodies: Bodies
    offices: Mapping[str, tuple[str, bool]]
    """Person (plain full name) -> (body, speaks for it)."""
    surnames: Mapping[str, str]
    """Surname -> full name, where only one person of the case has it."""
    family: Mapping[str, str]


def name_origins(
    reports: Sequence[Report], claims: Sequence[Claim], *, copies: Sequence[Copy] = (), alignments: Sequence[Alignment] = ()
) -> dict[str, Voice]:
    """Claim id -> its voice, for every claim.

    >>> from panj.records import Kind, Span
    >>> report = Report(text="The mill burned down, a guard said.", publisher="Oru Post")
    >>> claim = Claim(report_id=report.id, reader="t", span=Span(start=0, stop=20), kind=Kind.STATE)
    >>> name_origins([report], [claim])[claim.id].name
    'unnamed: a guard'
    """
    ordered = sorted(reports, key=publication_order)
    register = _register(ordered, claims, copies)
    by_report: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report_id].append(claim)
    sources = _copied_sentences(alignments)
    texts = {r.id: r for r in ordered}
    voices: dict[str, Voice] = {}
    for report in ordered:
        own = sorted(by_report[report.id], key=lambda c: c.span)
        _name_spoken(report, own, register, voices)
        for claim in own:
            if claim.id not in voices:
                voices[claim.id] = _unattributed(report, claim, own, sources, texts, by_report, voices, register)
    return voices


def _names_body(source: Source) -> bool:
    return source.kind in (SourceKind.BODY, SourceKind.AGENCY) and not is_unnamed(source)


@cache
def _body_names() -> re.Pattern[str]:
    heads = lexicon().pieces["body_heads"]
    return re.compile(rf"\b(?:[A-Z][\w’'-]*[ ]+){{0,4}}(?:{heads})(?:\s+(?:of|for)(?:\s+the)?(?:\s+[A-Z][\w-]+){{1,3}})?")


def agency_of(report: Report) -> str | None:
    """The agency whose text the report is: as the page credits it, else as its dateline does.

    >>> agency_of(Report(text="ORU, June 2 (Delta) - Rain fell."))
    'Delta'
    """
    if report.agency:
        return report.agency
    for name in ("dateline_agency", "slashed_agency"):
        found = lexicon().finds(name, report.text[:200])
        if found:
            return found["agency"].strip()
    return None


def _register(reports: Sequence[Report], claims: Sequence[Claim], copies: Sequence[Copy]) -> _Register:
    found = {r.id: list(find_affiliations(r.text)) for r in reports}
    rows = [(r.id, a.start, a.body) for r in reports for a in found[r.id]]
    rows += [(r.id, m.start(), m.group()) for r in reports for m in _body_names().finditer(r.text)]
    rows += [(c.report_id, s.span.start if s.span else c.span.start, clean_source(s.name)) for c in claims for s in c.chain if _names_body(s)]
    publishers = [(r.id, name) for r in reports for name in (r.publisher, agency_of(r)) if name]
    bodies = known_bodies(rows, publishers=publishers)
    offices: dict[str, Counter[tuple[str, bool]]] = defaultdict(Counter)
    for report_id, affiliations in found.items():
        for a in affiliations:
            body = bodies.resolve(report_id, a.start, a.body)
            offices[_plain_name(a.person)][body, a.speaks] += 0 if generic(body) else 1
    people = {person: max(sorted(c), key=lambda x: (c[x], x[1])) for person, c in offices.items()}
    return _Register(bodies, people, _surnames(reports, claims, found), families(copies))


def _surnames(reports: Sequence[Report], claims: Sequence[Claim], found: Mapping[str, list[Affiliation]]) -> dict[str, str]:
    names = {_plain_name(a.person) for affiliations in found.values() for a in affiliations}
    names |= {_plain_name(bare_name(s.name)) for c in claims for s in c.chain if s.kind is SourceKind.PERSON}
    holders: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if " " in name:
            holders[name.split()[-1]].add(name)
            holders[name.split()[0]].add(name)
    return {surname: min(full) for surname, full in holders.items() if len(full) == 1}


def _plain_name(name: str) -> str:
    return " ".join(plain(w) for w in name.split())


def _copied_sentences(alignments: Sequence[Alignment]) -> dict[str, list[Alignment]]:
    found: dict[str, list[Alignment]] = defaultdict(list)
    for alignment in alignments:
        found[alignment.right].append(alignment)
    return found


def _name_spoken(report: Report, claims: Sequence[Claim], register: _Register, voices: dict[str, Voice]) -> None:
    """Names the claims whose chain says who speaks; a pronoun or "the official" is the speaker before."""
    spoken: list[tuple[Source, Voice]] = []
    for claim in claims:
        source = _link_of(report, claim)
        if source is None:
            hedge = lexicon().finds("hedged", claim.span.of(report.text))
            if hedge:
                words = hedge.group()
                voices[claim.id] = Voice(key=f"unnamed:{report.id}:{words.casefold()}", name=f"unnamed: {words}", unnamed=True)
            continue
        voice = _voice_of(report, claim, source, spoken, register)
        spoken.append((source, voice))
        voices[claim.id] = voice


def _link_of(report: Report, claim: Claim) -> Source | None:
    """The chain's last link; the one who is said right beside the claim to say it, when the chain is empty or names somebody of another sentence."""
    source = claim.origin
    if source and lexicon().finds("rumour", clean_source(source.name)) and lexicon().finds("false_cue", _sentence_around(report, claim)):
        return None
    beside = find_speaker(report.text, claim.span.start, claim.span.stop)
    if beside is None or (source is not None and _in_sentence(report, claim, source)):
        return replace(source, name=clean_source(source.name) or source.name) if source else None
    capitals = [w for w in beside.split() if w[:1].isupper()]
    unnamed = is_unnamed(Source(name=beside, kind=SourceKind.PERSON))
    if {plain(w) for w in beside.split()} & lexicon().any_of("pronouns") or not (capitals or unnamed or _body_in(beside)):
        return replace(source, name=clean_source(source.name) or source.name) if source else None
    kind = SourceKind.UNNAMED if unnamed else SourceKind.BODY if _body_in(beside) or len(capitals) < 2 else SourceKind.PERSON
    return Source(name=beside, kind=kind)


def _in_sentence(report: Report, claim: Claim, source: Source) -> bool:
    """Whether the words of a link stand in the claim's own sentence."""
    last = [w for w in source.name.split() if len(w) > 3] or source.name.split()
    return plain(last[-1]) in {plain(w.strip('.,;:"”“')) for w in _sentence_around(report, claim).split()}


def _sentence_around(report: Report, claim: Claim) -> str:
    text, span = report.text, claim.span
    start = max(text.rfind("\n", 0, span.start), text.rfind(". ", 0, span.start)) + 1
    ends = [x for x in (text.find("\n", span.stop), text.find(". ", span.stop)) if x >= 0]
    return text[start : min(ends, default=len(text))]


def _voice_of(report: Report, claim: Claim, source: Source, spoken: Sequence[tuple[Source, Voice]], register: _Register) -> Voice:
    words = [plain(w) for w in source.name.split()]
    if spoken and set(words) <= lexicon().any_of("pronouns"):
        return spoken[-1][1]
    if is_unnamed(source):
        return _unnamed_voice(report, source, spoken, register)
    start = source.span.start if source.span else claim.span.start
    full = _full_name(source, register)
    if full in register.offices:
        body, speaks = register.offices[full]
        if speaks and not {plain(w) for w in body.split()} <= lexicon().any_of("pronouns"):
            return _body_voice(register.bodies.resolve(report.id, start, body))
    if full and not _body_in(source.name) and (source.kind is SourceKind.PERSON or full in register.surnames.values()):
        return Voice(key=f"named:{full}", name=_printed(full, source))
    return _body_voice(register.bodies.resolve(report.id, start, _body_words(source)))


def _body_in(name: str) -> bool:
    return any(plain(w) in lexicon().any_of("generic_body") for w in name.split())


def _body_words(source: Source) -> str:
    """The body's part of a link such as "ministry spokesman Anton Reva"."""
    cut = re.split(r"\b(?:spokes(?:man|woman|person)|press secretary)\b", source.name, maxsplit=1)
    return cut[0].strip(" ,") or (cut[1].strip(" ,") if len(cut) > 1 else source.name)


def _body_voice(name: str) -> Voice:
    name = re.sub(r"(?:['’]s)?\s+(?:press (?:service|office)|spokes\w+)$|^(?:the|a)\s+", "", name, flags=re.IGNORECASE).strip() or name
    return Voice(key=f"named:{' '.join(sorted({plain(w) for w in name.split()} - {'the', 'of', 'for'}))}", name=name)


def _full_name(source: Source, register: _Register) -> str:
    """The plain full name of the person that a link names, as far as the case knows him: by surname, after titles, before "of"."""
    tail = re.split(r"\bspokes(?:man|woman|person)\b", source.name)[-1]
    capitals = [w for w in bare_name(re.split(r"\s+(?:of|from)\s+(?=the\b|[A-Z])", tail)[0]).split() if w[:1].isupper()]
    name = _plain_name(" ".join(capitals))
    known = {*register.offices, *register.surnames.values()}
    if name in known:
        return name
    longer = next((full for full in sorted(known) if name.endswith(" " + full)), None)
    return longer or (register.surnames.get(name, name) if " " not in name else name)


def _printed(full: str, source: Source) -> str:
    bare = bare_name(source.name)
    return bare if _plain_name(bare) == full else full.title()


def is_unnamed(source: Source) -> bool:
    """Whether a link names nobody: a mere "two officers", "residents", "reportedly", whatever the reader took it for.

    >>> is_unnamed(Source(name="two border officers", kind=SourceKind.PERSON)), is_unnamed(Source(name="police", kind=SourceKind.BODY))
    (True, False)
    """
    if lexicon().finds("unnamed", source.name):
        return True
    words = _before_link(clean_source(source.name)).split()
    if not words:
        return source.kind is SourceKind.UNNAMED
    people = plain(words[-1]) in lexicon().any_of("persons")
    if people and words[-1][:1].islower():
        return True
    return source.kind is SourceKind.UNNAMED and not any(w[:1].isupper() for w in words[1:]) and not (len(words) == 1 and words[0][:1].isupper())


def _before_link(words: str) -> str:
    """The words up to the first "who", "of", "in" and the like."""
    return re.split(r"(?i)\b(?:who|in|of|from|at|on|near|whose|with|to|for|privy|familiar|waiting|aged)\b|,", words)[0].strip()


def _unnamed_voice(report: Report, source: Source, spoken: Sequence[tuple[Source, Voice]], register: _Register) -> Voice:
    """The voice of an unnamed source: the same one where a report and its copies speak of the same sort of person."""
    words = clean_source(source.name) or source.name
    head = _head(words)
    for _, voice in reversed(spoken):
        if voice.unnamed and (head in voice.key.split(":")[-1].split() or (head in ("sourc", "person") and re.match(r"(?i)(?:the|same)\b", words))):
            return voice
    family = register.family.get(report.id, report.id)
    return Voice(key=f"unnamed:{family}:{head}", name=f"unnamed: {words}", unnamed=True)


def _head(words: str) -> str:
    """The stem of the noun that says what sort of person an unnamed source is."""
    cut = _before_link(words).split() or words.split()
    people = [w for w in cut if plain(w) in lexicon().any_of("persons")]
    return re.sub(r"s$", "", stem((people or cut)[-1])) if cut else words


def _unattributed(
    report: Report,
    claim: Claim,
    own: Sequence[Claim],
    sources: Mapping[str, list[Alignment]],
    texts: Mapping[str, Report],
    by_report: Mapping[str, Sequence[Claim]],
    voices: Mapping[str, Voice],
    register: _Register,
) -> Voice:
    """The voice of a sentence without a speaker: the one it sums up, the one it is copied from, the agency, the publisher."""
    summed = _summed_up(report, claim, own, voices)
    if summed:
        return summed
    for alignment in sources.get(report.id, ()):
        for left, right, _ in alignment.pairs:
            if right.overlap(claim.span):
                found = _likest(
                    claim.span.of(report.text),
                    [c for c in by_report[alignment.left] if c.span.overlap(left) and c.id in voices],
                    texts[alignment.left],
                )
                if found is not None:
                    return voices[found.id]
    name = agency_of(report) or report.publisher
    if name is None:
        return Voice(key=f"report:{report.id}", name="unknown publisher", own=True)
    voice = _body_voice(register.bodies.resolve(report.id, claim.span.start, name))
    return Voice(key=voice.key, name=voice.name, own=True)


def _likest(words: str, claims: Sequence[Claim], report: Report) -> Claim | None:
    said = set(words_of(words))
    scored = [(len(said & set(words_of(c.span.of(report.text)))) / max(1, len(said)), c.span, c) for c in claims]
    best = max(scored, default=None, key=lambda x: (x[0], -x[1].start))
    return best[2] if best and best[0] >= LEAD_LIKENESS else None


def _summed_up(report: Report, claim: Claim, own: Sequence[Claim], voices: Mapping[str, Voice]) -> Voice | None:
    """The voice of the attributed claim that a lead without a speaker sums up."""
    if claim.span.start > _end_of_lead(report):
        return None
    later = [c for c in own if c.span.start > claim.span.stop and c.id in voices and not voices[c.id].own]
    found = _likest(claim.span.of(report.text), later, report)
    return voices[found.id] if found else None


def _end_of_lead(report: Report) -> int:
    """Where the first paragraph of running text ends."""
    for sentence in sentences_of(report.text):
        if len(words_of(sentence.of(report.text))) >= 5:
            stop = report.text.find("\n", sentence.stop)
            return stop if stop >= 0 else len(report.text)
    return len(report.text)
