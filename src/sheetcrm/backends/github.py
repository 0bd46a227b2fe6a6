"""Annotations for GitHub's workflow runs: one line a problem, which GitHub shows at the file."""

from typing import TextIO

from sheetcrm.core.problem import Severity
from sheetcrm.report import Document

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


def write(document: Document, stream: TextIO) -> None:
    """Writes `::error file=…,title=…::cell: message hint` for every finding; `origin` is the file's path."""
    for found in document.findings:
        head = f"file={_property(document.origin)},title={_property(found.code)}"
        stream.write(f"::{LEVELS[found.severity]} {head}::{_data(f'{found.at}: {found.message} {found.hint}')}\n")


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
