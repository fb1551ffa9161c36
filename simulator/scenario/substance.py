"""Reads what a scenario's caller knows and whom the desk can reach: facts, identity, answers, knowledge, colleagues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast, get_args

from scoring.authored import Entries, Node, Scalar
from scoring.record.events import FactKind, Presence, ReadBack
from simulator.scenario.draft import Draft
from simulator.scenario.fields import DRAWS_OF, closest, draw, fits, moment, named, optional_text, scalars, texts
from simulator.scenario.model import Acceptance, Answer, Colleague, Draw, Fact, Knowledge
from simulator.scenario.problems import note

KINDS: Final[tuple[str, ...]] = get_args(FactKind)
PRESENCES: Final[tuple[str, ...]] = get_args(Presence)
COLLEAGUES: Final = ("colleague", "department", "supervisor")
"""Kinds of people at the other end of the internal line."""


@dataclass(frozen=True, slots=True)
class Substance:
    """Facts and people of a scenario."""

    facts: Mapping[str, Fact]
    identity: Mapping[str, str | Draw]
    identity_said: Mapping[str, str | Draw]
    answers: Mapping[str, Answer]
    knowledge: Mapping[str, Knowledge]
    colleagues: Mapping[str, Colleague]


def read_substance(draft: Draft, tree: Entries) -> Substance:
    """All that stands beside the graph in a scenario's file."""
    findings = draft.findings
    facts = {key.text: _fact(draft, key, value) for key, value in named(findings, tree.get("facts"), "facts")}
    identity = {
        key.text: _identity(draft, key, value, facts)
        for key, value in named(findings, tree.get("identity"), "identity")
    }
    return Substance(
        facts=facts,
        identity=identity,
        identity_said={
            key.text: _said(draft, key, value, facts, identity)
            for key, value in named(findings, tree.get("identity_said"), "identity_said")
        },
        answers={
            key.text: _answer(draft, key, value) for key, value in named(findings, tree.get("answers"), "answers")
        },
        knowledge={
            key.text: _knowledge(draft, key, value)
            for key, value in named(findings, tree.get("knowledge"), "knowledge")
        },
        colleagues={
            key.text: _colleague(draft, key, value)
            for key, value in named(findings, tree.get("colleagues"), "colleagues")
        },
    )


def _fact(draft: Draft, key: Scalar, node: Node) -> Fact:
    findings = draft.findings
    what = f"fact '{key.text}'"
    entries = findings.entries(node, what)
    if isinstance(node, Entries):
        findings.keys(entries, what, ("kind", "value"), ("read_back", "asked_by", "words", "spoken"))
    kind = cast(FactKind, findings.choice(entries.get("kind"), f"kind of {what}", KINDS, "request"))
    back = entries.get("read_back")
    return Fact(
        id=key.text,
        kind=kind,
        value=_value(draft, entries.get("value"), kind, what),
        read_back=cast(
            ReadBack,
            "may" if back is None else findings.choice(back, f"read_back of {what}", get_args(ReadBack), "may"),
        ),
        asked_by=_asked_by(draft, entries, what),
        words=tuple(one.text for one in scalars(findings, entries.get("words"), f"words of {what}")),
        spoken=optional_text(findings, entries.get("spoken"), f"spoken of {what}"),
        place=key.place,
    )


def _asked_by(draft: Draft, entries: Entries, what: str) -> tuple[str, ...]:
    return tuple(one.text for one in scalars(draft.findings, entries.get("asked_by"), f"asked_by of {what}"))


def _value(draft: Draft, node: Node | None, kind: FactKind, what: str) -> str | Draw:
    if isinstance(node, Entries):
        made = draw(draft.findings, node, what)
        if made.kind not in DRAWS_OF[kind]:
            allowed = ", ".join(DRAWS_OF[kind]) or "no draw"
            message = f"{what} is of kind {kind}, which takes {allowed}; '{made.kind}' was found."
            note(draft.findings, "S401", node.place, message)
        return made
    text = draft.findings.text(node, f"value of {what}")
    expected = fits(text, kind) if text and node is not None else None
    if expected and node is not None:
        note(draft.findings, "S402", node.place, f"{what} is '{text}'; {expected} was expected.")
    return text


