"""`python -m tests.google_server --port N [--load BOOK.xlsx]...`: the server by itself, until interrupted."""

import argparse
import sys
import threading
from pathlib import Path

from .server import GoogleServer
from .xlsx import load


def tell(line: str) -> None:
    """One line, at once, so that whoever started us can read it."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Prints the address, and the id of every spreadsheet loaded."""
    parser = argparse.ArgumentParser(prog="tests.google_server", description=main.__doc__)
    parser.add_argument("--port", type=int, default=8787)
    parser.add_argument("--load", action="append", default=[], metavar="BOOK.xlsx", type=Path)
    said = parser.parse_args()
    with GoogleServer(said.port) as server:
        tell(f"SHEETS_EMULATOR_HOST={server.address}")
        for path in said.load:
            book = server.store.add(load(path, server.store.fresh_id(), server.store))
            tell(f"gsheet:{book.id}  {path.name}")
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            tell("stopped")


if __name__ == "__main__":
    main()
