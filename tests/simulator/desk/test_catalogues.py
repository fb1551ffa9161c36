"""The text catalogues: every text of the program is there, translated and used, and the font can show it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.acts.codebook import ACTS
from simulator.screen.text import coverage
from simulator.screen.words import Entry, languages, locale_folder, read_catalogue

ROOT = Path(__file__).resolve().parents[3]
PACKAGES = tuple(ROOT / "simulator" / name for name in ("screen", "desk", "rehearse", "results", "commands"))
CALLED = {"t", "words", "_t", "_words"}
"""Names under which the program asks for a text."""
REASONS = {"absent", "partly", "failed", "na", "unsure"}
FACTS = {"matter", "phone", "policy_no", "amount", "request"}
"""Facts that have a name of their own in lists of what is missing."""


def calls(folder: Path, names: set[str]) -> Iterator[ast.Call]:
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                function = node.func
                name = function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")
                if name in names:
                    yield node


def asked_for() -> set[str]:
    """Every text that screens, presenters and the picture of a call ask for."""
    found = set()
    for folder in PACKAGES:
        for call in calls(folder, CALLED):
            if call.args and isinstance(call.args[0], ast.Constant) and isinstance(call.args[0].value, str):
                found.add(call.args[0].value)
    return found


def literals_of_checks() -> set[str]:
    """Every text in the checks, among them the reasons that they give."""
    found = set()
    for path in sorted((ROOT / "scoring" / "checks").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def reasons() -> set[str]:
    """The reasons and places that checks hand to a judgement as they stand."""
    found: set[str] = set()
    for call in calls(ROOT / "scoring" / "checks", REASONS):
        wanted = [call.args[0]] if call.args else []
        wanted += [keyword.value for keyword in call.keywords if keyword.arg in ("why", "due")]
        for node in (inner for value in wanted for inner in _branches(value)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def _branches(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from _branches(node.body)
        yield from _branches(node.orelse)
    else:
        yield node


def catalogue(language: str) -> tuple[Entry, ...]:
    path = locale_folder() / f"{language}.po"
    return read_catalogue(path.read_text(encoding="utf-8"), path.name)


def test_there_are_chinese_and_english() -> None:
    assert languages()[:2] == ("zh", "en")


@pytest.mark.parametrize("language", languages())
def test_every_text_is_translated_and_stands_once(language: str) -> None:
    entries = catalogue(language)
    assert [entry.msgid for entry in entries if not entry.msgstr or entry.fuzzy] == []
    ids = [entry.msgid for entry in entries]
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("language", languages())
def test_every_text_that_is_asked_for_is_in_the_catalogue(language: str) -> None:
    known = {entry.msgid for entry in catalogue(language)}
    assert sorted(asked_for() - known) == []
    assert sorted(reasons() - known) == []
    assert sorted(set(ACTS) - known) == []


@pytest.mark.parametrize("language", languages())
def test_no_text_is_left_over(language: str) -> None:
    known = {entry.msgid for entry in catalogue(language)}
    assert sorted(known - asked_for() - literals_of_checks() - set(ACTS) - FACTS) == []


@pytest.mark.parametrize("language", languages())
def test_translations_keep_the_places_for_values(language: str) -> None:
    places = re.compile(r"\{(\w+)\}")
    wrong = [e.msgid for e in catalogue(language) if set(places.findall(e.msgid)) != set(places.findall(e.msgstr))]
    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_the_font_has_every_character(language: str) -> None:
    text = "".join(entry.msgstr for entry in catalogue(language))
    assert sorted(set(text) - coverage()) == []
