"""What a tab is, said once for every output: Excel, Google Sheets, terminal, JSON, CSV."""

from .document import Counts, Document, Finding
from .tab import Block, Chart, ChartKind, Column, Kind, Label, Note, Series, Tab, Table, Value

__all__ = [
    "Block",
    "Chart",
    "ChartKind",
    "Column",
    "Counts",
    "Document",
    "Finding",
    "Kind",
    "Label",
    "Note",
    "Series",
    "Tab",
    "Table",
    "Value",
]
