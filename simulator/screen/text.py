"""Text as pixels: fonts by size, cached images of strings, measuring and breaking into lines."""

from __future__ import annotations

from collections import OrderedDict
from functools import cache, lru_cache
from typing import Final

import pygame

from simulator.errors import ScreenError
from simulator.places import assets_folder
from simulator.screen.theme import Colour, Style, shown

KEEP: Final = 800
"""Images of strings that are kept; a full call screen shows about 120."""
_NO_START: Final = frozenset("，。！？；：、）》〉」』】〕”’…—·,.!?;:)]}%％～」")
"""Characters that may not begin a line."""
_NO_END: Final = frozenset("（《〈「『【〔“‘([{")
"""Characters that may not end a line."""


_STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")


class Type:
    """All text of one window at one scale."""

    def __init__(self, scale: float = 1.0) -> None:
        """`scale` is pixels a point of the design."""
        if not pygame.font.get_init():
            pygame.font.init()
        self.scale = scale
        self._fonts: dict[Style, pygame.font.Font] = {}
        self._images: OrderedDict[tuple[str, Style, Colour], pygame.Surface] = OrderedDict()
        self._widths: dict[tuple[str, Style], int] = {}
        self._broken: dict[tuple[str, Style, int, int], tuple[str, ...]] = {}

    def font(self, style: Style) -> pygame.font.Font:
        """The font of a style."""
        font = self._fonts.get(style)
        if font is None:
            path = assets_folder() / "fonts" / f"three-rings-{'bold' if style.bold else 'regular'}.otf"
            if not path.is_file():
                raise ScreenError(f"The font {path} is missing; install the program again.")
            font = self._fonts[style] = pygame.font.Font(str(path), max(6, round(style.size * self.scale)))
        return font

    def height(self, style: Style) -> int:
        """Height of one line, pixels."""
        return self.font(style).get_linesize()

    def width(self, text: str, style: Style) -> int:
        """Width of a string, pixels."""
        return self._width(narrow(text), style)

    def _width(self, text: str, style: Style) -> int:
        key = (text, style)
        width = self._widths.get(key)
        if width is None:
            if len(self._widths) > 20_000:
                self._widths.clear()
            width = self._widths[key] = self.font(style).size(text)[0] if text else 0
        return width

    def image(self, text: str, style: Style, colour: Colour) -> pygame.Surface:
        """A string as an image with transparent ground."""
        colour = shown(colour)
        key = (text, style, colour)
        image = self._images.get(key)
        if image is None:
            image = self.font(style).render(narrow(text).replace("\x00", " "), True, colour)
            self._images[key] = image
            if len(self._images) > KEEP:
                self._images.popitem(last=False)
        else:
            self._images.move_to_end(key)
        return image

    def lines(self, text: str, style: Style, width: int, most: int = 0) -> tuple[str, ...]:
        """Break a text into lines of at most `width` pixels; `most` > 0 limits them, the last then ends with `…`."""
        key = (text, style, width, most)
        lines = self._broken.get(key)
        if lines is None:
            if len(self._broken) > 4_000:
                self._broken.clear()
            found = [text[start:end].rstrip(" ") for start, end in self.spans(text, style, width)]
            if most and len(found) > most:
                found = [*found[: most - 1], self.shorten(found[most - 1] + "…", style, width, force=True)]
            lines = self._broken[key] = tuple(found)
        return lines

    def shorten(self, text: str, style: Style, width: int, force: bool = False) -> str:
        """The text, cut with `…` where it is wider than `width` pixels."""
        if self.width(text, style) <= width:
            return text
        kept = text[:-1] if force else text
        while kept and self.width(kept + "…", style) > width:
            kept = kept[:-1]
        return kept + "…"

    def spans(self, text: str, style: Style, width: int) -> list[tuple[int, int]]:
        """Where the lines of a text begin and end; every character but a line feed belongs to one of them."""
        found: list[tuple[int, int]] = []
        at = 0
        for paragraph in narrow(text).split("\n"):
            found += [(at + start, at + end) for start, end in self._paragraph(paragraph, style, width)]
            at += len(paragraph) + 1
        return found

    def _paragraph(self, text: str, style: Style, width: int) -> list[tuple[int, int]]:
        found: list[tuple[int, int]] = []
        start = end = used = 0
        for whole in _pieces(text):
            piece = whole
            bare = self._advance(piece.rstrip(" "), style)
            if end > start and used + bare > width:
                found.append((start, end))
                start, used = end, 0
            while bare > width and len(piece) > 1:  # one word longer than the line: cut it
                count = max(1, self._fitting(piece, style, width))
                found.append((end, end + count))
                start = end = end + count
                piece = piece[count:]
                bare = self._advance(piece.rstrip(" "), style)
            end += len(piece)
            used += self._advance(piece, style)
        return [*found, (start, end)]

    def _advance(self, text: str, style: Style) -> int:
        return sum(self._width(character, style) for character in text)

    def _fitting(self, text: str, style: Style, width: int) -> int:
        used = 0
        for index, character in enumerate(text):
            used += self._width(character, style)
            if used > width:
                return index
        return len(text)


@lru_cache(maxsize=4000)
def narrow(text: str) -> str:
    """A text without Chinese, with quotation marks that fit it: curly ones are as wide as a character in the font."""
    return text if any(map(_wide, text)) else text.translate(_STRAIGHT)


@lru_cache(maxsize=2000)
def _pieces(text: str) -> tuple[str, ...]:
    """Unbreakable pieces: words with the spaces after them, single Han characters with their punctuation."""
    pieces: list[str] = []
    for character in text:
        joins = bool(pieces) and (
            character in _NO_START
            or character == " "
            or pieces[-1][-1] in _NO_END
            or (not _wide(character) and not _wide(pieces[-1][-1]) and pieces[-1][-1] != " ")
        )
        if joins:
            pieces[-1] += character
        else:
            pieces.append(character)
    return tuple(pieces)


def _wide(character: str) -> bool:
    return character >= "\u2e80"


@cache
def coverage() -> frozenset[str]:
    """Every character that the bundled fonts can show."""
    path = assets_folder() / "fonts" / "coverage.txt"
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ScreenError(f"The list of the font's characters {path} is missing; install the program again.") from error
    return frozenset(text) - {"\n"}


__all__ = ["KEEP", "Type", "coverage", "narrow"]
