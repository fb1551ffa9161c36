"""The parts of a portrait: clothes and features; painted from back to front."""

from __future__ import annotations

import math

from simulator.screen.paint import Point, curve
from simulator.screen.portrait import CLOTHES, DARK, HAIR, SKIN, WHITE, Artist, head_outline, mirrored, turned
from simulator.screen.portrait_hair import hair_behind, hair_front
from simulator.screen.portrait_look import PortraitLook
from simulator.screen.theme import Colour, mix


def paint_all(artist: Artist, look: PortraitLook) -> None:
    """Everything inside the disc."""
    skin, hair = SKIN[look.skin], HAIR[look.hair_tint]
    flushed = mix(skin, (226, 120, 104), 0.26 * artist.face.flush)
    shade = mix(flushed, (150, 84, 66), 0.2)
    hair_behind(artist, look, hair)
    _body(artist, look, shade)
    _ears(artist, flushed, shade, look)
    artist.shape(head_outline(look), flushed)
    _age(artist, look, shade)
    _cheeks(artist, flushed)
    _nose(artist, shade)
    _mouth(artist, look)
    if look.beard:
        _beard(artist, hair)
    _eyes(artist, look, flushed)
    _brows(artist, look, hair)
    hair_front(artist, look, hair)
    if look.glasses:
        _glasses(artist)


# --- body -----------------------------------------------------------------------------------------------------


def _body(artist: Artist, look: PortraitLook, shade: Colour) -> None:
    broad = 0.0 if look.sex == "male" else 7.0
    tint = CLOTHES[look.top_tint]
    artist.shape([(87, 112), (113, 112), (115, 158), (85, 158)], shade, head=False)
    artist.oval((100, 131), 14.5, 9, mix(shade, (120, 60, 48), 0.16), head=False)  # the chin's shadow on the neck
    artist.shape([(86.5, 132), (113.5, 132), (115, 158), (85, 158)], shade, head=False)
    if look.top == "hoodie":
        artist.oval((100, 154), 33, 18, mix(tint, DARK, 0.25), head=False)
        artist.shape([(88, 128), (112, 128), (114, 160), (86, 160)], shade, head=False)
    right = curve((112, 150), (124, 156), (142, 157), (158 - broad, 163))
    right += curve((158 - broad, 163), (174 - broad, 168), (180 - broad, 184), (183 - broad, 208))[1:]
    artist.shape(mirrored(right), tint, head=False)
    {"shirt": _shirt, "suit": _suit, "polo": _polo, "blouse": _blouse, "cardigan": _cardigan, "hoodie": _hoodie}[
        look.top
    ](artist, tint, shade)


def _shirt(artist: Artist, tint: Colour, shade: Colour) -> None:
    artist.shape([(86, 147), (114, 147), (100, 168)], shade, head=False)
    light = mix(tint, WHITE, 0.28)
    for side in (1, -1):
        artist.shape(turned([(86, 144), (99.5, 167), (88, 174), (76, 153)], side), light, head=False)
    dark = mix(tint, DARK, 0.3)
    artist.line([(100, 169), (100, 204)], 1.4, dark, head=False)
    for y in (180, 193):
        artist.round((100, y), 1.8, dark, head=False)


def _suit(artist: Artist, tint: Colour, shade: Colour) -> None:
    jacket = mix(tint, DARK, 0.45)
    right = (
        curve((112, 150), (124, 156), (142, 157), (157, 163))
        + curve((157, 163), (172, 168), (178, 184), (181, 208))[1:]
    )
    artist.shape(mirrored(right), jacket, head=False)
    artist.shape([(82, 148), (118, 148), (104, 208), (96, 208)], WHITE, head=False)
    artist.shape([(87, 146), (113, 146), (100, 164)], shade, head=False)
    if artist.look.sex == "male":
        tie = (150, 52, 60)
        artist.shape([(95.5, 163), (104.5, 163), (102.6, 171), (97.4, 171)], tie, head=False)
        artist.shape([(97.4, 171), (102.6, 171), (106, 208), (94, 208)], tie, head=False)
    for side in (1, -1):
        artist.shape(turned([(86, 145), (100, 162), (91, 170), (80, 151)], side), mix(WHITE, DARK, 0.06), head=False)
        lapel: list[Point] = [(80, 149), (74, 155), (70, 172), (78, 175), (75, 181), (96, 208), (99, 208)]
        artist.shape(turned(lapel, side), mix(jacket, WHITE, 0.1), head=False)


