"""`three-rings screens`: a picture of every screen, without a display."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Protocol

import typer

from simulator.errors import UsageError

LEAST, MOST = (640, 360), (7680, 4320)
"""Smallest and largest size of a picture, pixels."""


class MakeViews(Protocol):
    """Gives the view-states of all screens in a language, by name."""

    def __call__(self, language: str) -> Mapping[str, Any]:
        """Raises ThreeRingsError with one sentence."""


def screens_command(views: MakeViews, tab_of: Callable[[str], str]) -> Callable[..., None]:
    """The command around the function that makes the view-states; `tab_of` gives the tab that a name asks for."""

    def screens(
        out: Annotated[Path, typer.Option("--out", help="Folder for the pictures (PNG).")],
        lang: Annotated[
            list[str] | None, typer.Option("--lang", help="Language of the screens; may be repeated.")
        ] = None,
        size: Annotated[str, typer.Option("--size", help="Width and height in pixels.")] = "1280x720",
        scale: Annotated[float, typer.Option("--scale", help="Size of text as a factor.", min=1.0, max=2.0)] = 1.0,
    ) -> None:
        """Make a picture of every screen; needs no display."""
        from simulator.screen.picture import save_picture
        from simulator.screen.words import languages

        pixels = parse_size(size)
        known = languages()
        for language in lang or known:
            if language not in known:
                raise UsageError(f"--lang {language}: there are no texts in this language; choose {', '.join(known)}.")
            for name, view in views(language).items():
                path = out / f"{name}-{language}-{size}-{scale:g}.png"
                save_picture(view, path, pixels, scale, language, tab=tab_of(name))
                typer.echo(str(path))

    return screens


def parse_size(text: str) -> tuple[int, int]:
    """`1280x720` as width and height in pixels. Raises UsageError."""
    found = re.fullmatch(r"(\d{3,4})x(\d{3,4})", text)
    if not found:
        raise UsageError(f"--size {text}: width and height such as 1280x720 were expected.")
    width, height = int(found.group(1)), int(found.group(2))
    if not (LEAST[0] <= width <= MOST[0] and LEAST[1] <= height <= MOST[1]):
        raise UsageError(f"--size {text}: between {LEAST[0]}x{LEAST[1]} and {MOST[0]}x{MOST[1]} was expected.")
    return width, height


__all__ = ["LEAST", "MOST", "MakeViews", "parse_size", "screens_command"]
