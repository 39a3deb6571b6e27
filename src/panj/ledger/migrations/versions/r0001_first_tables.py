"""The first tables of a case, the index of its words, and the view `claim_rows` for those who write SQL.

Never edited after a release: later changes are migrations of their own.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

CLAIM_ROWS = """
CREATE VIEW claim_rows AS
SELECT c.id, c.report_id, p.publisher, p.day, p.url, substr(p.text, c.start + 1, c.stop - c.start) AS quote, c.kind, c.standing,
       c.actor, c.recipient,
       (SELECT l.name FROM chain_links l WHERE l.claim_id = c.id ORDER BY l.position DESC LIMIT 1) AS origin,
       w.name AS place, w.lat, w.lon, w.country, m.earliest, m.latest, f.low, f.high, f."of", f.unit, f.effect, c.score, r.reader
FROM claims c
JOIN readings r ON r.number = c.reading
JOIN reports p ON p.id = c.report_id
LEFT JOIN places w ON w.reading = c.reading AND w.position = COALESCE(c.place, c.inferred_place)
LEFT JOIN moments m ON m.reading = c.reading AND m.position = COALESCE(c.moment, c.inferred_moment)
LEFT JOIN figures f ON f.reading = c.reading AND f.position = c.figure
WHERE r.number = (SELECT MAX(n.number) FROM readings n WHERE n.report_id = c.report_id)
"""

WORDS_SQLITE = (
    "CREATE VIRTUAL TABLE words USING fts5(text, content='reports', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER reports_words AFTER INSERT ON reports BEGIN INSERT INTO words(rowid, text) VALUES (new.number, new.text); END",
)
# PostgreSQL takes at most 1 MB of distinct words a row, so only the first 200,000 characters are indexed there.
WORDS_POSTGRESQL = (
    "ALTER TABLE reports ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('english', left(text, 200000))) STORED",
    "CREATE INDEX reports_words ON reports USING gin (words)",
)


def upgrade() -> None:
    """Nothing returned; makes the tables."""
    _make_reports()
    _make_parts()
    _make_claims()
    _make_decisions()
    op.execute(CLAIM_ROWS)
    for statement in WORDS_SQLITE if op.get_bind().dialect.name == "sqlite" else WORDS_POSTGRESQL:
        op.execute(statement)


def _span(prefix: str = "", *, nullable: bool = False) -> list[sa.Column[int]]:
    return [sa.Column(f"{prefix}{end}", sa.Integer, nullable=nullable) for end in ("start", "stop")]


def _of_reading() -> list[sa.Column[int]]:
    reading = sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), primary_key=True, autoincrement=False)
    return [reading, sa.Column("position", sa.Integer, primary_key=True, autoincrement=False)]


def _make_reports() -> None:
    op.create_table(
        "reports",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        sa.Column("text", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("title", "publisher", "published")),
        sa.Column("day", sa.Date, index=True),
        sa.Column("url", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("authors", sa.JSON, nullable=False),
        sa.Column("agency", sa.Text),
        sa.Column("sha256", sa.String(64)),
        sa.Column("retrieved", sa.Text),
        sa.Column("origin", sa.Text, index=True),
        sa.Column("added", sa.Text, nullable=False),
    )
    op.create_table(
        "passages",
        sa.Column("report_id", sa.String(16), sa.ForeignKey("reports.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        *_span(),
    )
    op.create_table(
        "readings",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("report_id", sa.String(16), sa.ForeignKey("reports.id"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("added", sa.Text, nullable=False),
        sa.UniqueConstraint("report_id", "reader", name="readings_once"),
    )


def _make_parts() -> None:
    op.create_table(
        "places",
        *_of_reading(),
        sa.Column("listed", sa.Boolean, nullable=False),
        *_span(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("lat", sa.Float),
        sa.Column("lon", sa.Float),
        sa.Column("radius_km", sa.Float, nullable=False),
        sa.Column("feature", sa.Text),
        sa.Column("gazetteer_id", sa.Text, index=True),
        sa.Column("path", sa.JSON, nullable=False),
        sa.Column("country", sa.Text),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
    )
    op.create_table(
        "moments",
        *_of_reading(),
        sa.Column("listed", sa.Boolean, nullable=False),
        *_span(),
        sa.Column("earliest", sa.Date),
        sa.Column("latest", sa.Date),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("rule", sa.Text, nullable=False),
    )
    op.create_table(
        "figures",
        *_of_reading(),
        sa.Column("listed", sa.Boolean, nullable=False),
        *_span(),
        sa.Column("low", sa.Float),
        sa.Column("high", sa.Float),
        sa.Column("of", sa.Text),
        sa.Column("approximate", sa.Boolean, nullable=False),
        *(sa.Column(name, sa.Text) for name in ("change", "unit", "effect")),
    )
    op.create_table("mentions", *_of_reading(), *_span(), sa.Column("kind", sa.Text, nullable=False), sa.Column("score", sa.Float, nullable=False))
    op.create_table("attributions", *_of_reading(), sa.Column("score", sa.Float, nullable=False))
    op.create_table(
        "attribution_spans",
        sa.Column("reading", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("attribution", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("part", sa.String(7), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *_span(),
        sa.ForeignKeyConstraint(["reading", "attribution"], ["attributions.reading", "attributions.position"]),
    )


def _make_claims() -> None:
    parts = {"place": "places", "inferred_place": "places", "moment": "moments", "inferred_moment": "moments", "figure": "figures"}
    op.create_table(
        "claims",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.number"), nullable=False, index=True),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("report_id", sa.String(16), sa.ForeignKey("reports.id"), nullable=False, index=True),
        *_span(),
        sa.Column("kind", sa.Text, nullable=False, index=True),
        sa.Column("standing", sa.Text, nullable=False),
        *_span("standing_", nullable=True),
        sa.Column("actor", sa.Text),
        *_span("actor_", nullable=True),
        sa.Column("recipient", sa.Text),
        *_span("recipient_", nullable=True),
        *(sa.Column(part, sa.Integer) for part in parts),
        sa.Column("passage", sa.Text, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        *(sa.ForeignKeyConstraint(["reading", part], [f"{table}.reading", f"{table}.position"]) for part, table in parts.items()),
    )
    op.create_table(
        "chain_links",
        sa.Column("claim_id", sa.String(16), sa.ForeignKey("claims.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("name", sa.Text, nullable=False, index=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("role", sa.Text),
        *_span(nullable=True),
    )


def _make_decisions() -> None:
    op.create_table(
        "judgements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(16), nullable=False, unique=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("left", "right", "verdict")),
        sa.Column("score", sa.Float, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("reason", "judge", "made")),
    )
    op.create_index("judgements_pair", "judgements", ["left", "right"])
    op.create_table(
        "skipped",
        sa.Column("number", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("origin", "reason", "added")),
        sa.UniqueConstraint("origin", "reason", name="skipped_once"),
    )
