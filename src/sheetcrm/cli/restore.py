"""sheetcrm restore"""

from pathlib import Path

import click


@click.command()
@click.argument("book", type=click.Path(path_type=Path))
@click.option("--list", "listed", is_flag=True, help="Print the backups there are, the newest first; change nothing.")
@click.option("--backup", metavar="NAME", help="Bring back this one, as --list prints it (default: the newest).")
def restore(book: Path, listed: bool, backup: str | None) -> None:
    """Bring back a workbook as it was before a refresh.

    Each refresh keeps the state before it in .sheetcrm/backups beside the workbook (the last five). A restore keeps
    the present state there too, so that a second restore takes back the first.
    """
    from sheetcrm.backends.excel import now
    from sheetcrm.backends.excel.package import backups

    if listed:
        for found in backups.backups(book.resolve()):
            click.echo(f"{found.path.name}\t{found.when.astimezone():%Y-%m-%d %H:%M:%S}\t{found.path.stat().st_size}")
        return
    click.echo(f"{book}: as it was in {backups.restore(book, backup, now()).name}")
