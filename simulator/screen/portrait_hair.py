"""The hair of a portrait."""

from __future__ import annotations

from simulator.screen.paint import curve
from simulator.screen.portrait import DARK, SKIN, WHITE, Artist, mirrored, turned
from simulator.screen.portrait_look import PortraitLook
from simulator.screen.theme import Colour, mix


def hair_behind(artist: Artist, look: PortraitLook, hair: Colour) -> None:
    """What lies behind the face."""
    dark = mix(hair, DARK, 0.25)
    if look.hair == "long":
        right = (
            curve((100, 40), (136, 38), (145, 66), (144, 96)) + curve((144, 96), (144, 130), (150, 150), (146, 168))[1:]
        )
        artist.shape(mirrored([*right, (120, 172)]), dark)
    elif look.hair == "bob":
        right = (
            curve((100, 40), (138, 38), (146, 66), (144, 96)) + curve((144, 96), (144, 118), (142, 128), (130, 132))[1:]
        )
        artist.shape(mirrored(right), dark)
    elif look.hair == "bun":
        artist.round((100, 40), 15.5, dark)
        artist.oval((100, 78), 37, 36, dark)
    elif look.hair == "ponytail":
        artist.shape(
            [
                *curve((118, 52), (162, 48), (160, 104), (146, 150)),
                *curve((146, 150), (140, 120), (140, 90), (118, 80)),
            ],
            dark,
        )
        artist.oval((100, 78), 36.5, 34, dark)
    elif look.hair == "curls":
        for x, y, r in (
            (66, 70, 15),
            (62, 90, 14),
            (64, 110, 13),
            (72, 54, 15),
            (134, 70, 15),
            (138, 90, 14),
            (136, 110, 13),
            (128, 54, 15),
            (100, 44, 19),
            (84, 46, 16),
            (116, 46, 16),
        ):
            artist.round((x, y), r, dark)


def hair_front(artist: Artist, look: PortraitLook, hair: Colour) -> None:
    """What lies over the forehead."""
    fronts = {
        "short": _short, "parted": _parted, "crop": _crop, "bald": _bald, "bob": _fringe, "long": _swept,
        "bun": _drawn_back, "ponytail": _swept, "curls": _curls,
    }  # fmt: skip
    fronts[look.hair](artist, hair)


def _short(artist: Artist, hair: Colour) -> None:
    outer = curve((66.5, 88), (60, 52), (84, 40), (104, 40)) + curve((104, 40), (128, 40), (140, 58), (133.5, 88))[1:]
    inner = curve((133.5, 88), (131, 76), (129, 70), (124, 66)) + curve((124, 66), (110, 70), (92, 66), (80, 62))[1:]
    inner += curve((80, 62), (72, 70), (69, 78), (66.5, 88))[1:]
    artist.shape([*outer, *inner], hair)


def _parted(artist: Artist, hair: Colour) -> None:
    outer = curve((66.5, 90), (58, 50), (80, 40), (100, 41)) + curve((100, 41), (134, 38), (140, 60), (133.5, 90))[1:]
    inner = curve((133.5, 90), (132, 76), (130, 70), (126, 66)) + curve((126, 66), (112, 66), (96, 60), (88, 53))[1:]
    inner += curve((88, 53), (84, 66), (74, 70), (71, 74))[1:] + curve((71, 74), (69, 80), (68, 84), (66.5, 90))[1:]
    artist.shape([*outer, *inner], hair)
    artist.line(curve((88, 53), (90, 48), (94, 44), (98, 42.6)), 1.2, mix(hair, WHITE, 0.22))


def _crop(artist: Artist, hair: Colour) -> None:
    outer = curve((66.8, 84), (62, 56), (78, 44), (100, 44)) + curve((100, 44), (122, 44), (138, 56), (133.2, 84))[1:]
    inner = curve((133.2, 84), (131, 70), (128, 64), (122, 60)) + curve((122, 60), (108, 57), (92, 57), (78, 60))[1:]
    inner += curve((78, 60), (72, 64), (69, 70), (66.8, 84))[1:]
    artist.shape([*outer, *inner], hair)


def _bald(artist: Artist, hair: Colour) -> None:
    for side in (1, -1):
        points = (
            curve((133.6, 94), (140, 84), (136, 68), (130, 62))
            + curve((130, 62), (131, 74), (130, 84), (133.6, 94))[1:]
        )
        artist.shape(turned(points, side), hair)
    artist.line(curve((84, 55), (90, 51.6), (98, 50.6), (104, 51)), 1.6, mix(SKIN[3], WHITE, 0.4))


def _fringe(artist: Artist, hair: Colour) -> None:
    outer = curve((65, 104), (54, 44), (84, 38), (100, 38)) + curve((100, 38), (118, 38), (146, 44), (135, 104))[1:]
    inner = curve((135, 104), (133, 88), (131, 80), (127, 75)) + curve((127, 75), (110, 79), (90, 79), (73, 75))[1:]
    inner += curve((73, 75), (69, 80), (67, 88), (65, 104))[1:]
    artist.shape([*outer, *inner], hair)
    shine = mix(hair, WHITE, 0.14)
    artist.line(curve((82, 50), (92, 45), (106, 45), (116, 49)), 2.4, shine)


def _swept(artist: Artist, hair: Colour) -> None:
    outer = curve((65.5, 98), (56, 44), (84, 38), (102, 38)) + curve((102, 38), (130, 38), (144, 54), (134.5, 98))[1:]
    inner = curve((134.5, 98), (134, 82), (128, 66), (112, 54)) + curve((112, 54), (102, 68), (80, 74), (71, 76))[1:]
    inner += curve((71, 76), (68, 84), (66, 90), (65.5, 98))[1:]
    artist.shape([*outer, *inner], hair)
    artist.line(curve((80, 52), (90, 46), (100, 44), (108, 46)), 2.2, mix(hair, WHITE, 0.14))


def _drawn_back(artist: Artist, hair: Colour) -> None:
    outer = curve((66, 92), (58, 48), (84, 40), (100, 40)) + curve((100, 40), (116, 40), (142, 48), (134, 92))[1:]
    inner = curve((134, 92), (132, 76), (124, 60), (104, 54)) + curve((104, 54), (86, 58), (70, 74), (66, 92))[1:]
    artist.shape([*outer, *inner], hair)
    artist.line(curve((86, 50), (92, 47), (102, 46), (110, 48)), 1.8, mix(hair, WHITE, 0.14))


def _curls(artist: Artist, hair: Colour) -> None:
    for x, y, r in (
        (74, 62, 11),
        (86, 54, 11.5),
        (99, 52, 11.5),
        (112, 54, 11.5),
        (125, 61, 11),
        (69, 76, 8),
        (131, 75, 8),
    ):
        artist.round((x, y), r, hair)


__all__ = ["hair_behind", "hair_front"]
