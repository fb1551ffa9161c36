"""Make the bundled fonts: subsets of Noto Sans CJK SC with the characters that screens and scenarios may use.

Needs fontTools and the Debian package fonts-noto-cjk (or its two .ttc files in a folder given with --source).
Writes fonts/three-rings-regular.otf, fonts/three-rings-bold.otf and fonts/coverage.txt (the characters in both).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

FONTS = Path(__file__).parent / "fonts"
SOURCE = Path("/usr/share/fonts/opentype/noto")
FAMILY = "Noto Sans CJK SC"
CANTONESE = (
    "嘅咗喺唔冇嚟啲哋嗰嘢噉咁嗌攞瞓掟揾搵佢俾畀咩乜嘥啱啦喇囉嗱嘞嘛噃咪唞屋企靚仔女𠮶睇諗冚唪唥嗮晒返嚿嘅㗎喎吖嚇"
)
EXTRA = "€£¥°±×÷•…–—‘’“”‹›«»·©®™✓✗←↑→↓⇧⌘⌥⌃⏎★☆●○■□▲▼◆◇①②③④⑤⑥⑦⑧⑨⑩ⅠⅡⅢⅣⅤ㎡℃‰"
WIDE = "　、。〈〉《》「」『』【】〔〕〖〗！＂＃＄％＆＇（）＊＋，－．／：；＜＝＞？＠［＼］＾＿｀｛｜｝～"


def wanted() -> set[str]:
    """Every character that the product may show."""
    characters = {chr(code) for code in range(0x20, 0x7F)} | {chr(code) for code in range(0xA0, 0x180)}
    for lead in range(0xA1, 0xF8):  # GB2312, both levels
        for trail in range(0xA1, 0xFF):
            characters |= set(_decoded(bytes((lead, trail)), "gb2312"))
    for lead in range(0xA4, 0xC7):  # Big5 level 1: the frequent traditional characters
        for trail in (*range(0x40, 0x7F), *range(0xA1, 0xFF)):
            characters |= set(_decoded(bytes((lead, trail)), "big5"))
    return characters | set(CANTONESE + EXTRA + WIDE)


def _decoded(pair: bytes, encoding: str) -> str:
    try:
        return pair.decode(encoding)
    except UnicodeDecodeError:
        return ""


def face(collection: Path) -> TTFont:
    """The simplified-Chinese face of a Noto collection."""
    for font in TTCollection(str(collection), lazy=True).fonts:
        if font["name"].getDebugName(1) in (FAMILY, f"{FAMILY} Bold") or font["name"].getDebugName(16) == FAMILY:
            return font
    raise SystemExit(f"{collection}: no face named {FAMILY}")


def main() -> None:
    """Write both fonts and their coverage."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--source", type=Path, default=SOURCE, help="folder with NotoSansCJK-Regular.ttc and -Bold.ttc")
    source: Path = parser.parse_args().source
    held: set[str] | None = None
    for weight in ("Regular", "Bold"):
        font = face(source / f"NotoSansCJK-{weight}.ttc")
        options = subset.Options(layout_features=[], hinting=False, name_IDs=["*"], notdef_outline=True)
        chooser = subset.Subsetter(options)
        chooser.populate(unicodes=[ord(character) for character in wanted()])
        chooser.subset(font)
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 6, 16):  # the licence reserves the name "Noto" for the unmodified font
                plain = "ThreeRingsSans" if record.nameID == 6 else f"Three Rings Sans {weight}"
                record.string = plain
        target = FONTS / f"three-rings-{weight.lower()}.otf"
        font.save(str(target))
        characters = {chr(code) for code in font.getBestCmap()}
        held = characters if held is None else held & characters
        print(f"{target.name}: {target.stat().st_size / 1e6:.2f} MB, {len(characters)} characters")
    assert held is not None
    text = "".join(sorted(held))
    rows = [text[start : start + 64] for start in range(0, len(text), 64)]
    (FONTS / "coverage.txt").write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
