"""`panj gazetteer`: the places that Panj knows; find, add, get, build."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from panj.cli import options
from panj.cli.progress import shown_work
from panj.settings import read_settings

if TYPE_CHECKING:
    from panj.gazetteer import Entry
    from panj.gazetteer.desk_places import BadRow
    from panj.gazetteer.own_tables import Row


@click.group()
def gazetteer() -> None:
    """Find places, and add more than the default gazetteer holds.

    \b
    Examples:
      panj gazetteer find Faizabad
      panj gazetteer add our-places.csv
      panj gazetteer get AF TJ
      panj gazetteer build
    """


@gazetteer.command()
@click.argument("name")
@options.rows
def find(name: str, form: str | None) -> None:
    """Print every place that bears NAME, the most populous first.

    NAME may be in any script, and a P-code where a list with P-codes was added. Other spellings are tried when nothing
    bears the name as it stands.

    \b
    Example:
      panj gazetteer find "Imam Sahib"
    """
    from panj.gazetteer import Gazetteer

    with shown_work() as tell, Gazetteer.open(read_settings().gazetteer, progress=tell) as opened:
        found = opened.find(name, variants=True)
    if not found:
        raise click.ClickException(f"no place is called {name!r}; try another spelling, or add it: panj gazetteer add FILE.csv")
    if options.chosen_form(form) == "table":
        return _print_entries(found)
    for entry in found:
        click.echo(json.dumps(_cells(entry), ensure_ascii=False))
    return None


def _cells(entry: Entry) -> dict[str, object]:
    return {
        "name": entry.name,
        "kind": entry.kind,
        "path": list(entry.path),
        "country": entry.country,
        "lat": entry.lat,
        "lon": entry.lon,
        "radius_km": entry.radius_km,
        "population": entry.population or None,
        "by": entry.how,
        "id": entry.gazetteer_id,
        "source": entry.source or "default",
    }


def _print_entries(found: Sequence[Entry]) -> None:
    from rich.console import Console
    from rich.table import Table

    from panj.cli.tables import printable

    table = Table("name", "kind", "lies in", "lat, lon", "people", "found by", "id", expand=True, pad_edge=False)
    for entry in found:
        people = f"{entry.population:,}" if entry.population else ""
        cells = (entry.name, entry.kind, ", ".join(reversed(entry.path)), f"{entry.lat:.3f}, {entry.lon:.3f}", people, entry.how, entry.gazetteer_id)
        table.add_row(*map(printable, cells))
    Console().print(table)


@gazetteer.command()
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.csv")
def add(file: Path) -> None:
    """Add a desk's own places from a CSV file.

    The first line names the columns: name, lat, lon, and where known kind, aliases (divided by |), country, pcode, population.
    The administrative lists of OCHA (COD: ADM1_EN, ADM1_PCODE and so on) are taken as they are; their areas that the
    gazetteer has get the P-codes. Adding a file of the same name again replaces what it had brought.

    \b
    Example:
      panj gazetteer add our-places.csv
    """
    from panj.gazetteer import Gazetteer
    from panj.gazetteer.added import add_places, added_path
    from panj.gazetteer.desk_places import read_desk_places

    bad: list[BadRow] = []
    with shown_work() as tell, Gazetteer.open(read_settings().gazetteer, progress=tell) as opened:
        rows = list(_good(read_desk_places(file, opened), bad))
        index = opened.path
    for row in bad:
        click.echo(f"{file} line {row.line}: {row.reason}", err=True)
    if not rows:
        raise click.ClickException(f"{file} gave no place; mend it as the lines above say" if bad else f"{file} has no lines below the first")
    count = add_places(added_path(index), rows, file.name)
    click.echo(f"{file}: {count} places added, {len(bad)} lines left out; see them with: panj gazetteer find NAME", err=True)


def _good(found: Iterator[Row | BadRow], bad: list[BadRow]) -> Iterator[Row]:
    from panj.gazetteer.desk_places import BadRow

    for row in found:
        if isinstance(row, BadRow):
            bad.append(row)
        else:
            yield row


@gazetteer.command()
@click.argument("codes", nargs=-1, metavar="COUNTRY...|all")
@click.option(
    "--from",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Take the archives (AF.zip) from this folder instead of the network.",
    metavar="FOLDER",
)
def get(codes: tuple[str, ...], folder: Path | None) -> None:
    """Add all places of countries from GeoNames (CC BY 4.0), every village included.

    COUNTRY is an ISO code of two letters; all fetches every country (over 400 MB). This is the one command of Panj that
    uses the network. An interrupted download goes on where it stopped when the command is given again.

    \b
    Examples:
      panj gazetteer get AF TJ
      panj gazetteer get AF --from /media/stick
    """
    from panj.gazetteer import default_path, downloads
    from panj.gazetteer.geonames import dump_name, get_geonames

    if not codes:
        raise click.UsageError("give ISO codes of countries such as AF TJ, or all", click.get_current_context())
    for code in codes:
        dump_name(code)
    index = read_settings().gazetteer or default_path()
    fetch = downloads.folder_fetch(folder) if folder else downloads.web_fetch
    with shown_work() as tell:
        depot = downloads.Depot(folder=index.parent / "downloads", fetch=fetch, progress=tell)
        for code in codes:
            got = get_geonames(code, index, depot)
            done = f"{got.places:,} places added" if got.places else "nothing new"
            click.echo(f"{dump_name(code)}: {done}{f', as of {got.stamp}' if got.stamp else ''}", err=True)
    click.echo(f"Source: {downloads.CREDIT}", err=True)


@gazetteer.command()
def build() -> None:
    """Build the default gazetteer anew, from the packages that are installed with Panj.

    It is built by itself when it is first needed; this does it beforehand. Places that were added stay.

    \b
    Example:
      panj gazetteer build
    """
    from panj.gazetteer import build_default

    with shown_work() as tell:
        path = build_default(progress=tell)
    click.echo(f"built {path}", err=True)
