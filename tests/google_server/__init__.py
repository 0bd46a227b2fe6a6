"""A small Google Sheets on loopback, for tests: real HTTP, atomic batches, and the quirks that recordings of the real
service show. It holds every request to Google's own discovery documents and answers 501 to what it does not implement.

Start it by itself with `python -m tests.google_server --port N [--load BOOK.xlsx]`.
"""

from .server import GoogleServer

__all__ = ["GoogleServer"]