def _identity(draft: Draft, key: Scalar, node: Node, facts: Mapping[str, Fact]) -> str | Draw:
    what = f"identity item '{key.text}'"
    items = draft.known.identity_items
    if items is not None:
        closest("The identity item", key, items, "S114", draft.findings)
    if isinstance(node, Entries):
        return draw(draft.findings, node, what)
    text = draft.findings.text(node, what)
    # A word of small letters is meant as the name of a fact; values are digits, dates or capital letters.
    if isinstance(node, Scalar) and text and not node.quoted and text[0].isascii() and text[0].islower():
        closest(f"{what}: the fact", node, facts, "S104", draft.findings)
    return text


def _said(
    draft: Draft, key: Scalar, node: Node, facts: Mapping[str, Fact], identity: Mapping[str, str | Draw]
) -> str | Draw:
    """What the caller says instead of an item on file."""
    said = _identity(draft, key, node, facts)
    if key.text not in identity:
        message = f"The caller says '{key.text}', which is no item of 'identity'."
        note(draft.findings, "S114", key.place, message, mend="Add what stands on file under 'identity:'.")
    elif said == identity[key.text] and isinstance(said, str):
        note(draft.findings, "S407", node.place, f"'{said}' is what stands on file, so the check would not fail.")
    return said


def _answer(draft: Draft, key: Scalar, node: Node) -> Answer:
    what = f"answer '{key.text}'"
    if not isinstance(node, Entries):
        return Answer(key.text, draft.say(node, what), (), key.place)
    draft.findings.keys(node, what, ("say",), ("asked_by",))
    return Answer(key.text, draft.say(node.get("say"), what), _asked_by(draft, node, what), key.place)


def _knowledge(draft: Draft, key: Scalar, node: Node) -> Knowledge:
    """A page: texts by language with `facts` beside them, or a single text."""
    what = f"knowledge '{key.text}'"
    if not isinstance(node, Entries):
        draft.show(node)
        return Knowledge(key.text, texts(draft.findings, node, what), {})
    entries = tuple((name, value) for name, value in node.entries if name.text != "facts")
    page = Entries(entries, node.place)
    draft.show(page)
    facts = node.get("facts")
    pairs = () if facts is None else draft.findings.entries(facts, f"facts of {what}").entries
    return Knowledge(
        key.text,
        texts(draft.findings, page, what, draft.language),
        {name.text: draft.findings.text(value, f"{name.text} of {what}") for name, value in pairs},
    )


def _colleague(draft: Draft, key: Scalar, node: Node) -> Colleague:
    findings = draft.findings
    what = f"colleague '{key.text}'"
    entries = findings.entries(node, what)
    if isinstance(node, Entries):
        findings.keys(entries, what, ("kind", "name", "presence"), ("until", "hours", "accepts", "refuses", "sex"))
    accepts, refuses, sex = entries.get("accepts"), entries.get("refuses"), entries.get("sex")
    if accepts is not None and refuses is not None:
        note(findings, "S404", refuses.place, f"{what} both accepts and refuses.")
    draft.show(refuses)
    return Colleague(
        id=key.text,
        kind=cast(
            Literal["colleague"], findings.choice(entries.get("kind"), f"kind of {what}", COLLEAGUES, "colleague")
        ),
        name=findings.text(entries.get("name"), f"name of {what}"),
        presence=cast(Presence, findings.choice(entries.get("presence"), f"presence of {what}", PRESENCES, "ready")),
        until=moment(findings, entries.get("until"), f"until of {what}"),
        hours=optional_text(findings, entries.get("hours"), f"hours of {what}"),
        accepts=None if accepts is None else _acceptance(draft, accepts, f"accepts of {what}"),
        refuses=None if refuses is None else texts(findings, refuses, f"refuses of {what}", draft.language),
        sex=cast(
            Literal["female"],
            "female" if sex is None else findings.choice(sex, f"sex of {what}", ("female", "male"), "female"),
        ),
        place=key.place,
    )


def _acceptance(draft: Draft, node: Node, what: str) -> Acceptance:
    if not isinstance(node, Entries):
        draft.show(node)
        return Acceptance(texts(draft.findings, node, what), None)
    said = Entries(tuple((name, value) for name, value in node.entries if name.text != "when"), node.place)
    draft.show(said)
    when = moment(draft.findings, node.get("when"), f"when of {what}")
    return Acceptance(texts(draft.findings, said, what, draft.language), when)


__all__ = ["COLLEAGUES", "KINDS", "PRESENCES", "Substance", "read_substance"]
