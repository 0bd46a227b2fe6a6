"""Excel workbooks: reading them, and writing our tabs into them without losing anything."""

from .book import ExcelBook, now

__all__ = ["ExcelBook", "now"]
