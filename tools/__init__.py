"""Helpers for ourselves, each run as `python -m tools.NAME`."""
