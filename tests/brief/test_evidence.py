from __future__ import annotations

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from panj.brief.evidence import nested_pieces, quotes
from panj.brief.page import mark_text
from panj.records import Claim, Kind, Line, Report, Situation, Span

TEXT = 'He said "a < b & c" — and\nleft.\n\nThen <i>they</i> came.'
SPANS = st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 25)), max_size=12, unique=True)


def claims_at(spans: list[tuple[int, int]]) -> list[Claim]:
    made = {(start, min(len(TEXT), start + length)) for start, length in spans}
    return [Claim(report_id="r", reader="hand/1", span=Span(start=start, stop=stop), kind=Kind.STATE) for start, stop in sorted(made)]


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.depth = 0
        self.under: dict[str, str] = {}
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag == "mark"
        self.open.append((attrs[0][1] or "")[2:])

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.words += data
        for claim_id in self.open:
            self.under[claim_id] = self.under.get(claim_id, "") + data


@given(SPANS)
def test_any_claims_are_marked_and_no_word_changes(spans: list[tuple[int, int]]) -> None:
    claims = claims_at(spans)
    reader = Reader()
    reader.feed(str(mark_text(Report(text=TEXT), claims)))
    reader.close()
    assert reader.words == TEXT
    assert reader.open == []
    assert reader.under == {claim.id: claim.span.of(TEXT) for claim in claims}


@given(SPANS)
def test_pieces_nest_and_each_claim_starts_once(spans: list[tuple[int, int]]) -> None:
    claims = claims_at(spans)
    pieces = nested_pieces(claims)
    assert sorted(piece.claim_id for piece in pieces if piece.first) == sorted(claim.id for claim in claims)
    for i, one in enumerate(pieces):
        for other in pieces[i + 1 :]:
            apart = other.start >= one.stop
            assert apart or other.stop <= one.stop


def test_a_quote_stands_in_its_own_paragraph(situation: Situation) -> None:
    claim = next(c for c in situation.claims if situation.quote(c).startswith("More than 1,200 people flee"))
    (quote,) = quotes(Line(text="x", claims=(claim.id,)), situation)
    assert quote.words == "More than 1,200 people flee to Batken"
    assert "KEY POINTS" not in quote.before
    assert "Ministry confirms" not in quote.after
    assert quote.number == 2
