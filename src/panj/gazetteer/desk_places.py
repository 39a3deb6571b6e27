"""A desk's own places from a CSV file: simple lists, and the administrative lists of OCHA (COD) with their P-codes.

In goes a file whose first line names its columns, out comes for each line a `Row`, or a `BadRow` that says what is wrong
with it. An area of a COD list that the gazetteer knows already gives its P-code and spellings to that entry.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import pi, sqrt
from pathlib import Path

from panj.errors import GazetteerError
from panj.gazetteer.entries import Entry, distance_km
from panj.gazetteer.names import name_key
from panj.gazetteer.own_tables import AREA_RADIUS_KM, Names, Row
from panj.gazetteer.packages import country_codes, country_names, without_generic
from panj.gazetteer.store import Gazetteer
from panj.gazetteer.wordlists import word_lists

LAYOUT = "name, lat, lon, and where known kind, aliases, country, pcode, population; or ADM1_EN, ADM1_PCODE and so on"
_COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("name", "place", "place_name", "placename"),
    "lat": ("lat", "latitude", "y", "y_coord", "point_y", "center_lat", "centroid_lat"),
    "lon": ("lon", "lng", "long", "longitude", "x", "x_coord", "point_x", "center_lon", "centroid_lon"),
    "kind": ("kind", "type", "place_type"),
    "aliases": ("aliases", "alias", "other_names", "alternate_names"),
    "country": ("country", "country_code", "iso2", "iso3", "iso"),
    "pcode": ("pcode", "p_code", "p-code"),
    "population": ("population", "pop"),
    "area": ("area_sqkm",),
}
_AREA_NAME = re.compile(r"adm(?:in)?([0-4])_?(?:(name|ref|alt\d?))?(\d)?_?([a-z]{2})?(\d)?\Z")
_AREA_CODE = re.compile(r"adm(?:in)?([0-4])_?p_?code\Z")
_LEVELS = {1: "adm1", 2: "adm2", 3: "adm3", 4: "adm3"}
_OTHER_KINDS = (
    "airfield",
    "camp",
    "capital",
    "city",
    "crossing",
    "island",
    "lake",
    "line",
    "mountain",
    "quarter",
    "region",
    "river",
    "sea",
    "site",
    "town",
)
_KINDS = frozenset([*_LEVELS.values(), *_OTHER_KINDS])
_SAME_KM = 100.0
"""An area of a list and one of the gazetteer, of one name and country, are the same when their points are nearer than this; a named guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BadRow:
    """A line that gives no place, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Layout:
    """Which column holds what, by position."""

    plain: Mapping[str, int]
    names: Mapping[int, tuple[int, ...]]
    """Columns of names by administrative level, the English one first."""
    codes: Mapping[int, int]


def read_desk_places(path: Path, gazetteer: Gazetteer) -> Iterator[Row | BadRow]:
    """A row for each line of the file at `path`, or what is wrong with the line.

    Raises:
        GazetteerError: the file cannot be read, or its first line names none of the columns.
    """
    text = _text(path)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=text.split("\n", 1)[0].count))
    try:
        layout = _layout(next(lines, []))
        if not layout.names and not {"name", "lat", "lon"} <= layout.plain.keys():
            raise GazetteerError(f"{path} line 1 must name its columns: {LAYOUT}")
        for cells in lines:
            if any(cell.strip() for cell in cells):
                yield _read_line(cells, lines.line_num, layout, gazetteer)
    except csv.Error as error:
        raise GazetteerError(f"{path} line {lines.line_num} is not CSV ({error}); save it as CSV in UTF-8") from error


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path} is not UTF-8 ({error.reason} at byte {error.start}); save it as CSV in UTF-8") from error
    except OSError as error:
        raise GazetteerError(f"{path} cannot be read ({error.strerror}); give the path of a CSV file") from error


def _layout(head: Sequence[str]) -> _Layout:
    found = {cell.strip().lower().replace(" ", "_"): at for at, cell in reversed(list(enumerate(head)))}
    plain = {what: next(found[name] for name in names if name in found) for what, names in _COLUMNS.items() if found.keys() & set(names)}
    codes = {int(match[1]): at for name, at in found.items() if (match := _AREA_CODE.match(name))}
    names: dict[int, list[tuple[bool, bool, int]]] = {}
    for name, at in found.items():
        if name not in _COLUMNS and (match := _AREA_NAME.match(name)) and not _AREA_CODE.match(name):
            names.setdefault(int(match[1]), []).append((match[2] in ("ref",) or (match[2] or "").startswith("alt"), match[4] not in ("en", None), at))
    return _Layout(plain=plain, names={level: tuple(at for *_, at in sorted(columns)) for level, columns in names.items()}, codes=codes)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """What one line says, before it is checked."""

    names: tuple[str, ...]
    kind: str
    lat: str
    lon: str
    country: str
    pcode: str
    population: str
    area: str
    above: tuple[str, ...] = ()
    """Names of the areas that hold it, largest first, without the country."""


def _read_line(cells: Sequence[str], number: int, layout: _Layout, gazetteer: Gazetteer) -> Row | BadRow:
    def cell(at: int | None) -> str:
        return cells[at].strip() if at is not None and at < len(cells) else ""

    said = {what: cell(layout.plain.get(what)) for what in _COLUMNS}
    by_level = {level: tuple(name for at in columns if (name := cell(at))) for level, columns in sorted(layout.names.items())}
    levels = [level for level, names in by_level.items() if names and level > 0]
    common = {what: said[what] for what in ("lat", "lon", "population", "area")}
    country = said["country"] or cell(layout.codes.get(0)) or (by_level.get(0) or ("",))[0]
    aliases = tuple(part.strip() for part in re.split(r"[|;]", said["aliases"]) if part.strip())
    if said["name"] or not layout.names:
        above = tuple(by_level[level][0] for level in levels)
        line = _Line(names=(said["name"], *aliases), kind=said["kind"].lower(), country=country, pcode=said["pcode"], above=above, **common)
    elif levels:
        low = levels[-1]
        above = tuple(by_level[level][0] for level in levels[:-1])
        line = _Line(names=(*by_level[low], *aliases), kind=_LEVELS[low], country=country, pcode=cell(layout.codes.get(low)), above=above, **common)
    else:
        return BadRow(line=number, reason="no name")
    try:
        return _row(line, gazetteer)
    except ValueError as error:
        return BadRow(line=number, reason=str(error))


def _row(line: _Line, gazetteer: Gazetteer) -> Row:
    """The row that a line makes; ValueError says what is wrong with it."""
    if not line.names[0]:
        raise ValueError("no name")
    iso = country_codes().get(line.country.casefold()) if line.country else None
    if line.country and iso is None:
        raise ValueError(f"{line.country!r} is no country; write its ISO code or English name")
    kind, point = _kind(line.kind), _point(line.lat, line.lon)
    names: Names = [(line.names[0], "name"), *((name, "alias") for name in line.names[1:])]
    if kind.startswith("adm"):
        names += [(short, "short") for name in line.names for short in without_generic(name)]
        if known := _same_area(line.names, kind, iso, point, gazetteer):
            return _with_names(known, names, line.pcode)
    if point is None:
        raise ValueError(f"no lat and lon, and the gazetteer knows no {kind} {line.names[0]}" + (f" in {line.country}" if line.country else ""))
    province = _province(line.above, iso, gazetteer)
    slug = f"pcode:{line.pcode}" if line.pcode else f"desk:{kind}:{name_key(line.names[0])}:{point[0]:.3f},{point[1]:.3f}"
    above = (*province.path, province.name, *line.above[1:]) if province else ((country_names()[iso],) if iso else ()) + line.above
    return Row(
        id=_number(slug),
        gazetteer_id=slug,
        name=line.names[0],
        kind=kind,
        lat=point[0],
        lon=point[1],
        radius_km=_radius(line.area, kind),
        country=iso,
        adm1=province.id if province else None,
        population=_count(line.population),
        path=above,
        names=names + ([(line.pcode, "alias")] if line.pcode else []),
    )


def _number(slug: str) -> int:
    """The row number of a desk's place: below any of the default index's own, the same on every machine."""
    return -(1 << 33) - int.from_bytes(hashlib.blake2b(slug.encode(), digest_size=7).digest())


def _kind(word: str) -> str:
    if not word:
        return "site"
    kind = word_lists().area_words.get(word.split()[-1], word)
    kind = "town" if kind == "city" else kind
    if kind not in _KINDS:
        raise ValueError(f"{word!r} is no kind of place; write one of {', '.join(sorted(_KINDS))}, or leave it out")
    return kind


def _point(lat: str, lon: str) -> tuple[float, float] | None:
    if not lat and not lon:
        return None
    try:
        point = float(lat.replace(",", ".")), float(lon.replace(",", "."))
    except ValueError:
        raise ValueError(f"lat and lon must be degrees such as 37.12 and 70.58, not {lat!r} and {lon!r}") from None
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise ValueError(f"{lat}, {lon} lies nowhere on Earth; are lat and lon swapped?")
    return point


def _count(text: str) -> int:
    digits = re.sub(r"[,\s_]|\.0*\Z", "", text)
    if digits and not digits.isdecimal():
        raise ValueError(f"population must be a number, not {text!r}")
    return int(digits or 0)


def _radius(area: str, kind: str) -> float:
    try:
        return round(sqrt(float(area) / pi), 1) if area else AREA_RADIUS_KM.get(kind, 0.0)
    except ValueError:
        raise ValueError(f"area_sqkm must be a number, not {area!r}") from None


def _same_area(names: Sequence[str], kind: str, iso: str | None, point: tuple[float, float] | None, gazetteer: Gazetteer) -> Entry | None:
    """The entry of the default index that the list means; None when there is none, or more than one."""
    for name in names:
        found = [entry for entry in gazetteer.find(name, variants=True) if entry.kind == kind and not entry.source and iso in (None, entry.country)]
        if point:
            found = [entry for entry in found if distance_km(point, (entry.lat, entry.lon)) <= _SAME_KM]
        if len(found) == 1:
            return found[0]
    return None


def _province(above: Sequence[str], iso: str | None, gazetteer: Gazetteer) -> Entry | None:
    return _same_area(above[:1], "adm1", iso, None, gazetteer) if above else None


def _with_names(entry: Entry, names: Names, pcode: str) -> Row:
    """The entry's own row, with the list's names and P-code."""
    return Row(
        id=entry.id,
        gazetteer_id=entry.gazetteer_id,
        name=entry.name,
        kind=entry.kind,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        country=entry.country,
        adm1=entry.adm1,
        adm2=entry.adm2,
        population=entry.population,
        path=entry.path,
        names=names + ([(pcode, "alias")] if pcode else []),
    )
