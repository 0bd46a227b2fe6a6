"""Colours that people with any colour vision can tell apart (Okabe and Ito, 2008), and what each stands for."""

from collections.abc import Mapping

BLUE, ORANGE, GREEN, PURPLE = "#0072B2", "#E69F00", "#009E73", "#CC79A7"
SKY, VERMILLION, YELLOW, BLACK = "#56B4E9", "#D55E00", "#F0E442", "#000000"

INK, FAINT, LINE = "#1F2933", "#5F6B7A", "#D5DBE1"
HEADER, TOTAL = "#1F4E79", "#EAF0F6"

SERIES = (BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILLION, YELLOW)
"""Colours of a chart's series, in their order, where their column has none of its own."""

OF_COLUMN: Mapping[str, str] = {
    "closed_won": BLUE,
    "forecast": BLUE,
    "weighted": ORANGE,
    "open_amount": SKY,
    "target": BLACK,
    "won": GREEN,
    "won_value": GREEN,
    "lost": VERMILLION,
    "lost_value": VERMILLION,
    "new_business": PURPLE,
}
"""One colour for one thing on every chart."""

TONES: Mapping[str, tuple[str, str]] = {
    "minus": ("#A23B00", ""),
    "bad": ("#A23B00", "#FBE3D6"),
    "warn": ("#7A5600", "#FDF0D0"),
    "good": ("#00614A", "#D9F0E8"),
    "quiet": (FAINT, "#EEF1F4"),
}
"""Ink and ground (if any) of cells that mean something; vermillion, orange and bluish green again."""
