"""sheetcrm init"""

from pathlib import Path

import click


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--lang", type=click.Choice(["en", "it"]), default="en", show_default=True, help="Its language.")
def init(path: Path, lang: str) -> None:
    """A workbook ready to be filled in: opportunities, activities, and the lists they hold to.

    Nothing is ever overwritten: PATH must not exist yet.
    """
    from sheetcrm.starter import start

    start(lang, path)
    click.echo(f"{path}: fill in the lists, then the opportunities, then run: sheetcrm refresh {path}")
