"""The pattern language in which a trainer writes what an act sounds like: parsed here, matched by `matcher`.

A file holds word classes and sections. `#` starts a comment.

    <colleague> = 同事 | 专员 | 他 | 她        a class: any of these words
    [shirk]                                    from here on, patterns of this act
    不 归 我|我们 管                           parts follow each other; `|` separates alternatives
    你? 自己 .. 想办法                         `?`: may be missing; `..`: up to 6 units between, `...`: up to 14
    ~ 没办法                                   `~`: a clue only, never enough by itself
    - 办法 是 有                               `-`: speaks against the act
    挂 .. 电话 ; unless-before 别 | 不要       conditions stand after `;`

A part is a literal, a class `<name>`, or a number slot (`<time>`, `<date>`, `<day>`, `<span>`, `<amount>`, `<percent>`,
`<digits>`, `<number>`). In English a blank inside a literal is written `_`.

Conditions: `opening` (the trainee's first turn), `head` / `tail` (at the start / the end of the utterance), `ask` (a
question), `to colleague` (said to a colleague or supervisor), `kind NAME` (severity), `not WORDS` (nowhere in the
utterance), `unless-before WORDS` (not in the 4 units before), `unless-after WORDS` (not in the 6 units after),
`answers WORDS` (the customer's last words hold one of them).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from scoring.acts.codebook import ACTS
from scoring.language.forms import CONTRACTIONS

Strength = Literal["strong", "clue", "against"]

SLOTS: Final = frozenset(f"<{k}>" for k in ("time", "date", "day", "span", "amount", "percent", "digits", "number"))
GAPS: Final[Mapping[str, int]] = {"..": 6, "...": 14}
REFERENCE: Final = "@"
"""Before the name of a class that stands among the words as a whole."""
_LARGE: Final = 100
_MARKS: Final[Mapping[str, Strength]] = {"~": "clue", "-": "against"}

Words = tuple[tuple[str, ...], ...]
"""Alternatives, each a run of unit keys."""


class PatternError(ValueError):
    """A pattern file that cannot be read; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a pattern."""

    words: Words
    gap: int
    """How many units may stand between the part before and this one."""
    optional: bool


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must hold besides the words."""

    opening: bool = False
    head: bool = False
    tail: bool = False
    ask: bool = False
    to_colleague: bool = False
    kind: str | None = None
    nowhere: Words = ()
    unless_before: Words = ()
    unless_after: Words = ()
    answers: Words = ()


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a pattern file."""

    id: str
    """`language/act/number`."""
    act: str
    strength: Strength
    parts: tuple[Part, ...]
    conditions: Conditions


@dataclass(slots=True)
class PatternBook:
    """All classes and patterns of a language."""

    language: str
    classes: dict[str, Words] = field(default_factory=dict)
    patterns: list[Pattern] = field(default_factory=list)


def _literal(word: str, language: str) -> tuple[str, ...]:
    if word in SLOTS:
        return (word,)
    if language != "en":
        return tuple(word)
    units: list[str] = []
    for piece in word.lower().split("_"):
        units.extend(CONTRACTIONS.get(piece, piece).split(" "))
    return tuple(units)


class _Reader:
    """Reads the files of one language into a book."""

    def __init__(self, language: str) -> None:
        self.book = PatternBook(language)
        self.numbers: dict[str, int] = {}

    def words(self, text: str, where: str) -> Words:
        found: list[tuple[str, ...]] = []
        for word in (w.strip() for w in text.split("|")):
            if not word:
                raise PatternError(f"{where}: an alternative is empty in `{text}`; remove the extra `|`")
            found.extend(self.word(word, where))
        return tuple(dict.fromkeys(found))

    def word(self, word: str, where: str) -> Words:
        if not word.startswith("<") or word in SLOTS:
            return (_literal(word, self.book.language),)
        if word not in self.book.classes:
            raise PatternError(f"{where}: class {word} is not defined above this line")
        words = self.book.classes[word]
        # A large class is kept as a reference, so that many patterns may use it at no cost.
        return ((REFERENCE + word,),) if len(words) > _LARGE else words

    def conditions(self, pieces: Iterable[str], where: str) -> Conditions:
        values: dict[str, object] = {}
        for piece in (p.strip() for p in pieces):
            name, _, rest = piece.partition(" ")
            if name in ("opening", "head", "tail", "ask") and not rest:
                values[name] = True
            elif piece == "to colleague":
                values["to_colleague"] = True
            elif name == "kind" and rest:
                values["kind"] = rest
            elif name in ("not", "unless-before", "unless-after", "answers") and rest:
                key = {"not": "nowhere"}.get(name, name.replace("-", "_"))
                values[key] = self.words(rest, where)
            else:
                raise PatternError(f"{where}: `{piece}` is no condition; see the head of scoring/acts/patterns.py")
        return Conditions(**values)  # type: ignore[arg-type]

    def pattern(self, line: str, act: str, where: str) -> None:
        strength: Strength = _MARKS.get(line[0], "strong")
        body, *conditions = line.lstrip("~- ").split(" ; ")
        parts: list[Part] = []
        gap = 0
        tokens = body.replace(" | ", "|").split()
        for token in tokens:
            if token in GAPS:
                gap = GAPS[token]
                continue
            optional = token.endswith("?") and len(token) > 1
            parts.append(Part(self.words(token.rstrip("?") if optional else token, where), gap, optional))
            gap = 0
        if all(p.optional for p in parts):
            raise PatternError(f"{where}: a pattern needs at least one part that may not be missing")
        self.numbers[act] = self.numbers.get(act, 0) + 1
        self.book.patterns.append(
            Pattern(
                f"{self.book.language}/{act}/{self.numbers[act]}", act, strength, tuple(parts),
                self.conditions(conditions, where),
            )
        )  # fmt: skip

    def read(self, name: str, text: str) -> None:
        act: str | None = None
        for number, raw in enumerate(text.splitlines(), 1):
            line, where = raw.partition("#")[0].strip(), f"{name}:{number}"
            if not line:
                continue
            if line.startswith("<") and " = " in line:
                name_, _, words = line.partition(" = ")
                if name_ in self.book.classes or name_ in SLOTS:
                    raise PatternError(f"{where}: class {name_} is defined twice")
                self.book.classes[name_] = self.words(words, where)
            elif line.startswith("[") and line.endswith("]"):
                act = line[1:-1]
                if act not in ACTS:
                    raise PatternError(f"{where}: `{act}` is no act of the codebook")
            elif act is None:
                raise PatternError(f"{where}: a pattern stands before the first [act]")
            else:
                self.pattern(line, act, where)


def read_patterns(language: str, files: Mapping[str, str]) -> PatternBook:
    """The book of a language from `{file name: text}`, read in the order of the names.

    Raises PatternError, naming file and line, for anything that is no pattern.
    """
    reader = _Reader(language)
    for name in sorted(files):
        reader.read(name, files[name])
    return reader.book


__all__ = [
    "GAPS",
    "REFERENCE",
    "SLOTS",
    "Conditions",
    "Part",
    "Pattern",
    "PatternBook",
    "PatternError",
    "Strength",
    "Words",
    "read_patterns",
]
