"""Excel workbooks: reading them, and writing our tabs into them without losing anything."""

from .book import ExcelBook

__all__ = ["ExcelBook"]
