"""How everything looks: colours, sizes of text, spacing. The one place for numbers of taste."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from simulator.settings import Palette

Colour = tuple[int, int, int]

PAGE: Final[Colour] = (242, 244, 247)
"""Ground of the window."""
CARD: Final[Colour] = (255, 255, 255)
"""Ground of a card."""
SUNK: Final[Colour] = (246, 248, 250)
"""Ground of a field or of a quiet row."""
HOVER: Final[Colour] = (233, 240, 240)
"""Ground of a row under the pointer."""
LINE: Final[Colour] = (218, 224, 231)
"""Borders and rules."""
EDGE: Final[Colour] = (124, 137, 152)
"""Border of a field: 3 : 1 against a card."""
INK: Final[Colour] = (24, 34, 45)
"""Text."""
QUIET: Final[Colour] = (84, 98, 113)
"""Secondary text."""
ACCENT: Final[Colour] = (14, 103, 102)
"""The product's own colour: main buttons, what is chosen."""
ACCENT_DEEP: Final[Colour] = (9, 82, 82)
"""The accent under the pointer, and the window's top bar."""
ACCENT_SOFT: Final[Colour] = (222, 239, 237)
"""Ground of what is chosen."""
ON_ACCENT: Final[Colour] = (255, 255, 255)
"""Text on the accent, on green and on red."""
ON_DEEP_QUIET: Final[Colour] = (190, 222, 219)
"""Secondary text on the deep accent."""
FOCUS: Final[Colour] = (214, 100, 0)
"""Ring around what the keyboard is on."""
FOCUS_ON_DEEP: Final[Colour] = (255, 190, 100)
"""The same on the dark top bar."""
GOOD: Final[Colour] = (21, 112, 67)
GOOD_DEEP: Final[Colour] = (22, 92, 62)
"""Green under the pointer."""
GOOD_SOFT: Final[Colour] = (223, 243, 231)
MIDDLE: Final[Colour] = (138, 84, 0)
MIDDLE_SOFT: Final[Colour] = (253, 240, 214)
MIDDLE_STRONG: Final[Colour] = (179, 116, 11)
"""For shapes that carry no text."""
BAD: Final[Colour] = (176, 40, 44)
BAD_DEEP: Final[Colour] = (146, 29, 33)
BAD_SOFT: Final[Colour] = (252, 229, 228)
ASIDE: Final[Colour] = (75, 78, 152)
"""For what cannot be told, and for words of colleagues."""
ASIDE_SOFT: Final[Colour] = (233, 234, 249)
STAR: Final[Colour] = (236, 168, 32)
STAR_EMPTY: Final[Colour] = (218, 224, 231)

TEXT_PAIRS: Final[tuple[tuple[str, Colour, Colour], ...]] = (
    ("text on the page", INK, PAGE),
    ("text on a card", INK, CARD),
    ("text in a field", INK, SUNK),
    ("text on a chosen row", INK, ACCENT_SOFT),
    ("text under the pointer", INK, HOVER),
    ("secondary text on the page", QUIET, PAGE),
    ("secondary text on a card", QUIET, CARD),
    ("secondary text in a field", QUIET, SUNK),
    ("secondary text on a chosen row", QUIET, ACCENT_SOFT),
    ("secondary text under the pointer", QUIET, HOVER),
    ("accent on the page", ACCENT, PAGE),
    ("accent on a card", ACCENT, CARD),
    ("accent in a field", ACCENT, SUNK),
    ("accent on a chosen row", ACCENT, ACCENT_SOFT),
    ("accent under the pointer", ACCENT, HOVER),
    ("button", ON_ACCENT, ACCENT),
    ("button under the pointer", ON_ACCENT, ACCENT_DEEP),
    ("secondary text on the top bar", ON_DEEP_QUIET, ACCENT_DEEP),
    ("answer button", ON_ACCENT, GOOD),
    ("hang-up button", ON_ACCENT, BAD),
    ("hang-up button under the pointer", ON_ACCENT, BAD_DEEP),
    ("good on a card", GOOD, CARD),
    ("good on its ground", GOOD, GOOD_SOFT),
    ("middling on a card", MIDDLE, CARD),
    ("middling on its ground", MIDDLE, MIDDLE_SOFT),
    ("bad on a card", BAD, CARD),
    ("bad on its ground", BAD, BAD_SOFT),
    ("aside on a card", ASIDE, CARD),
    ("aside on its ground", ASIDE, ASIDE_SOFT),
    ("text on a good ground", INK, GOOD_SOFT),
    ("text on a middling ground", INK, MIDDLE_SOFT),
    ("text on a bad ground", INK, BAD_SOFT),
    ("text on an aside ground", INK, ASIDE_SOFT),
    ("secondary text on an aside ground", QUIET, ASIDE_SOFT),
    ("secondary text on a middling ground", QUIET, MIDDLE_SOFT),
)
"""Every pair of text and ground that the screens use; each has to reach a contrast of 4.5 : 1."""