def _polo(artist: Artist, tint: Colour, shade: Colour) -> None:
    artist.shape([(86, 147), (114, 147), (100, 172)], shade, head=False)
    dark = mix(tint, DARK, 0.24)
    for side in (1, -1):
        artist.shape(turned([(85, 144), (99, 165), (90, 171), (76, 152)], side), dark, head=False)
    artist.shape([(97, 166), (103, 166), (103, 188), (97, 188)], dark, head=False)
    artist.round((100, 180), 1.6, WHITE, head=False)


def _blouse(artist: Artist, tint: Colour, shade: Colour) -> None:
    artist.oval((100, 150), 19, 15, mix(tint, WHITE, 0.35), head=False)
    artist.oval((100, 148), 15.5, 13, shade, head=False)
    artist.shape([(87, 132), (113, 132), (114, 150), (86, 150)], shade, head=False)
    if artist.look.earrings:
        artist.line(curve((88, 154), (93, 164), (107, 164), (112, 154)), 1.1, (214, 176, 92), head=False)
        artist.round((100, 162.4), 2, (214, 176, 92), head=False)


def _cardigan(artist: Artist, tint: Colour, shade: Colour) -> None:
    artist.shape([(82, 148), (118, 148), (103, 208), (97, 208)], mix(WHITE, tint, 0.08), head=False)
    artist.oval((100, 148), 14.5, 11, shade, head=False)
    dark = mix(tint, DARK, 0.26)
    for side in (1, -1):
        artist.line(turned([(82, 148), (90, 174), (97, 208)], side), 3.6, dark, head=False)
    for y in (190, 203):
        artist.round((96, y), 1.8, WHITE, head=False)


def _hoodie(artist: Artist, tint: Colour, shade: Colour) -> None:
    dark = mix(tint, DARK, 0.25)
    artist.oval((100, 152), 22, 16, dark, head=False)
    artist.oval((100, 148), 15, 13, shade, head=False)
    artist.shape([(87, 132), (113, 132), (114, 150), (86, 150)], shade, head=False)
    for side in (1, -1):
        artist.line(turned([(90, 163), (89, 184)], side), 1.8, WHITE, head=False)


# --- features -------------------------------------------------------------------------------------------------


def _ears(artist: Artist, skin: Colour, shade: Colour, look: PortraitLook) -> None:
    for x in (67.5, 132.5):
        artist.oval((x, 93), 5.4, 8.6, skin)
        artist.oval((x, 93.5), 2.6, 4.8, shade)
        if look.earrings:
            artist.round((x + (1 if x > 100 else -1), 103.5), 2.3, (226, 184, 92))


def _cheeks(artist: Artist, skin: Colour) -> None:
    strength = 0.16 + 0.3 * artist.face.blush + 0.25 * artist.face.flush
    tint = mix(skin, (232, 122, 106), min(0.55, strength * 0.62))
    for x in (81, 119):
        artist.oval((x, 107.5), 8.4, 5.6, tint)


def _nose(artist: Artist, shade: Colour) -> None:
    artist.line(curve((99.2, 94), (98.4, 100), (96.4, 104.4), (101.4, 105.2)), 1.9, shade)


def _mouth(artist: Artist, look: PortraitLook) -> None:
    face = artist.face
    half = 10.5 * face.mouth_width
    y = 117.5
    lift = 4.2 * face.smile
    left = (100 - half, y - lift + face.mouth_skew * 0.5)
    right = (100 + half, y - lift - face.mouth_skew)
    middle = y + 1.5 * face.smile
    lips = (196, 88, 84) if look.sex == "female" else (166, 88, 78)
    upper = curve(left, (100 - half * 0.45, middle + lift * 0.75), (100 + half * 0.45, middle + lift * 0.75), right)
    if face.mouth_open < 0.06:
        artist.line(upper, 2.9, lips)
        return
    deep = 13 * face.mouth_open
    lower = curve(
        left, (100 - half * 0.5, middle + lift * 0.75 + deep), (100 + half * 0.5, middle + lift * 0.75 + deep), right
    )
    artist.shape([*upper, *reversed(lower)], (112, 42, 46))
    if face.mouth_open > 0.22:
        teeth = curve(
            left,
            (100 - half * 0.5, middle + lift * 0.75 + deep * 0.34),
            (100 + half * 0.5, middle + lift * 0.75 + deep * 0.34),
            right,
        )
        artist.shape([*upper, *reversed(teeth)], WHITE)
    artist.line(upper, 2.2, lips)
    artist.line(lower, 2.4, lips)


