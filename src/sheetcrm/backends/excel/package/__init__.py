"""Guests in somebody else's workbook: tabs grafted into its package, every part of the owner's kept to the byte.

probe (what is there) -> plan (names) -> build (the renderer's donor package) -> graft -> fill (cells) -> verify ->
replace.
"""
