"""The tables of a case, as SQLAlchemy Core sees them; `migrations/` makes them, a test holds the two together.

A claim's parts (place, moment, figure) are rows of their reading, so that a query can join them and a reading comes
back exactly as it went in. `position` is the place in the record's tuple; parts that only a claim mentions follow
after those, with `listed` false. Times are ISO 8601 text: SQLite keeps no time zone, and a custody record needs one.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

HEAD = "0001"
"""The newest migration; a case that names one unknown here was written by a newer Panj."""

metadata = MetaData()


def _id(name: str, *, primary_key: bool = False, unique: bool = False) -> Column[str]:
    """A column for a digest."""
    return Column(name, String(16), nullable=False, primary_key=primary_key, unique=unique)


def _span(prefix: str = "", *, nullable: bool = False) -> tuple[Column[int], Column[int]]:
    """The two columns of a span."""
    return Column(f"{prefix}start", Integer, nullable=nullable), Column(f"{prefix}stop", Integer, nullable=nullable)


def _of_reading() -> tuple[Column[int], Column[int]]:
    """The key of a part of a reading: which reading, and which position in it."""
    reading = Column("reading", Integer, ForeignKey("readings.number"), primary_key=True)
    return reading, Column("position", Integer, primary_key=True, autoincrement=False)


reports = Table(
    "reports",
    metadata,
    Column("number", Integer, primary_key=True),
    _id("id", unique=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("day", Date, index=True),
    Column("url", Text),
    Column("language", Text),
    Column("authors", JSON, nullable=False),
    Column("agency", Text),
    Column("sha256", String(64)),
    Column("retrieved", Text),
    Column("origin", Text, index=True),
    Column("added", Text, nullable=False),
)
"""`day` is the day of publication in UTC, which `as_of` compares; `published` is as the report has it."""

passages = Table(
    "passages",
    metadata,
    Column("report_id", String(16), ForeignKey("reports.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    *_span(),
)

readings = Table(
    "readings",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("report_id", String(16), ForeignKey("reports.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("added", Text, nullable=False),
    UniqueConstraint("report_id", "reader", name="readings_once"),
)

places = Table(
    "places",
    metadata,
    *_of_reading(),
    Column("listed", Boolean, nullable=False),
    *_span(),
    Column("name", Text, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("radius_km", Float, nullable=False),
    Column("feature", Text),
    Column("gazetteer_id", Text, index=True),
    Column("path", JSON, nullable=False),
    Column("country", Text),
    Column("score", Float, nullable=False),
    Column("reasons", JSON, nullable=False),
)

moments = Table(
    "moments",
    metadata,
    *_of_reading(),
    Column("listed", Boolean, nullable=False),
    *_span(),
    Column("earliest", Date),
    Column("latest", Date),
    Column("type", Text, nullable=False),
    Column("value", Text),
    Column("rule", Text, nullable=False),
)

figures = Table(
    "figures",
    metadata,
    *_of_reading(),
    Column("listed", Boolean, nullable=False),
    *_span(),
    Column("low", Float),
    Column("high", Float),
    Column("of", Text),
    Column("approximate", Boolean, nullable=False),
    Column("change", Text),
    Column("unit", Text),
    Column("effect", Text),
)

mentions = Table("mentions", metadata, *_of_reading(), *_span(), Column("kind", Text, nullable=False), Column("score", Float, nullable=False))

attributions = Table("attributions", metadata, *_of_reading(), Column("score", Float, nullable=False))

attribution_spans = Table(
    "attribution_spans",
    metadata,
    Column("reading", Integer, primary_key=True, autoincrement=False),
    Column("attribution", Integer, primary_key=True, autoincrement=False),
    Column("part", String(7), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    *_span(),
    ForeignKeyConstraint(["reading", "attribution"], ["attributions.reading", "attributions.position"]),
)
"""`part` is source, cue or content."""

claims = Table(
    "claims",
    metadata,
    _id("id", primary_key=True),
    Column("reading", Integer, ForeignKey("readings.number"), nullable=False, index=True),
    Column("position", Integer, nullable=False),
    Column("report_id", String(16), ForeignKey("reports.id"), nullable=False, index=True),
    *_span(),
    Column("kind", Text, nullable=False, index=True),
    Column("standing", Text, nullable=False),
    *_span("standing_", nullable=True),
    Column("actor", Text),
    *_span("actor_", nullable=True),
    Column("recipient", Text),
    *_span("recipient_", nullable=True),
    Column("place", Integer),
    Column("inferred_place", Integer),
    Column("moment", Integer),
    Column("inferred_moment", Integer),
    Column("figure", Integer),
    Column("passage", Text, nullable=False),
    Column("score", Float, nullable=False),
    ForeignKeyConstraint(["reading", "place"], ["places.reading", "places.position"]),
    ForeignKeyConstraint(["reading", "inferred_place"], ["places.reading", "places.position"]),
    ForeignKeyConstraint(["reading", "moment"], ["moments.reading", "moments.position"]),
    ForeignKeyConstraint(["reading", "inferred_moment"], ["moments.reading", "moments.position"]),
    ForeignKeyConstraint(["reading", "figure"], ["figures.reading", "figures.position"]),
)
"""`place`, `moment` and `figure` are positions in the tables of those names, for the same reading."""

chain_links = Table(
    "chain_links",
    metadata,
    Column("claim_id", String(16), ForeignKey("claims.id"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("role", Text),
    *_span(nullable=True),
)
"""From the one nearest the report (0) to the one who speaks."""

judgements = Table(
    "judgements",
    metadata,
    Column("number", Integer, primary_key=True),
    _id("id", unique=True),
    Column("left", Text, nullable=False),
    Column("right", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("judge", Text, nullable=False),
    Column("made", Text, nullable=False),
    Index("judgements_pair", "left", "right"),
)

skipped = Table(
    "skipped",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("origin", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("added", Text, nullable=False),
    UniqueConstraint("origin", "reason", name="skipped_once"),
)
