"""What has been read of a scenario so far: the names that it uses and the lines that it speaks, with their places.

The first pass builds the model and collects here; the second pass resolves the names and judges graph and words.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from scoring.authored import Findings, Items, Node, Place, Scalar
from simulator.scenario.fields import Line, lines, scalars
from simulator.scenario.model import Language


@dataclass(frozen=True, slots=True)
class Known:
    """What a scenario may name that lies outside its own files. None: not known here, so not checked."""

    acts: Collection[str] | None = None
    """Dialogue acts of the codebook."""
    criteria: Mapping[str, Collection[str]] | None = None
    """Criterion ids by standard; its keys are the standards."""
    personas: Mapping[str, str] | None = None
    """Flavour by persona id; empty where the persona's file cannot be read."""
    identity_items: Collection[str] | None = None
    """Items that the desk can check."""
    characters: Collection[str] | None = None
    """Every character that the bundled font can show."""


ReferenceKind = Literal["act", "beat", "end", "fact", "asked", "colleague", "told"]


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that an author used, to be found when everything was read."""

    kind: ReferenceKind
    name: Scalar


@dataclass(frozen=True, slots=True)
class Speech:
    """The variants that a customer can say at one place."""

    owner: str
    """Beat, reply, answer or end, in words."""
    variants: tuple[Line, ...]
    tells: tuple[str, ...]
    """Facts that these lines are said to give."""
    long: bool = False
    """A long account: more than 15 seconds are allowed."""


@dataclass(slots=True)
class Draft:
    """Collects during the first pass."""

    findings: Findings
    known: Known
    language: Language = "zh"
    references: list[Reference] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    shown: list[Line] = field(default_factory=list)
    """Texts that are read on the desk, not spoken by the customer."""
    tells: list[tuple[str, Place]] = field(default_factory=list)
    """Every `tells` of the scenario with its place."""

    def names(self, node: Node | None, what: str, kind: ReferenceKind) -> tuple[str, ...]:
        """A list of names (or one name), each remembered to be found later."""
        found = scalars(self.findings, node, what)
        self.references.extend(Reference(kind, scalar) for scalar in found)
        return tuple(scalar.text for scalar in found)

    def one_name(self, node: Node | None, what: str, kind: ReferenceKind) -> str | None:
        """A single name; None when the key is not there or null."""
        if node is None or (isinstance(node, Scalar) and node.null):
            return None
        text = self.findings.text(node, what)
        if isinstance(node, Scalar) and text:
            self.references.append(Reference(kind, node))
        return text or None

    def told(self, node: Node | None, what: str) -> tuple[str, ...]:
        """The facts that a line gives."""
        found = scalars(self.findings, node, what)
        self.tells.extend((scalar.text, scalar.place) for scalar in found)
        self.references.extend(Reference("fact", scalar) for scalar in found)
        return tuple(scalar.text for scalar in found)

    def say(self, node: Node | None, owner: str, tells: tuple[str, ...] = (), *, long: bool = False) -> tuple[str, ...]:
        """The variants of a line."""
        if node is None:
            return ()
        variants = lines(self.findings, node, f"What {owner} says")
        self.speeches.append(Speech(owner, variants, tells, long))
        return tuple(line.text for line in variants)

    def show(self, node: Node | None) -> None:
        """Remember every text below a node as something that the desk shows."""
        if isinstance(node, Scalar):
            self.shown.append(Line(node.text, node.place))
        elif node is not None:
            inner = node.items if isinstance(node, Items) else tuple(value for _, value in node.entries)
            for value in inner:
                self.show(value)


__all__ = ["Draft", "Known", "Reference", "Speech"]
