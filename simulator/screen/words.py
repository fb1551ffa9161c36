"""The texts of the program in one language, read from a gettext catalogue (.po)."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from simulator.errors import ScreenError
from simulator.places import assets_folder

_KEYWORDS: Final = ("msgctxt", "msgid_plural", "msgid", "msgstr[0]", "msgstr[1]", "msgstr")


@dataclass(frozen=True, slots=True)
class Entry:
    """One text of a catalogue."""

    msgid: str
    """The English text that the program asks for."""
    msgstr: str
    """The text to show; empty: not translated yet."""
    line: int
    """Line of the file, from 1."""
    fuzzy: bool = False
    """Marked as guessed by a translation tool: not shown."""


def read_catalogue(text: str, name: str) -> tuple[Entry, ...]:
    """The entries of a .po file in their order, the header (empty msgid) left out.

    Raises ScreenError where the file breaks the format; `name` is put into the sentence.
    """
    return tuple(entry for entry in _entries(text, name) if entry.msgid)


def _entries(text: str, name: str) -> Iterator[Entry]:
    parts: dict[str, str] = {}
    keyword, first, fuzzy = "", 0, False
    for number, raw in enumerate([*text.splitlines(), ""], start=1):
        line = raw.strip()
        if line.startswith("#,"):
            fuzzy = "fuzzy" in line
        if line.startswith("#"):
            continue
        if not line:
            if "msgid" in parts:
                yield Entry(parts["msgid"], parts.get("msgstr", ""), first, fuzzy)
            parts, keyword, fuzzy = {}, "", False
            continue
        word, _, rest = line.partition(" ")
        if word in _KEYWORDS:
            keyword, first = word, first if parts else number
            parts[keyword] = _quoted(rest, name, number)
        elif line.startswith('"') and keyword:
            parts[keyword] += _quoted(line, name, number)
        else:
            raise ScreenError(f"{name}:{number}: '{line[:30]}' is no line of a gettext catalogue.")


def _quoted(text: str, name: str, number: int) -> str:
    try:
        value = ast.literal_eval(text.strip())
    except (SyntaxError, ValueError):
        value = None
    if not isinstance(value, str):
        raise ScreenError(f"{name}:{number}: a text in double quotes was expected.")
    return value


class Words:
    """Texts in one language: `words("Answer")`, with values `words("Ring {count}", count=3)`."""

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        """`texts` by msgid; what is missing is shown in English."""
        self.language = language
        self._texts = texts

    def __call__(self, msgid: str, /, **values: object) -> str:
        """The text, with `{name}` replaced by the values."""
        text = self._texts.get(msgid, msgid)
        return text.format(**values) if values else text

    def knows(self, msgid: str) -> bool:
        """Whether the catalogue has this text."""
        return msgid in self._texts


def locale_folder() -> Path:
    """Where the catalogues lie."""
    return assets_folder() / "locale"


def languages() -> tuple[str, ...]:
    """Codes of the languages that there is a catalogue for, sorted, Chinese first."""
    found = sorted(path.stem for path in locale_folder().glob("*.po"))
    return tuple(sorted(found, key=lambda code: code != "zh"))


def words_or_first(language: str) -> Words:
    """The texts of a language; where there is no catalogue for it any more, of the first one. Raises ScreenError."""
    known = languages()
    return words_for(language if language in known or not known else known[0])


def language_name(code: str) -> str:
    """What a language calls itself; the code where its catalogue does not say so."""
    t = words_for(code)
    return t("Name of this language") if t.knows("Name of this language") else code


def words_for(language: str) -> Words:
    """The texts of a language. Raises ScreenError when there is no catalogue for it, or it is broken."""
    return Words(language, _texts(locale_folder() / f"{language}.po"))


@cache
def _texts(path: Path) -> Mapping[str, str]:
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise ScreenError(
            f"There are no texts for the language '{path.stem}' ({path}); choose one of {', '.join(languages())}."
        ) from error
    entries = read_catalogue(text, path.name)
    return {entry.msgid: entry.msgstr for entry in entries if entry.msgstr and not entry.fuzzy}


__all__ = [
    "Entry", "Words", "language_name", "languages", "locale_folder", "read_catalogue", "words_for", "words_or_first",
]  # fmt: skip