@dataclass(frozen=True, slots=True)
class Style:
    """A size of text in points of the design (pixels at scale 1)."""

    size: int
    bold: bool = False


BODY: Final = Style(16)
BODY_BOLD: Final = Style(16, bold=True)
SMALL: Final = Style(14)
SMALL_BOLD: Final = Style(14, bold=True)
TINY: Final = Style(12)
TINY_BOLD: Final = Style(12, bold=True)
LEAD: Final = Style(18)
LEAD_BOLD: Final = Style(18, bold=True)
TITLE: Final = Style(24, bold=True)
DISPLAY: Final = Style(34, bold=True)

GAP: Final = 8
"""Unit of the spacing grid, in points."""
RADIUS: Final = 12
"""Corner of a card, in points."""
SMALL_RADIUS: Final = 8
"""Corner of a button, a field or a row, in points."""


SAFE: Final[Mapping[Colour, Colour]] = {
    GOOD: (14, 61, 202),
    GOOD_DEEP: (10, 44, 150),
    GOOD_SOFT: (222, 234, 252),
    MIDDLE: (190, 67, 6),
    MIDDLE_STRONG: (214, 102, 20),
    MIDDLE_SOFT: (253, 235, 220),
    BAD: (98, 16, 0),
    BAD_DEEP: (66, 10, 0),
    BAD_SOFT: (246, 222, 220),
    ASIDE: (122, 79, 131),
    ASIDE_SOFT: (240, 231, 240),
}
"""What takes the place of colours that mean something: told apart with any kind of colour vision (tests/simulator/
screen/test_theme.py computes it)."""
_shown: dict[Colour, Colour] = {}
"""What is painted in the place of which colour."""


def use_palette(name: Palette) -> None:
    """Paint with this palette from now on; what was painted before has to be painted anew."""
    _shown.clear()
    if name == "safe":
        _shown.update(SAFE)


def shown(colour: Colour) -> Colour:
    """The colour that is painted where a screen asks for this one."""
    return _shown.get(colour, colour)


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, success criterion 1.4.3)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two: share 0 is the first, 1 the second."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(shown(one), shown(other), strict=True))
    return red, green, blue


__all__ = [
    "ACCENT", "ACCENT_DEEP", "ACCENT_SOFT", "ASIDE", "ASIDE_SOFT", "BAD", "BAD_DEEP", "BAD_SOFT", "BODY", "BODY_BOLD",
    "CARD", "DISPLAY", "EDGE", "FOCUS", "FOCUS_ON_DEEP", "GAP", "GOOD", "GOOD_DEEP", "GOOD_SOFT", "HOVER", "INK",
    "LEAD", "LEAD_BOLD", "LINE", "MIDDLE", "MIDDLE_SOFT", "MIDDLE_STRONG", "ON_ACCENT", "ON_DEEP_QUIET", "PAGE",
    "QUIET", "RADIUS", "SAFE", "SMALL", "SMALL_BOLD", "SMALL_RADIUS", "STAR", "STAR_EMPTY", "SUNK", "TEXT_PAIRS",
    "TINY", "TINY_BOLD", "TITLE", "Colour", "Style", "contrast", "mix", "shown", "use_palette",
]  # fmt: skip