def _eyes(artist: Artist, look: PortraitLook, skin: Colour) -> None:
    face = artist.face
    opened = max(0.0, face.eye_open)
    for side in (-1, 1):
        x, y = 100 + side * 14.5, 91.5
        if opened < 0.2:
            artist.line(curve((x - 6, y), (x - 3, y + 2.6), (x + 3, y + 2.6), (x + 6, y)), 2.1, DARK)
            continue
        height = 4.9 * opened
        artist.oval((x, y), 6.7, height, WHITE)
        artist.round((x + side * -0.4, y + 0.2), 3.7, (58, 40, 34))
        artist.round((x + side * -0.4, y + 0.2), 2.0, (20, 16, 18))
        artist.round((x + side * -0.4 + 1.3, y - 1.2), 1.1, WHITE)
        inner, outer = (x - side * 7.6, x + side * 7.6)
        slant = face.lid_slant * 0.55
        top_in, top_out = y - height + 0.4 + max(0.0, slant) * 1.5, y - height + 0.4 + max(0.0, -slant) * 1.5
        lid = curve(
            (inner, y + 0.6 + slant * 0.3),
            (inner + side * 3, top_in - 0.8),
            (outer - side * 4, top_out - 0.8),
            (outer, y - 0.4 - slant * 0.2),
        )
        artist.shape([*lid, (outer + side * 1.5, y - 9), (inner - side * 1.5, y - 9)], skin)
        artist.line(lid, 1.9 if look.sex == "male" else 2.3, DARK)
        if face.smile > 0.6:
            under = curve(
                (inner + side * 1.5, y + 4.4), (x - 2, y + 2.6), (x + 2, y + 2.6), (outer - side * 1, y + 3.8)
            )
            artist.shape([*under, (outer, y + 9), (inner, y + 9)], skin)
        if look.sex == "female":
            artist.line([(outer - side * 0.6, y - 1.0), (outer + side * 1.9, y - 3.0)], 1.5, DARK)


def _brows(artist: Artist, look: PortraitLook, hair: Colour) -> None:
    face = artist.face
    tint = mix(hair, DARK, 0.35 if look.hair_tint >= 3 else 0.0)
    thick = 3.4 if look.sex == "male" else 2.4
    for side in (-1, 1):
        skew = face.brow_skew * (0.7 if side > 0 else -0.3)
        inner = (100 + side * 7.6, 81.4 - face.brow_inner - skew)
        outer = (100 + side * 22.6, 81.8 - face.brow_outer - skew)
        arch = 3.2 + 0.3 * face.brow_outer
        points = curve(inner, (100 + side * 12, inner[1] - arch * 0.7), (100 + side * 18, outer[1] - arch), outer)
        artist.line(points, thick, tint)


def _age(artist: Artist, look: PortraitLook, shade: Colour) -> None:
    if look.age < 50:
        return
    line = mix(shade, SKIN[look.skin], 0.3)
    for side in (-1, 1):
        artist.line(
            curve((100 + side * 9, 107), (100 + side * 13, 110), (100 + side * 15, 113), (100 + side * 15, 117)),
            1.2,
            line,
        )
        if look.age >= 60:
            artist.line(
                curve((100 + side * 8, 99), (100 + side * 12, 101), (100 + side * 17, 101), (100 + side * 20, 99)),
                1.1,
                line,
            )
    if look.age >= 60:
        for y in (65, 70):
            artist.line(curve((88, y), (94, y - 1.2), (106, y - 1.2), (112, y)), 1.1, line)


def _beard(artist: Artist, hair: Colour) -> None:
    tint = mix(hair, SKIN[1], 0.18)
    artist.line(curve((89, 112.6), (94, 109.8), (106, 109.8), (111, 112.6)), 2.6, tint)
    artist.shape(mirrored([*curve((100, 126), (104, 125.6), (107, 126.5), (109, 129)), (104, 134.5), (100, 136)]), tint)


def _glasses(artist: Artist) -> None:
    frame = (58, 62, 72)
    for side in (-1, 1):
        x = 100 + side * 14.8
        ring = [(x + 10.6 * math.cos(a), 92.4 + 9.2 * math.sin(a)) for a in (2 * math.pi * i / 36 for i in range(37))]
        artist.line(ring, 1.7, frame)
        artist.line([(x + side * 10.6, 91), (132.4 if side > 0 else 67.6, 89.6)], 1.7, frame)
    artist.line(curve((95.6, 91), (98, 89), (102, 89), (104.4, 91)), 1.7, frame)


__all__ = ["paint_all"]
