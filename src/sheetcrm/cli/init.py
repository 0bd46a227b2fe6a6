"""sheetcrm init"""

from pathlib import Path

import click


@click.command()
@click.argument("path", metavar="PATH")
@click.option("--lang", type=click.Choice(["en", "it"]), default="en", show_default=True, help="Its language.")
@click.option("--title", default="sheetcrm", show_default=True, help="Title of a new Google Sheet.")
def init(path: str, lang: str, title: str) -> None:
    """A workbook ready to be filled in: opportunities, activities, and the lists they hold to.

    Nothing is ever overwritten: PATH must not exist yet. `gsheet:` in its place makes a Google Sheet.
    """
    from sheetcrm.backends import is_online, start_online
    from sheetcrm.starter import start, template
    from sheetcrm.wording import words

    if is_online(path):
        path = start_online(path, template(lang).read_bytes(), title, lang)
    else:
        start(lang, Path(path))
    click.echo(words(lang).text("done_init", path=path))
