"""The `panj` command and its subcommands."""

from __future__ import annotations

import click

from panj.cli.add import add
from panj.cli.brief import brief
from panj.cli.export import export
from panj.cli.faults import Commands
from panj.cli.gazetteer import gazetteer
from panj.cli.read import read
from panj.cli.search import search
from panj.cli.show import show


@click.group("panj", cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="panj", message="%(prog)s %(version)s")
def main() -> None:
    """Reads reports of a crisis and keeps the situation picture: who says what happened, where, when, to how many.

    \b
    Examples:
      panj brief report.txt --published 2021-07-06
      panj add border.panj reports/
      panj brief --case border.panj -o brief.html
    """


for command in (brief, read, add, show, search, export, gazetteer):
    main.add_command(command)
