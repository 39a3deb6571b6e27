"""On whose word."""

from __future__ import annotations

import pytest

from panj.reading.chains import build_chain, kind_of_source
from panj.records import Attribution, SourceKind, Span


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, stop=start + len(words))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Reuters", SourceKind.AGENCY),
        ("two officials", SourceKind.UNNAMED),
        ("residents", SourceKind.UNNAMED),
        ("Ministry of Defence", SourceKind.BODY),
        ("Awa Sow", SourceKind.PERSON),
        ("police", SourceKind.BODY),
    ],
)
def test_kinds_of_sources(name: str, kind: SourceKind) -> None:
    assert kind_of_source(name) is kind


def test_who_passes_it_on_stands_before_who_speaks() -> None:
    text = "Council member Awa Sow told Reuters that the bridge was down."
    chain = build_chain(
        text, speaker=at(text, "Awa Sow"), via=at(text, "Reuters"), unnamed=False, attributions=(), claim=at(text, "the bridge was down")
    )
    assert [source.name for source in chain] == ["Reuters", "Awa Sow"]


def test_the_attribution_around_a_claim_speaks_before_the_pointed_speaker() -> None:
    text = "A guard saw fire. Nine died, Dr. Awa Sow of the hospital said."
    told = Attribution(source=(at(text, "Dr. Awa Sow of the hospital"),), cue=(at(text, "said"),), content=(at(text, "Nine died"),))
    chain = build_chain(text, speaker=at(text, "A guard"), via=None, unnamed=True, attributions=(told,), claim=at(text, "Nine died"))
    assert [source.name for source in chain] == ["Dr. Awa Sow"]
    assert chain[0].kind is not SourceKind.UNNAMED


def test_no_speaker_no_chain() -> None:
    assert build_chain("Nine died.", speaker=None, via=None, unnamed=False, attributions=(), claim=Span(start=0, stop=9)) == ()


def test_what_is_reportedly_so_has_a_source_without_a_name() -> None:
    text = "The rebels reportedly left the town, though the rebels say nothing."
    chain = build_chain(
        text, speaker=at(text, "The rebels"), via=None, unnamed=False, attributions=(), claim=at(text, "The rebels reportedly left the town")
    )
    assert [(source.name, source.kind) for source in chain] == [("reportedly", SourceKind.UNNAMED)]


@pytest.mark.parametrize(("words", "speaker"), [("The Front claimed responsibility", "Front"), ("No group has claimed responsibility", None)])
def test_who_claims_an_attack_is_its_source(words: str, speaker: str | None) -> None:
    text = f"{words} for the attack."
    actor = at(text, words.split(" claimed")[0].removesuffix(" has"))
    chain = build_chain(text, speaker=None, via=None, unnamed=False, attributions=(), claim=at(text, words), actor=actor)
    assert [source.name for source in chain] == ([speaker] if speaker else [])


def test_a_word_of_saying_is_no_part_of_a_name() -> None:
    text = "Meridian News reported that the bridge was down."
    speaker = at(text, "Meridian News reported")
    chain = build_chain(text, speaker=speaker, via=None, unnamed=False, attributions=(), claim=at(text, "the bridge was down"))
    assert [source.name for source in chain] == ["Meridian News"]
