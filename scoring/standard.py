"""The rulebook: dimensions, criteria with clause, weight and kind of check, stages of training, and its loader.

A rulebook is data. `load_standard` reads one and reports every mistake at once; the centre that owns the rulebook
changes weights, texts and thresholds without a programmer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Final, Literal

from scoring.acts.codebook import ACTS, KINDS
from scoring.authored import Entries, Findings, Items, Node, Scalar, nearest, read
from scoring.record.codec import content_hash

SHIPPED: Final[tuple[str, ...]] = ("guangdong-phone", "plain-phone")
"""Rulebooks that come with the program."""
CLASSES: Final = ("critical", "important", "style", "review")
FEELINGS: Final = ("neutral", "happy", "worried", "angry", "sad", "impatient")
PRESENCES: Final = ("ready", "busy", "offline", "resigned")
TONES: Final = ("routine", "unresolved", "grief")
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

Class = Literal["critical", "important", "style", "review"]
Value = int | float | str | bool | tuple[str, ...]
Shape = Literal["int", "number", "flag", "act", "acts", "feelings", "facts", "situation", "verdict"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a kind of check."""

    shape: Shape
    default: Value | None
    """None: the rulebook must state it."""
    meaning: str
    """What it is, with its unit."""


_P = Parameter
CHECKS: Final[Mapping[str, Mapping[str, Parameter]]] = {
    "rings": {"at_most": _P("int", 3, "rings heard before the receiver is lifted")},
    "opening": {"partly_when_missing": _P("int", 1, "parts of the welcome that may lack for a partly")},
    "address": {"uses": _P("int", 2, "times the caller is rightly addressed by surname and title")},
    "act_after_feeling": {
        "act": _P("act", "empathy", "act that takes up the feeling"),
        "feelings": _P("feelings", ("angry", "worried", "sad", "impatient"), "feelings that are due to be taken up"),
        "turns": _P("int", 3, "turns of the agent, counted from the first feeling"),
        "formula_only": _P("verdict", "partly", "verdict for a bare formula without the caller's own matter"),
    },
    "apology": {"act": _P("act", "apologise", "act that is due")},
    "listening": {},
    "reassurance": {"act": _P("act", "reassure", "act that takes the caller's side")},
    "restated_matter": {
        "share": _P("number", 0.4, "share of the request's words that a full restatement takes up, 0 to 1"),
    },
    "restated_facts": {},
    "confirmed": {},
    "recorded_facts": {"share": _P("number", 0.25, "share of the request's words that a note takes up, 0 to 1")},
    "forbidden_acts": {
        "critical": _P("acts", (), "acts, or act/kind, that cap the call"),
        "not_met": _P("acts", (), "acts, or act/kind, that fail the criterion"),
        "critical_when_repeated_after_objection": _P("acts", (), "acts that cap the call from the second on"),
        "partly_with": _P("acts", (), "acts by which the agent takes it back in the same or the next turn"),
        "review_from": _P("number", 0.6, "confidence from which on a possible violation goes to review, 0 to 1"),
    },
    "voice_steady": {
        "semitones": _P("number", 3.0, "rise of the median pitch over the own baseline, semitones"),
        "loudness": _P("number", 6.0, "rise of loudness over the own baseline, LU"),
    },
    "knowledge": {"share": _P("number", 0.33, "share of a page's words that counts as told, 0 to 1")},
    "questions": {"least": _P("int", 2, "questions of the caller from which on the criterion applies")},
    "understanding_checked": {
        "characters": _P("int", 34, "explanations in a Mandarin call from which on a check is due, characters"),
        "words": _P("int", 22, "the same in an English call, words"),
    },
    "cause_sought": {},
    "owner": {"asked_twice": _P("int", 2, "requests for a supervisor after which passing on is right")},
    "reply_time": {},
    "contact": {"facts": _P("facts", ("phone",), "facts that are a way to reach the caller")},
    "presence_first": {},
    "act_required": {
        "act": _P("act", None, "act that is due"),
        "within": _P("situation", "call", "where it is due"),
    },
    "handover": {},
    "hours": {},
    "briefing": {},
    "recovery": {},
    "hand_overs": {"at_most": _P("int", 1, "parties that the matter may be handed to")},
    "identity": {"items": _P("int", 2, "identity items that must match")},
    "farewell": {},
    "hang_up": {"silence": _P("number", 5.0, "seconds of silence after a farewell that let the agent hang up")},
    "courtesy": {},
    "holds": {"silence": _P("number", 20.0, "seconds without a word from which on a wait must be announced")},
    "pace": {},
    "concise": {
        "partly": _P("int", 3, "fillers and hedges in the call from which on it is partly"),
        "not_met": _P("int", 4, "fillers and hedges from which on it is not met, if they are dense"),
        "per_hundred": _P("number", 2.0, "fillers and hedges in 100 characters (Mandarin) or 80 words that are dense"),
        "refusals": _P("number", 0.4, "share of turns that only refuse, from which on it is partly"),
        "characters": _P("int", 160, "longest turn in a Mandarin call, characters"),
        "words": _P("int", 90, "longest turn in an English call, words"),
    },
    "promise_recorded": {},
    "result_recorded": {},
}  # fmt: skip
"""Kinds of check with their parameters; each is a file of `scoring.checks` whose docstring is its manual."""

CONDITIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "automatic_answer": ("true", "false"),
    "complaint": ("true", "false"),
    "connected_on": ("true", "false"),
    "cut_off": ("true", "false"),
    "line_cut": ("true", "false"),
    "number_declined": ("true", "false"),
    "number_left": ("true", "false"),
    "solved": ("true", "false"),
    "tone": TONES,
    "typed": ("true", "false"),
    "wanted": ("true", "false"),
    "wanted_presence": PRESENCES,
}
"""Conditions of `applies` and `not_applicable` with the values that they can have."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A part of the scorecard with its share of the total."""

    title: Mapping[str, str]
    """By language."""
    weight: int
    headline: bool
    """One of the five that the trainee sees first."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One rule of the standard."""

    id: str
    clause: str
    text: Mapping[str, str]
    """What the standard asks, by language."""
    dimension: str
    class_: Class
    weight: int
    check: str
    with_: Mapping[str, Value]
    """All parameters of the check, defaults filled in."""
    applies: Mapping[str, tuple[str, ...]]
    """Conditions that must all hold."""
    not_applicable: Mapping[str, tuple[str, ...]]
    """Conditions of which any takes the criterion out."""
    root: str | None
    """Root cause that this failure shares with others."""
    model: Mapping[str, str]
    """A sentence that would have met it, by language, with slots."""

    def integer(self, name: str) -> int:
        """A whole number among the parameters."""
        return int(self.number(name))

    def number(self, name: str) -> float:
        """A number among the parameters."""
        value = self.with_[name]
        assert isinstance(value, int | float)
        return value

    def word(self, name: str) -> str:
        """A single word among the parameters."""
        value = self.with_[name]
        assert isinstance(value, str)
        return value

    def words(self, name: str) -> tuple[str, ...]:
        """A list of words among the parameters."""
        value = self.with_[name]
        assert isinstance(value, tuple)
        return value


@dataclass(frozen=True, slots=True)
class Standard:
    """A rulebook."""

    id: str
    version: str
    hash: str
    title: Mapping[str, str]
    pass_mark: int
    critical_cap: int
    stars: Mapping[int, int]
    """Total from which on a star is earned, by number of stars."""
    dimensions: Mapping[str, Dimension]
    criteria: Mapping[str, Criterion]
    stages: Mapping[str, tuple[str, ...]]
    """Criteria that are scored, by stage of training."""


def shipped_standard(id: str) -> Standard:
    """A rulebook that comes with the program. Raises KeyError for an id that is not in SHIPPED."""
    if id not in SHIPPED:
        raise KeyError(id)
    name = f"{id}.yaml"
    return load_standard((files("scoring") / "standards" / name).read_text(encoding="utf-8"), name)


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
            criteria[name.text] = self._criterion(name.text, entries, dimensions)
        return criteria

    def _criterion(self, id: str, entries: Entries, dimensions: tuple[str, ...]) -> Criterion:
        note = self._findings
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


__all__ = [
    "CHECKS", "CLASSES", "CONDITIONS", "SHIPPED", "Criterion", "Dimension", "Parameter", "Standard", "Value",
    "load_standard", "shipped_standard",
]  # fmt: skip
