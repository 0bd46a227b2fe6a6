"""Pictures of the demo's tabs for the README: `make picture` (needs LibreOffice and pdftoppm).

The demo of one fixed day is refreshed, LibreOffice prints it, and the first page of each tab becomes a PNG.
"""

import datetime as dt
import subprocess
import sys
import tempfile
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
AS_OF = dt.date(2026, 11, 23)
TABS = {
    "Forecast": ("forecast", 130, 7.2, 4.2),
    "Win-Loss": ("win_loss", 90, 10.6, 5.4),
    "Playbook": ("playbook", 90, 11, 6.1),
}
"""Titles as printed, and the files that show them: dots an inch, inches across and down."""


def main() -> None:
    """Writes docs/*.png."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        book = folder / "deals.xlsx"
        run(sys.executable, "-m", "sheetcrm", "demo", book, "--as-of", AS_OF.isoformat())
        home = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        run("soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder, book)
        pages = run("pdftotext", "-layout", folder / "deals.pdf", "-").split("\f")
        for title, (file, dots, across, down) in TABS.items():
            page = next(n for n, text in enumerate(pages, 1) if text.split("\n", 1)[0].strip() == title)
            corner = ("-x", int(dots * 0.27), "-y", int(dots * 0.45))
            size = ("-r", dots, *corner, "-W", int(dots * across), "-H", int(dots * down))
            run("pdftoppm", "-f", page, "-singlefile", "-png", *size, folder / "deals.pdf", DOCS / file)
            print(DOCS / f"{file}.png")


def run(*command: object) -> str:
    """A program's output; its failure ends this one."""
    return subprocess.run([*map(str, command)], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
