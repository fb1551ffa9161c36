"""Readers that all author files share: texts by language, names, draws, values of a kind, times, slots."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final, Literal, cast, get_args

from scoring.authored import Entries, Findings, Items, Node, Place, Scalar, nearest
from scoring.record.events import FactKind
from simulator.scenario.model import Draw, Language, Texts
from simulator.scenario.problems import note
from simulator.scenario.spoken import CURRENCIES

LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)
CUSTOMER_DOES: Final = (
    "affirms", "denies", "objects", "understood", "declines_number", "asks_supervisor", "insults", "names_regulator",
)  # fmt: skip
SLOT: Final = re.compile(r"<([A-Za-z][A-Za-z0-9_.-]*)>")
"""A slot `<name>` within a text."""
_NAME: Final = re.compile(r"[a-z][a-z0-9_-]*")
_NUMBER: Final = re.compile(r"[A-Z0-9-]+")
_AMOUNT: Final = re.compile(r"\d{1,12}(\.\d{1,2})?")
_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_LEAP_YEAR: Final = 2024
"""Year in which a date without year is checked, so that 02-29 is one."""
COMMON_SURNAMES: Final = {
    "zh": ("陈", "李", "黄", "张", "梁", "林", "刘", "吴", "罗", "杨", "何", "郑"),
    "en": ("Baker", "Carter", "Ellis", "Foster", "Hughes", "Morgan", "Parker", "Turner"),
}
"""What a surname is drawn from where the author gives no list: common in Guangdong, and common in English."""


@dataclass(frozen=True, slots=True)
class Line:
    """A text that somebody speaks or reads, with its place, for the checks of words."""

    text: str
    place: Place


def texts(
    findings: Findings, node: Node | None, what: str, language: Language | None = None, *, all_languages: bool = False
) -> Texts:
    """A text by language; a single text stands for every language.

    `language` is the one that must be there (`zh` serves `yue`); with `all_languages` the lack of Chinese or English
    is a warning.
    """
    if node is None:
        return {}
    if isinstance(node, Scalar):
        text = findings.text(node, what)
        return {str(one): text for one in LANGUAGES}
    entries = findings.entries(node, what)
    _split_text(findings, entries, what)
    found: dict[str, str] = {
        name.text: findings.text(value, f"{what} ({name.text})")
        for name, value in entries.entries
        if name.text in LANGUAGES
    }
    if isinstance(node, Entries):
        wanted = ({language} if language else set()) | ({"zh", "en"} if all_languages else set())
        for one in sorted(wanted):
            if one in found or (one == "yue" and "zh" in found):
                continue
            severity: Literal["error", "warning"] = "error" if one == language else "warning"
            message = f"{what} has no text in '{one}'."
            note(findings, "S305", node.place, message, mend=f"Add '{one}: …'.", severity=severity)
    return found


def _split_text(findings: Findings, entries: Entries, what: str) -> None:
    """Note keys that are no language; one without a value is the rest of a text that a comma cut off."""
    for key, value in entries.entries:
        if key.text not in LANGUAGES and isinstance(value, Scalar) and value.null:
            note(
                findings, "S312", key.place, f"{what}: '{key.text}' stands alone, as a comma ended the text before it."
            )
    kept = tuple(one for one in entries.entries if not (isinstance(one[1], Scalar) and one[1].null))
    findings.keys(Entries(kept, entries.place), what, (), LANGUAGES)


def in_language(by_language: Texts, language: str) -> str:
    """The text for a language; Mandarin serves Cantonese, and any text serves where the language is missing."""
    for one in (language, "zh", "en"):
        if one in by_language:
            return by_language[one]
    return next(iter(by_language.values()), "")


def name(findings: Findings, scalar: Scalar, what: str) -> str:
    """The name of something: small letters, digits, `-` and `_`."""
    if not _NAME.fullmatch(scalar.text):
        note(findings, "S112", scalar.place, f"{what} is '{scalar.text}', which is not a good name.")
    return scalar.text


def named(findings: Findings, node: Node | None, what: str) -> Iterator[tuple[Scalar, Node]]:
    """The entries of a mapping whose keys are names."""
    if node is None:
        return
    for key, value in findings.entries(node, what).entries:
        name(findings, key, f"A name under {what}")
        yield key, value


def scalars(findings: Findings, node: Node | None, what: str) -> tuple[Scalar, ...]:
    """A list of words (or one word), each with its place."""
    if node is None:
        return ()
    if isinstance(node, Items):
        found = []
        for item in node.items:
            if isinstance(item, Scalar) and not item.null:
                found.append(item)
            else:
                findings.text(item, what)
        return tuple(found)
    return (node,) if findings.text(node, what) and isinstance(node, Scalar) else ()


def words(findings: Findings, node: Node | None, what: str, valid: Iterable[str]) -> tuple[str, ...]:
    """A list of words (or one) from a closed set."""
    known = tuple(valid)
    return tuple(
        scalar.text for scalar in scalars(findings, node, what) if findings.choice(scalar, what, known, "") in known
    )


def lines(findings: Findings, node: Node | None, what: str) -> tuple[Line, ...]:
    """What is said: one line or a list of variants, none of them empty."""
    if isinstance(node, Items) and not node.items:
        note(findings, "S301", node.place, f"{what} is an empty list; at least one line was expected.")
    found = scalars(findings, node, what)
    for scalar in found:
        if not scalar.text.strip():
            note(findings, "S301", scalar.place, f"{what} has an empty line.")
    for before, after in pairwise(found):
        # A sentence in English begins with a capital: on one line, a small letter is what a comma cut off.
        if before.place.line == after.place.line and not after.quoted and "a" <= after.text[:1] <= "z":
            message = f"'{after.text}' is a line of its own, as a comma ended the one before it."
            note(findings, "S312", after.place, message, severity="warning")
    return tuple(Line(scalar.text, scalar.place) for scalar in found)


def closest(what: str, scalar: Scalar, valid: Iterable[str], code: str, findings: Findings) -> bool:
    """Whether a name is one of the valid ones; notes the problem with the nearest valid name if not."""
    known = tuple(valid)
    if scalar.text in known:
        return True
    listed = f"; known are {', '.join(known)}" if 0 < len(known) <= 12 else ""
    note(findings, code, scalar.place, f"{what} '{scalar.text}' is unknown{listed}.", near=nearest(scalar.text, known))
    return False


# --- values ------------------------------------------------------------------------------------------------


def fits(value: str, kind: FactKind) -> str | None:
    """None when a plain value fits its kind, else what was expected."""
    if kind == "number" and not _NUMBER.fullmatch(value):
        return "digits and capital letters"
    if kind == "amount" and not _AMOUNT.fullmatch(value):
        return "a number with at most two decimals"
    if kind == "date" and not is_date(value):
        return "a date MM-DD or YYYY-MM-DD"
    return None


def is_date(value: str) -> bool:
    """Whether a text is `MM-DD` or `YYYY-MM-DD` and such a day exists."""
    full = f"{_LEAP_YEAR}-{value}" if re.fullmatch(r"\d\d-\d\d", value) else value
    try:
        date.fromisoformat(full)
    except ValueError:
        return False
    return len(full) == 10


def moment(findings: Findings, node: Node | None, what: str) -> str | None:
    """A clock time `HH:MM` or a date; None when the key is not there or null."""
    if node is None or (isinstance(node, Scalar) and node.null):
        return None
    text = findings.text(node, what)
    if text and not _CLOCK.fullmatch(text) and not is_date(text):
        note(findings, "S403", node.place, f"{what} is '{text}', neither a clock time nor a date.")
    return text


def optional_text(findings: Findings, node: Node | None, what: str) -> str | None:
    """A text, or None when the key is not there or null."""
    if node is None or (isinstance(node, Scalar) and node.null):
        return None
    return findings.text(node, what)


# --- draws -------------------------------------------------------------------------------------------------

DRAWS: Final = {
    "digits": (("draw", "length"), ()),
    "mobile": (("draw",), ()),
    "amount": (("draw", "from", "to"), ("step", "unit")),
    "date": (("draw", "from", "to"), ()),
    "surname": (("draw",), ("of",)),
}
"""Required and optional keys by kind of draw."""
DRAWS_OF: Final[dict[FactKind, tuple[str, ...]]] = {
    "number": ("digits", "mobile"), "amount": ("amount",), "date": ("date",), "name": ("surname",), "request": (),
}  # fmt: skip
"""Which draws make a value of which kind of fact."""


def draw(findings: Findings, node: Entries, what: str) -> Draw:
    """A `{draw: …}` mapping."""
    kind = findings.choice(node.get("draw") or node, f"{what}: draw", DRAWS, "digits")
    required, optional = DRAWS[kind]
    findings.keys(node, f"{what}: draw {kind}", required, optional)
    length = findings.integer(node.get("length"), f"{what}: length", 1, least=1, most=20) if kind == "digits" else 0
    start = _text(findings, node, "from", what)
    until = _text(findings, node, "to", what)
    step = _text(findings, node, "step", what) or "1"
    unit = _text(findings, node, "unit", what)
    of = tuple(scalar.text for scalar in scalars(findings, node.get("of"), f"{what}: of"))
    made = Draw(cast(Literal["digits"], kind), length, start, until, step, unit, of)
    wrong = _impossible(made) if all(node.get(key) is not None for key in required) else None
    if wrong:
        note(findings, "S401", node.place, f"{what}: {wrong}")
    return made


def _text(findings: Findings, node: Entries, key: str, what: str) -> str:
    value = node.get(key)
    return findings.text(value, f"{what}: {key}") if value is not None else ""


def _impossible(made: Draw) -> str | None:
    """Why no value can be drawn, one sentence; None when one can."""
    if made.kind == "amount":
        if not all(_AMOUNT.fullmatch(one) for one in (made.start, made.until, made.step)):
            return "from, to and step must be numbers with at most two decimals."
        if float(made.start) > float(made.until):
            return f"from {made.start} lies above to {made.until}."
        if float(made.step) <= 0:
            return "step must be greater than 0."
        if made.unit and made.unit not in CURRENCIES:
            return f"unit is '{made.unit}'; one of {', '.join(CURRENCIES)} was expected."
    if made.kind == "date":
        if not (is_date(made.start) and is_date(made.until)):
            return "from and to must be dates MM-DD or YYYY-MM-DD."
        if len(made.start) != len(made.until) or made.start > made.until:
            return f"from {made.start} must lie before to {made.until}, both with or both without a year."
    return None


__all__ = [
    "COMMON_SURNAMES", "CUSTOMER_DOES", "DRAWS", "DRAWS_OF", "LANGUAGES", "SLOT", "Line", "closest", "draw", "fits",
    "in_language", "is_date", "lines", "moment", "name", "named", "optional_text", "scalars", "texts", "words",
]  # fmt: skip
