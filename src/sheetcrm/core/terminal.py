"""What a terminal would obey, kept out of what people read there."""

CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")
"""What a cell, or a sheet's name, may hold and a terminal would obey."""


def clean(text: str) -> str:
    """Text without the characters that move a terminal's cursor."""
    return text.translate(CONTROLS)
