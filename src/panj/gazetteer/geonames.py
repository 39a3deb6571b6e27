"""GeoNames dumps into the gazetteer: a country's, or all of them; their layout is told in the server's readme.txt.

In goes an archive XX.zip with XX.txt (19 columns, tabs, no header, no quotes), out come `Row`s: inhabited places,
administrative areas, airfields, camps, border posts, islands, waters, mountains. Wells, hotels and the like are left out.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from panj.errors import GazetteerError
from panj.gazetteer.added import add_places, added_path, stamp_of
from panj.gazetteer.context import GEONAMES
from panj.gazetteer.downloads import Depot, download_zip
from panj.gazetteer.own_tables import AREA_RADIUS_KM, Names, Row
from panj.gazetteer.packages import country_codes, country_names, without_generic

_ALL = "all"
_COLUMNS = 19
_KINDS = {"ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm3", "ADM4": "adm3", "ADMD": "adm3", "PPLC": "capital", "PPLX": "quarter"}
_KINDS |= dict.fromkeys(("AIRB", "AIRF", "AIRP", "AIRH"), "airfield") | dict.fromkeys(("CMP", "CMPRF"), "camp") | {"CSTM": "crossing", "DAM": "site"}
_KINDS |= dict.fromkeys(("STM", "STMS", "CNL"), "river") | dict.fromkeys(("LK", "LKS", "RSV"), "lake") | dict.fromkeys(("ISL", "ISLS"), "island")
_KINDS |= dict.fromkeys(("MT", "MTS", "PK"), "mountain") | dict.fromkeys(("GULF", "STRT", "BAY"), "sea")


@dataclass(frozen=True, slots=True, kw_only=True)
class Got:
    """What became of one request."""

    code: str
    places: int
    """0 when what is there is as new as the server's."""
    stamp: str


def get_geonames(code: str, index: Path, depot: Depot) -> Got:
    """What was added beside the index from the dump of a country ("AF"), or of all ("all").

    Raises:
        GazetteerError: no such country; not reachable; damaged; the disk refuses.
    """
    name = dump_name(code)
    path, source = added_path(index), GEONAMES + (_ALL if name == "allCountries" else name)
    download = download_zip(name, depot, known=stamp_of(path, source))
    if download is None:
        return Got(code=code, places=0, stamp=stamp_of(path, source))
    depot.progress(f"adding {name}", 0.0)
    places = add_places(path, read_dump(download.path), source, stamp=download.stamp)
    download.path.unlink(missing_ok=True)
    return Got(code=code, places=places, stamp=download.stamp)


def dump_name(code: str) -> str:
    """The name of the archive for a country's code, or for "all".

    >>> dump_name("af"), dump_name("all")
    ('AF', 'allCountries')
    """
    if code.lower() == _ALL:
        return "allCountries"
    known = country_codes()
    if len(code) != 2 or code.upper() not in known.values():
        meant = known.get(code.casefold())
        hint = f"did you mean {meant}?" if meant else "give ISO codes of two letters such as AF TJ, or all"
        raise GazetteerError(f"{code!r} is no country's code; {hint}")
    return code.upper()


@dataclass(frozen=True, slots=True)
class _Area:
    id: int
    name: str


def read_dump(archive: Path) -> Iterator[Row]:
    """The places of a dump that reports may name; the areas that hold them are looked up in the dump itself.

    Raises:
        GazetteerError: a line has not the 19 columns.
    """
    countries = country_names()
    areas = dict(_areas(archive))
    for cells in _lines(archive):
        if (kind := _kind(cells[6], cells[7])) and cells[8] in countries:
            yield _row(cells, kind, countries[cells[8]], areas)


def _lines(archive: Path) -> Iterator[list[str]]:
    with zipfile.ZipFile(archive) as opened:
        member = next(name for name in opened.namelist() if name.endswith(".txt") and name != "readme.txt")
        with opened.open(member) as raw:
            for number, line in enumerate(io.TextIOWrapper(raw, encoding="utf-8", newline="\n"), start=1):
                cells = line.rstrip("\r\n").split("\t")
                if len(cells) != _COLUMNS:
                    raise GazetteerError(f"{member} line {number} has {len(cells)} columns, not {_COLUMNS}; is it a GeoNames dump?")
                yield cells


def _areas(archive: Path) -> Iterator[tuple[str, _Area]]:
    """Provinces and districts by "AF.24" and "AF.24.1402"."""
    for cells in _lines(archive):
        if cells[7] == "ADM1":
            yield f"{cells[8]}.{cells[10]}", _Area(int(cells[0]), cells[1])
        elif cells[7] == "ADM2":
            yield f"{cells[8]}.{cells[10]}.{cells[11]}", _Area(int(cells[0]), cells[1])


def _kind(group: str, code: str) -> str | None:
    """The kind that a feature code stands for; None for those that are left out.

    >>> _kind("P", "PPLA2"), _kind("A", "ADM1H"), _kind("S", "WLL")
    ('city', None, None)
    """
    return _KINDS.get(code) or ("city" if group == "P" else None)


def _row(cells: list[str], kind: str, country: str, areas: Mapping[str, _Area]) -> Row:
    adm1 = areas.get(f"{cells[8]}.{cells[10]}") if kind != "adm1" else None
    adm2 = areas.get(f"{cells[8]}.{cells[10]}.{cells[11]}") if kind not in ("adm1", "adm2") and cells[11] else None
    names: Names = [(cells[1], "name"), (cells[2], "alias")]
    names += [(other, "alternate") for other in cells[3].split(",") if other and not (len(other) <= 4 and other.isascii() and other.isupper())]
    if kind in AREA_RADIUS_KM:
        names += [(short, "alias" if kind == "adm1" else "short") for name, how in names[:2] for short in without_generic(name)]
    return Row(
        id=int(cells[0]),
        name=cells[1],
        kind=kind,
        lat=float(cells[4]),
        lon=float(cells[5]),
        radius_km=AREA_RADIUS_KM.get(kind, 0.0),
        country=cells[8],
        adm1=adm1.id if adm1 else None,
        adm2=adm2.id if adm2 else None,
        population=int(cells[14] or 0),
        path=tuple(part for part in (country, adm1 and adm1.name, adm2 and adm2.name) if part),
        names=names,
    )
