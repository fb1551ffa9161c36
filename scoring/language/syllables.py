"""Makes the table of Mandarin syllables that the package ships, from pypinyin: `python -m scoring.language.syllables`.

The phrase dictionary of pypinyin takes 58 MB of memory and 0.15 s to load; recogniser errors need no more than the
everyday reading of each common character, so that table is written once and read at run time.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

TABLE = Path(__file__).with_name("syllables.txt")

# The reading that these characters have in the talk of a service line, where pypinyin lists a rarer one first.
EVERYDAY = {
    "还": "hai", "都": "dou", "了": "le", "行": "xing", "长": "chang", "得": "de", "地": "di", "着": "zhe", "重": "zhong",  # noqa: E501
    "么": "me", "觉": "jue", "会": "hui", "单": "dan", "调": "diao", "解": "jie", "率": "lv", "便": "bian", "差": "cha",
    "处": "chu", "给": "gei", "和": "he", "系": "xi", "数": "shu", "传": "chuan", "曾": "zeng", "区": "qu", "吗": "ma",
    "呢": "ne", "吧": "ba", "啊": "a", "的": "de", "说": "shuo", "谁": "shei", "没": "mei", "哪": "na", "那": "na",
    "这": "zhe", "啦": "la", "嗯": "en", "哦": "o", "喔": "o", "什": "shen", "车": "che", "约": "yue", "期": "qi",
    "术": "shu", "般": "ban", "暴": "bao", "色": "se", "划": "hua", "仇": "chou", "翟": "zhai", "冼": "xian", "覃": "tan",  # noqa: E501
}  # fmt: skip


def characters() -> list[str]:
    """All Chinese characters of GBK (20,902 and some), the 6,763 of GB 2312 first: a recogniser knows those best."""
    found: dict[str, bool] = {}
    for char in map(chr, range(0x4E00, 0x9FA6)):
        try:
            char.encode("gb2312")
            found[char] = True
        except UnicodeEncodeError:
            found[char] = False
    return sorted(found, key=lambda c: (not found[c], c.encode("gb2312") if found[c] else c.encode("utf-8")))


def build() -> str:
    """The table as text: one line a syllable, `syllable characters`, both in order."""
    from pypinyin import Style, pinyin  # noqa: PLC0415 - only the script needs it

    by_sound: dict[str, list[str]] = defaultdict(list)
    for char in characters():
        sound = EVERYDAY.get(char) or pinyin(char, style=Style.NORMAL)[0][0].replace("ü", "v")
        by_sound[sound].append(char)
    return "".join(f"{sound} {''.join(chars)}\n" for sound, chars in sorted(by_sound.items()))


if __name__ == "__main__":
    TABLE.write_text(build(), encoding="utf-8")

__all__ = ["EVERYDAY", "TABLE", "build", "characters"]
