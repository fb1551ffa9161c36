"""Reads a rulebook and reports every mistake of it at once."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from scoring.acts.codebook import ACTS, KINDS
from scoring.authored import Entries, Findings, Items, Node, Scalar, nearest, read
from scoring.record.codec import content_hash
from scoring.standard.kinds import CHECKS, CONDITIONS, Parameter
from scoring.standard.model import Criterion, Dimension, Standard, Value

SHIPPED: Final[tuple[str, ...]] = ("guangdong-phone", "plain-phone")
"""Rulebooks that come with the program."""
CLASSES: Final = ("critical", "important", "style", "review")
FEELINGS: Final = ("neutral", "happy", "worried", "angry", "sad", "impatient")
SITUATIONS: Final = ("opening", "call", "closing")
LANGUAGES: Final = ("zh", "en")
FULL_WEIGHT: Final = 100
"""What the weights of the dimensions add up to."""

UNKNOWN_DIMENSION: Final = "R001"
WEIGHTS: Final = "R002"
UNKNOWN_CHECK: Final = "R003"
UNKNOWN_PARAMETER: Final = "R004"
UNKNOWN_ACT: Final = "R005"
UNKNOWN_CONDITION: Final = "R006"
UNKNOWN_CRITERION: Final = "R007"
EMPTY_DIMENSION: Final = "R008"
STARS: Final = "R009"
UNKNOWN_LANGUAGE: Final = "R010"
MISSING_PARAMETER: Final = "R011"


def shipped_standard(id: str) -> Standard:
    """A rulebook that comes with the program. Raises KeyError for an id that is not in SHIPPED."""
    return load_standard(shipped_text(id), f"{id}.yaml")


def shipped_text(id: str) -> str:
    """The text of a rulebook that comes with the program. Raises KeyError for an id that is not in SHIPPED."""
    if id not in SHIPPED:
        raise KeyError(id)
    return (files("scoring") / "standards" / f"{id}.yaml").read_text(encoding="utf-8")


def load_standard(text: str, file: str) -> Standard:
    """Read a rulebook. Raises AuthoringError with every problem of the file."""
    findings = Findings()
    tree = read(text, file, findings)
    findings.raise_errors()
    assert tree is not None
    standard = _Reader(findings).standard(tree, content_hash(text))
    findings.raise_errors()
    return standard


class _Reader:
    """Reads the tree of a rulebook; what is wrong goes to the findings."""

    def __init__(self, findings: Findings) -> None:
        self._findings = findings

    def standard(self, tree: Entries, hash: str) -> Standard:
        note = self._findings
        note.format(tree)
        required = ("format", "id", "version", "title", "pass_mark", "critical_cap", "stars", "dimensions", "criteria")
        note.keys(tree, "The rulebook", required, ("stages",))
        pass_mark = note.integer(tree.get("pass_mark"), "pass_mark", 80, least=1, most=100)
        cap = note.integer(tree.get("critical_cap"), "critical_cap", 59, least=0, most=pass_mark - 1)
        dimensions = self._dimensions(tree)
        criteria = self._criteria(tree, tuple(dimensions))
        self._used(tree, dimensions, criteria)
        return Standard(
            id=note.text(tree.get("id"), "id"), version=note.text(tree.get("version"), "version"), hash=hash,
            title=self._languages(tree.get("title"), "title"), pass_mark=pass_mark, critical_cap=cap,
            stars=self._stars(tree, pass_mark), dimensions=MappingProxyType(dimensions),
            criteria=MappingProxyType(criteria), stages=self._stages(tree, tuple(criteria)),
        )  # fmt: skip

    def _languages(self, node: Node | None, what: str) -> Mapping[str, str]:
        entries = self._findings.entries(node, what)
        texts = {}
        for name, value in entries.entries:
            if name.text not in LANGUAGES:
                self._findings.note(
                    UNKNOWN_LANGUAGE, name.place, f"{what} has the language '{name.text}'; zh or en was expected."
                )
            texts[name.text] = self._findings.text(value, f"{what} in '{name.text}'")
        return MappingProxyType(texts)

    def _stars(self, tree: Entries, pass_mark: int) -> Mapping[int, int]:
        stars: dict[int, int] = {}
        for name, value in self._findings.entries(tree.get("stars"), "stars").entries:
            count = self._findings.integer(name, "A number of stars", 1, least=1, most=5)
            stars[count] = self._findings.integer(value, f"The total for {count} stars", 100, least=pass_mark, most=100)
        if list(stars) != sorted(stars) or list(stars.values()) != sorted(stars.values()):
            place = tree.key("stars")
            assert place is not None
            self._findings.note(STARS, place.place, "More stars must need a higher total, and stand in rising order.")
        return MappingProxyType(stars)

    def _dimensions(self, tree: Entries) -> dict[str, Dimension]:
        note = self._findings
        node = note.entries(tree.get("dimensions"), "dimensions")
        dimensions = {}
        for name, value in node.entries:
            what = f"The dimension '{name.text}'"
            entries = note.entries(value, what)
            note.keys(entries, what, ("title", "weight"), ("headline",))
            headline = entries.get("headline")
            dimensions[name.text] = Dimension(
                title=self._languages(entries.get("title"), f"{what}: title"),
                weight=note.integer(entries.get("weight"), f"{what}: weight", 1, least=1, most=FULL_WEIGHT),
                headline=headline is not None and note.boolean(headline, f"{what}: headline"),
            )
        total = sum(dimension.weight for dimension in dimensions.values())
        if total != FULL_WEIGHT and not note.errors:
            note.note(
                WEIGHTS, node.place,
                f"The weights of the dimensions add up to {total}; {FULL_WEIGHT} was expected.",
            )  # fmt: skip
        return dimensions

    def _criteria(self, tree: Entries, dimensions: tuple[str, ...]) -> dict[str, Criterion]:
        node = self._findings.entries(tree.get("criteria"), "criteria")
        criteria = {}
        for name, value in node.entries:
            entries = self._findings.entries(value, f"The criterion '{name.text}'")
            criteria[name.text] = self._criterion(name, entries, dimensions)
        return criteria

    def _criterion(self, name: Scalar, entries: Entries, dimensions: tuple[str, ...]) -> Criterion:
        note, id = self._findings, name.text
        what = f"The criterion '{id}'"
        note.keys(
            entries, what, ("clause", "text", "dimension", "class", "weight", "check"),
            ("with", "applies", "not_applicable", "root", "model"),
        )  # fmt: skip
        dimension = note.text(entries.get("dimension"), f"{what}: dimension")
        self._known(entries.get("dimension"), dimensions, UNKNOWN_DIMENSION, f"{what} names the dimension")
        check = note.text(entries.get("check"), f"{what}: check")
        self._known(entries.get("check"), CHECKS, UNKNOWN_CHECK, f"{what} names the kind of check")
        class_ = note.choice(entries.get("class"), f"{what}: class", CLASSES, "important")
        root = entries.get("root")
        model = entries.get("model")
        return Criterion(
            id=id, clause=note.text(entries.get("clause"), f"{what}: clause"),
            text=self._languages(entries.get("text"), f"{what}: text"), dimension=dimension,
            class_=class_,  # type: ignore[arg-type]  # `choice` returned one of CLASSES
            weight=note.integer(entries.get("weight"), f"{what}: weight", 1, least=1, most=FULL_WEIGHT), check=check,
            with_=self._parameters(entries, check, what),
            applies=self._conditions(entries.get("applies"), f"{what}: applies"),
            not_applicable=self._conditions(entries.get("not_applicable"), f"{what}: not_applicable"),
            root=None if root is None else note.text(root, f"{what}: root"),
            model=MappingProxyType({}) if model is None else self._languages(model, f"{what}: model"),
            place=name.place,
        )  # fmt: skip

    def _known(self, node: Node | None, valid: tuple[str, ...] | Mapping[str, object], code: str, what: str) -> bool:
        if not isinstance(node, Scalar) or node.text in valid:
            return True
        message = f"{what} '{node.text}', which is unknown."
        self._findings.note(code, node.place, message, near=nearest(node.text, valid))
        return False

    def _parameters(self, entries: Entries, check: str, what: str) -> Mapping[str, Value]:
        known = CHECKS.get(check, {})
        node = entries.get("with")
        given = self._findings.entries(node, f"{what}: with").entries if node is not None else ()
        values = {name: parameter.default for name, parameter in known.items() if parameter.default is not None}
        stated = {name.text for name, _ in given}
        for name, parameter in known.items():
            if parameter.default is None and name not in stated:
                self._findings.note(
                    MISSING_PARAMETER, entries.place, f"{what} lacks the parameter '{name}' of the check '{check}'.",
                    mend=f"Add 'with: {{{name}: …}}'.",
                )  # fmt: skip
        for key, value in given:
            asks = f"{what} gives the check '{check}' the parameter"
            if check in CHECKS and self._known(key, known, UNKNOWN_PARAMETER, asks):
                values[key.text] = self._value(known[key.text], value, f"{what}: {key.text}")
        return MappingProxyType(values)

    def _value(self, parameter: Parameter, node: Node, what: str) -> Value:
        note = self._findings
        match parameter.shape:
            case "int":
                return note.integer(node, what, least=0)
            case "number":
                return note.number(node, what, least=0)
            case "flag":
                return note.boolean(node, what)
            case "act":
                return self._acts(node, what)[0] if isinstance(node, Scalar) else note.text(node, what)
            case "acts":
                return self._acts(node, what)
            case "feelings":
                return tuple(note.choice(item, what, FEELINGS, FEELINGS[0]) for item in note.items(node, what))
            case "facts":
                return note.texts(node, what)
            case "situation":
                return note.choice(node, what, SITUATIONS, SITUATIONS[1])
            case "verdict":
                return note.choice(node, what, ("met", "partly", "not_met"), "partly")

    def _acts(self, node: Node, what: str) -> tuple[str, ...]:
        nodes = node.items if isinstance(node, Items) else (node,)
        for item in nodes:
            if isinstance(item, Scalar):
                act, _, kind = item.text.partition("/")
                if act not in ACTS:
                    self._findings.note(
                        UNKNOWN_ACT, item.place, f"{what} names the act '{act}', which the codebook has not.",
                        near=nearest(act, ACTS),
                    )  # fmt: skip
                elif kind and kind not in KINDS.get(act, ()):
                    self._findings.note(
                        UNKNOWN_ACT, item.place, f"{what} names the kind '{kind}', which the act '{act}' has not.",
                        near=nearest(kind, KINDS.get(act, ())),
                    )  # fmt: skip
        return self._findings.texts(node, what)

    def _conditions(self, node: Node | None, what: str) -> Mapping[str, tuple[str, ...]]:
        conditions: dict[str, tuple[str, ...]] = {}
        for name, value in self._findings.entries(node, what).entries if node is not None else ():
            if self._known(name, CONDITIONS, UNKNOWN_CONDITION, f"{what} names the condition"):
                nodes = value.items if isinstance(value, Items) else (value,)
                valid = CONDITIONS[name.text]
                conditions[name.text] = tuple(
                    self._findings.choice(item, f"{what}: {name.text}", valid, valid[0]) for item in nodes
                )
        return MappingProxyType(conditions)

    def _used(self, tree: Entries, dimensions: Mapping[str, Dimension], criteria: Mapping[str, Criterion]) -> None:
        used = {criterion.dimension for criterion in criteria.values() if criterion.class_ != "review"}
        node = self._findings.entries(tree.get("dimensions"), "dimensions") if tree.get("dimensions") else None
        for name in dimensions:
            key = node.key(name) if node is not None else None
            if name not in used and key is not None:
                self._findings.note(EMPTY_DIMENSION, key.place, f"No criterion gives points in the dimension '{name}'.")

    def _stages(self, tree: Entries, criteria: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        stages: dict[str, tuple[str, ...]] = {}
        node = tree.get("stages")
        for name, value in self._findings.entries(node, "stages").entries if node is not None else ():
            what = f"The stage '{name.text}'"
            if isinstance(value, Scalar) and value.text == "all":
                stages[name.text] = criteria
                continue
            for item in self._findings.items(value, what):
                self._known(item, criteria, UNKNOWN_CRITERION, f"{what} names the criterion")
            stages[name.text] = self._findings.texts(value, what)
        return MappingProxyType(stages)


__all__ = ["CLASSES", "SHIPPED", "load_standard", "shipped_standard", "shipped_text"]
