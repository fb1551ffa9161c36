"""Reads a persona: who calls, with which voice and temper."""

from __future__ import annotations

from typing import Final, Literal, cast

from scoring.authored import AuthoringError, Entries, Findings, Place, read
from scoring.record.codec import content_hash
from simulator.scenario.fields import optional_text, texts
from simulator.scenario.model import LinePlan, Persona, Temper, VoicePlan
from simulator.scenario.problems import note

FLAVOURS: Final = ("cmn", "cmn-guangdong", "yue", "en")
"""How a persona's lines are worded and voiced."""
QUIET: Final = "none"
"""The word for no noise on the line."""


def load_persona(text: str, file: str) -> Persona:
    """A persona from the text of its file; `file` is its name relative to the library's folder.

    Raises AuthoringError with every problem of the file.
    """
    findings = Findings()
    persona = read_persona(text, file, findings)
    findings.raise_errors()
    if persona is None:
        raise AuthoringError(findings.problems)
    return persona


def read_persona(text: str, file: str, findings: Findings) -> Persona | None:
    """As `load_persona`, with the problems noted in `findings`; None when nothing can be read."""
    tree = read(text, file, findings)
    if tree is None:
        return None
    findings.format(tree)
    findings.keys(
        tree, "The persona",
        ("format", "id", "name", "sex", "age", "about", "flavour", "temper"), ("voice", "line"),
    )  # fmt: skip
    stem = file.rpartition("/")[2].removesuffix(".yaml")
    id_ = findings.text(tree.get("id"), "The persona's id", stem)
    if id_ != stem:
        place = (tree.key("id") or tree).place
        note(findings, "S113", place, f"The persona's id is '{id_}', but its file is named '{stem}'.", near=stem)
    called = findings.entries(tree.get("name"), "name")
    if tree.get("name") is not None:
        findings.keys(called, "name", ("surname", "title", "characters"), ("given",))
    sex = findings.choice(tree.get("sex"), "sex", ("female", "male"), "female")
    return Persona(
        id=id_,
        surname=findings.text(called.get("surname"), "surname"),
        given=optional_text(findings, called.get("given"), "given") or "",
        title=findings.text(called.get("title"), "title"),
        characters=findings.text(called.get("characters"), "characters"),
        sex=cast(Literal["female", "male"], sex),
        age=findings.integer(tree.get("age"), "age", 40, least=16, most=110),
        about=texts(findings, tree.get("about"), "about", all_languages=True),
        flavour=findings.choice(tree.get("flavour"), "flavour", FLAVOURS, "cmn"),
        voice=_voice(findings, tree),
        temper=_temper(findings, tree),
        line=_line(findings, tree),
        hash=content_hash(text),
    )


def _part(findings: Findings, tree: Entries, key: str, required: tuple[str, ...], optional: tuple[str, ...]) -> Entries:
    node = tree.get(key)
    if node is None:
        return Entries((), Place("", 0, 0))
    entries = findings.entries(node, key)
    if isinstance(node, Entries):
        findings.keys(entries, key, required, optional)
    return entries


def _voice(findings: Findings, tree: Entries) -> VoicePlan:
    part = _part(findings, tree, "voice", (), ("rate", "pitch", "volume"))
    return VoicePlan(
        _number(findings, part, "rate", 1.0, least=0.5, most=2.0),
        _number(findings, part, "pitch", 0.0, least=-12.0, most=12.0),
        _number(findings, part, "volume", 1.0, least=0.0, most=2.0),
    )


def _temper(findings: Findings, tree: Entries) -> Temper:
    part = _part(findings, tree, "temper", ("start",), ("patience", "swing"))
    return Temper(
        _number(findings, part, "start", 0.0, least=-5.0, most=5.0),
        _number(findings, part, "patience", 6.0, least=1.0, most=60.0),
        _number(findings, part, "swing", 1.0, least=0.1, most=3.0),
    )


def _line(findings: Findings, tree: Entries) -> LinePlan:
    part = _part(findings, tree, "line", (), ("band", "noise", "level", "dropouts"))
    band = part.get("band")
    noise = optional_text(findings, part.get("noise"), "noise")
    return LinePlan(
        cast(Literal["wide"], "wide" if band is None else findings.choice(band, "band", ("wide", "telephone"), "wide")),
        None if noise == QUIET else noise,
        _number(findings, part, "level", -30.0, least=-90.0, most=0.0),
        _number(findings, part, "dropouts", 0.0, least=0.0, most=60.0),
    )


def _number(findings: Findings, part: Entries, key: str, default: float, *, least: float, most: float) -> float:
    node = part.get(key)
    return default if node is None else findings.number(node, key, default, least=least, most=most)


__all__ = ["FLAVOURS", "load_persona", "read_persona"]
