"""An invented war over the river towns of Norland, small enough to know every answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from panj.records import Claim, Figure, Kind, Moment, Party, Place, Report, Source, SourceKind, Span, Standing

POINTS = {"Oru": (10.0, 20.0), "Velm": (10.9, 20.8), "Tarn": (11.8, 21.9)}


def report(day: str, publisher: str, text: str, *, title: str | None = None) -> Report:
    return Report(text=text, publisher=publisher, title=title, published=datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC))


def place(name: str, at: Report) -> Place:
    lat, lon = POINTS[name]
    start = max(0, at.text.find(name))
    return Place(span=Span(start=start, stop=start + len(name)), name=name, lat=lat, lon=lon, feature="city", score=0.9)


@dataclass(slots=True)
class Case:
    """Reports and the claims that a perfect reader would make of them."""

    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def add(self, found: Report) -> Report:
        self.reports.append(found)
        return found

    def claim(
        self,
        at: Report,
        words: str,
        kind: Kind,
        *,
        who: str | None = None,
        source: SourceKind = SourceKind.BODY,
        where: str | None = None,
        day: str | None = None,
        until: str | None = None,
        actor: str | None = None,
        recipient: str | None = None,
        figure: tuple[float | None, float | None, str] | None = None,
        effect: str | None = None,
        standing: Standing = Standing.ASSERTED,
    ) -> Claim:
        start = at.text.index(words)
        span = Span(start=start, stop=start + len(words))
        made = Claim(
            report_id=at.id,
            reader="test",
            span=span,
            kind=kind,
            standing=standing,
            chain=(Source(name=who, kind=source),) if who else (),
            place=place(where, at) if where else None,
            moment=Moment(span=span, earliest=date.fromisoformat(day), latest=date.fromisoformat(until or day)) if day else None,
            actor=Party(name=actor, span=span) if actor else None,
            recipient=Party(name=recipient, span=span) if recipient else None,
            figure=Figure(span=span, low=figure[0], high=figure[1], of=figure[2], effect=effect) if figure else None,
        )
        self.claims.append(made)
        return made


def river_war() -> Case:
    """M9 takes Oru, the ministry denies it and later concedes; Velm stays the army's; a wire is copied by a paper."""
    case = Case()
    wire = case.add(
        report(
            "2030-03-01",
            "Delta News Agency",
            "ORU, March 1 (Delta) - M9 fighters captured Oru on Friday after a night of shelling, a mill owner said.\n\n"
            "The Norland Ministry of Defence denied that Oru had fallen. Its spokesman Anton Reva said troops were in their positions.\n\n"
            'Mila Orso, who drives an ambulance, said 14 civilians were killed in the market of Oru. "We counted them twice," she said.',
        )
    )
    case.claim(
        wire,
        "M9 fighters captured Oru on Friday",
        Kind.CONTROL,
        who="a mill owner",
        source=SourceKind.UNNAMED,
        where="Oru",
        day="2030-03-01",
        actor="M9 fighters",
    )
    case.claim(wire, "Oru had fallen", Kind.CONTROL, who="Norland Ministry of Defence", where="Oru", day="2030-03-01", standing=Standing.DENIED)
    case.claim(
        wire,
        "14 civilians were killed in the market of Oru",
        Kind.ASSAULT,
        who="Mila Orso",
        source=SourceKind.PERSON,
        where="Oru",
        day="2030-03-01",
        figure=(14, 14, "civilians"),
        effect="killed",
    )
    paper = case.add(
        report(
            "2030-03-02",
            "The Lakeside Post",
            "(Delta) - M9 fighters captured Oru on Friday after a night of shelling, a mill owner said.\n\n"
            "The Norland Ministry of Defense denied that Oru had fallen.\n\n"
            "Mila Orso, an ambulance driver, said 14 civilians were killed in the market of Oru.",
        )
    )
    case.claim(
        paper,
        "M9 fighters captured Oru on Friday",
        Kind.CONTROL,
        who="a mill owner",
        source=SourceKind.UNNAMED,
        where="Oru",
        day="2030-03-01",
        actor="M9 fighters",
    )
    case.claim(
        paper,
        "14 civilians were killed in the market of Oru",
        Kind.ASSAULT,
        who="Mila Orso",
        source=SourceKind.PERSON,
        where="Oru",
        day="2030-03-01",
        figure=(14, 14, "civilians"),
        effect="killed",
    )
    statement = case.add(
        report(
            "2030-03-03",
            "Norland Ministry of Defence press service",
            "Our units left Oru on Saturday to spare its people. Velm is held by the army.\n\nThe ministry will send 200 tents to Velm by 10 March.",
        )
    )
    case.claim(statement, "Our units left Oru on Saturday", Kind.RETREAT, where="Oru", day="2030-03-02", actor="Our units")
    case.claim(statement, "Velm is held by the army", Kind.CONTROL, where="Velm", actor="army")
    case.claim(
        statement,
        "The ministry will send 200 tents to Velm by 10 March",
        Kind.AID,
        where="Velm",
        day="2030-03-03",
        until="2030-03-10",
        actor="ministry",
        figure=(200, 200, "tents"),
        standing=Standing.PLANNED,
    )
    radio = case.add(
        report(
            "2030-03-12",
            "Radio Tarn",
            "The 200 tents that the ministry promised to send to Velm by 10 March have not arrived, the mayor of Velm said.\n\n"
            "Velm itself is still held by the army.\n\nThe hospital of Oru now counts 19 civilians killed in the market on 1 March.",
        )
    )
    case.claim(
        radio, "The 200 tents that the ministry promised to send to Velm by 10 March have not arrived", Kind.STATE, who="mayor of Velm", where="Velm"
    )
    case.claim(radio, "Velm itself is still held by the army", Kind.CONTROL, where="Velm", actor="army")
    case.claim(
        radio,
        "19 civilians killed in the market on 1 March",
        Kind.ASSAULT,
        who="hospital of Oru",
        where="Oru",
        day="2030-03-01",
        figure=(19, 19, "civilians"),
        effect="killed",
    )
    return case
