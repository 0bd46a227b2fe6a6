"""Google Sheets: the same parse, the same tabs, four requests, nobody's cells touched."""

from .book import GoogleBook

__all__ = ["GoogleBook"]
