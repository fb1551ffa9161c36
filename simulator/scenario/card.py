"""Reads the centre's phrase card: what every centre fills in for itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from scoring.authored import AuthoringError, Entries, Findings, Node, Scalar, read
from scoring.record.codec import content_hash
from scoring.record.events import CaseAbuse, CaseRing
from simulator.scenario.fields import SLOT, closest, named, scalars, texts
from simulator.scenario.model import Centre, Texts
from simulator.scenario.problems import note

TONES: Final = ("routine", "unresolved", "grief")
PHRASE_SLOTS: Final = (
    "company", "department", "hotline", "hours", "agent", "surname", "given", "title", "characters", "phone",
    "reply_time", "colleague", "matter",
)  # fmt: skip
"""Slots of model sentences; `colleague`, `reply_time` and `matter` are filled where the call knows them."""
ABUSE_WARNING: Final = "abuse_warning"
"""Name under which the card's warning sentence stands among its phrases."""
_SENTENCES: Final = ("hold", "after_hold", "transfer")
WELCOME_PARTS: Final = ("greet", "state_company", "state_name", "offer_help")


def load_centre(text: str, file: str) -> Centre:
    """The phrase card from the text of its file. Raises AuthoringError with every problem of the file."""
    findings = Findings()
    centre = read_centre(text, file, findings)
    findings.raise_errors()
    if centre is None:
        raise AuthoringError(findings.problems)
    return centre


def read_centre(text: str, file: str, findings: Findings) -> Centre | None:
    """As `load_centre`, with the problems noted in `findings`; None when nothing can be read."""
    tree = read(text, file, findings)
    if tree is None:
        return None
    findings.format(tree)
    findings.keys(
        tree, "The centre's card",
        ("format", "company", "department", "hotline", "hours", "welcome", "closing", "identity_items"),
        (
            "reply_limits", "must_escalate", "pace", "abuse_rule", "ring", "standard_answers", "tests_by_voice",
            *_SENTENCES,
        ),
    )  # fmt: skip
    parts, phrases = _phrases(findings, tree)
    abuse = _abuse(findings, tree.get("abuse_rule"), phrases)
    by_voice = tree.get("tests_by_voice")
    return Centre(
        company=texts(findings, tree.get("company"), "company", all_languages=True),
        department=texts(findings, tree.get("department"), "department", all_languages=True),
        hotline=findings.text(tree.get("hotline"), "hotline"),
        hours=texts(findings, tree.get("hours"), "hours", all_languages=True),
        welcome_parts=parts,
        phrases=phrases,
        identity_items=tuple(one.text for one in scalars(findings, tree.get("identity_items"), "identity_items")),
        reply_limits={
            key.text: findings.text(value, key.text)
            for key, value in named(findings, tree.get("reply_limits"), "reply_limits")
        },
        must_escalate=tuple(one.text for one in scalars(findings, tree.get("must_escalate"), "must_escalate")),
        pace=_pace(findings, tree.get("pace")),
        abuse_rule=abuse,
        ring=_ring(findings, tree.get("ring")),
        tests_by_voice=by_voice is not None and findings.boolean(by_voice, "tests_by_voice"),
        hash=content_hash(text),
    )


def _phrases(findings: Findings, tree: Entries) -> tuple[tuple[str, ...], dict[str, Texts]]:
    phrases: dict[str, Texts] = {}
    parts: tuple[str, ...] = WELCOME_PARTS
    welcome = tree.get("welcome")
    if welcome is not None:
        entries = findings.entries(welcome, "welcome")
        findings.keys(entries, "welcome", ("parts", "model"))
        due = scalars(findings, entries.get("parts"), "welcome parts")
        parts = tuple(one.text for one in due if findings.choice(one, "A welcome part", WELCOME_PARTS, "greet"))
        phrases["welcome"] = _phrase(findings, entries.get("model"), "welcome model")
    for key in _SENTENCES:
        if tree.get(key) is not None:
            phrases[key] = _phrase(findings, tree.get(key), key)
    closing = tree.get("closing")
    if closing is not None:
        entries = findings.entries(closing, "closing")
        findings.keys(entries, "closing", (), TONES)
        for key_, value in entries.entries:
            phrases[f"closing.{key_.text}"] = _phrase(findings, value, f"closing {key_.text}")
    for key_, value in named(findings, tree.get("standard_answers"), "standard_answers"):
        phrases[f"standard_answers.{key_.text}"] = _phrase(findings, value, key_.text)
    return parts, phrases


def _phrase(findings: Findings, node: Node | None, what: str) -> Texts:
    """A model sentence; its slots must be ones that a call can fill."""
    found = texts(findings, node, what)
    pieces = [node] if isinstance(node, Scalar) else [v for _, v in node.entries] if isinstance(node, Entries) else []
    for piece in pieces:
        if isinstance(piece, Scalar):
            for match in SLOT.finditer(piece.text):
                closest("The slot", Scalar(match[1], piece.place, False), PHRASE_SLOTS, "S109", findings)
    return found


def _abuse(findings: Findings, node: Node | None, phrases: dict[str, Texts]) -> CaseAbuse | None:
    if node is None:
        return None
    entries = findings.entries(node, "abuse_rule")
    findings.keys(entries, "abuse_rule", ("insults", "warning"))
    phrases[ABUSE_WARNING] = _phrase(findings, entries.get("warning"), "warning")
    warning = next(iter(phrases[ABUSE_WARNING].values()), "")
    return CaseAbuse(findings.integer(entries.get("insults"), "insults", 2, least=1, most=10), warning)


def _pace(findings: Findings, node: Node | None) -> Mapping[str, Mapping[str, float]]:
    pace: dict[str, Mapping[str, float]] = {}
    if node is None:
        return pace
    entries = findings.entries(node, "pace")
    findings.keys(entries, "pace", (), ("zh", "yue", "en"))
    for key, value in entries.entries:
        band = findings.entries(value, f"pace {key.text}")
        findings.keys(band, f"pace {key.text}", ("from", "to"), ("unit",))
        low = findings.number(band.get("from"), "from", 1.0, least=1, most=1000)
        high = findings.number(band.get("to"), "to", 1000.0, least=1, most=1000)
        if low >= high:
            note(findings, "S406", band.place, f"pace {key.text}: from {low:g} is not below to {high:g}.")
        pace[key.text] = {"from": low, "to": high}
    return pace


def _ring(findings: Findings, node: Node | None) -> CaseRing:
    if node is None:
        return CaseRing()
    entries = findings.entries(node, "ring")
    findings.keys(entries, "ring", (), ("interval", "automatic_answer"))
    interval = entries.get("interval")
    automatic = entries.get("automatic_answer")
    return CaseRing(
        CaseRing().interval if interval is None else findings.number(interval, "interval", 5.0, least=1, most=30),
        automatic is not None and findings.boolean(automatic, "automatic_answer"),
    )


__all__ = ["ABUSE_WARNING", "PHRASE_SLOTS", "TONES", "load_centre", "read_centre"]
