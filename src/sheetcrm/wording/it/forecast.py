"""Texts of the forecast tabs."""

TABS: dict[str, str] = {}
TABLES: dict[str, str] = {}
COLUMNS: dict[str, str] = {}
VALUES: dict[str, str] = {}
TEXTS: dict[str, str] = {}
