"""Reads scenarios, personas, phrase cards and walkthroughs: texts in, values out, all mistakes at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, cast

from scoring.authored import AuthoringError, Entries, Findings, Node, Place, Scalar, nearest, read
from scoring.record.codec import canonical, content_hash
from scoring.record.events import Tone
from simulator.scenario.beats import SELF, TONES, leaves_folder, read_beats, read_ends
from simulator.scenario.card import load_centre
from simulator.scenario.draft import Draft, Known
from simulator.scenario.fields import LANGUAGES, closest, name, scalars, texts
from simulator.scenario.graph import check_graph
from simulator.scenario.model import CUT, GAVE_UP, TRANSFERRED, Beat, End, Language, Scenario
from simulator.scenario.names import check_names
from simulator.scenario.people import load_persona
from simulator.scenario.problems import note
from simulator.scenario.steps import load_walkthroughs
from simulator.scenario.substance import read_substance
from simulator.scenario.wording import check_words

SHARED: Final = "shared"
"""Folder of the included pieces, beside the folders of the scenarios."""
_REQUIRED: Final = (
    "format", "id", "title", "family", "language", "difficulty", "standard", "persona", "tone", "complaint",
    "within_authority", "right_owner", "brief", "start", "beats", "ends",
)  # fmt: skip
_OPTIONAL: Final = (
    "wanted", "include", "facts", "identity", "identity_said", "answers", "knowledge", "colleagues",
)  # fmt: skip
_NOWHERE: Final = Place("", 0, 0)
_BUILT_IN: Final = {
    GAVE_UP: End(GAVE_UP, "unresolved", True, (), _NOWHERE),
    TRANSFERRED: End(TRANSFERRED, None, False, (), _NOWHERE),
    CUT: End(CUT, "unresolved", False, (), _NOWHERE),
}
"""Ends that every scenario has by itself; their place has line 0. A scenario may state its own of the same name."""


def load_scenario(files: Mapping[str, str], path: str, *, known: Known) -> Scenario:
    """A scenario from the text of its file and of the pieces that it includes.

    `files` holds texts by name relative to the library's folder (`late-claim/scenario.yaml`, `shared/identity.yaml`),
    `path` is the scenario's name in it, `known` what it may name outside its files. Raises AuthoringError with every
    problem of all files.
    """
    findings = Findings()
    scenario = read_scenario(files, path, known, findings)
    findings.raise_errors()
    if scenario is None:
        raise AuthoringError(findings.problems)
    return scenario


def read_scenario(files: Mapping[str, str], path: str, known: Known, findings: Findings) -> Scenario | None:
    """As `load_scenario`, with errors and warnings noted in `findings`; None when nothing can be read."""
    tree = read(files[path], path, findings)
    if tree is None:
        return None
    findings.format(tree)
    findings.keys(tree, "The scenario", _REQUIRED, _OPTIONAL)
    draft = Draft(findings, known, _language(findings, tree))
    included = _included(draft, tree, files)
    beats, ends = _merged(draft, tree, included)
    tone = findings.choice(tree.get("tone"), "tone", TONES, "routine") if tree.get("tone") is not None else "routine"
    substance = read_substance(draft, tree)
    draft.show(tree.get("title"))
    draft.show(tree.get("brief"))
    scenario = Scenario(
        id=_id(findings, tree, path),
        title=texts(findings, tree.get("title"), "title", draft.language, all_languages=True),
        family=_name(findings, tree.get("family"), "family"),
        language=draft.language,
        difficulty=findings.integer(tree.get("difficulty"), "difficulty", 1, least=1, most=5),
        standard=_standard(draft, tree.get("standard")),
        persona=_persona(draft, tree.get("persona")),
        tone=cast(Tone, tone),
        complaint=tree.get("complaint") is not None and findings.boolean(tree.get("complaint"), "complaint"),
        within_authority=tree.get("within_authority") is not None
        and findings.boolean(tree.get("within_authority"), "within_authority"),
        right_owner=_right_owner(draft, tree.get("right_owner")),
        wanted=draft.one_name(tree.get("wanted"), "wanted", "colleague"),
        brief=texts(findings, tree.get("brief"), "brief", draft.language),
        facts=substance.facts,
        identity=substance.identity,
        identity_said=substance.identity_said,
        answers=substance.answers,
        knowledge=substance.knowledge,
        colleagues=substance.colleagues,
        start=draft.one_name(tree.get("start"), "start", "beat") or "",
        beats=beats,
        ends=ends,
        hash=content_hash(bundle(files, (path, *included))),
        files=(path, *included),
    )
    lost = check_names(draft, scenario)
    check_graph(draft, scenario, whole=not lost and scenario.start in beats)
    check_words(draft, scenario)
    return scenario


def bundle(files: Mapping[str, str], names: Iterable[str]) -> str:
    """A scenario with its included pieces as one text: what is hashed and what the store keeps.

    `names` are the scenario's `files`. A JSON object `{name: text}`, the scenario first: `load_scenario` of the
    parsed object and its first name gives the scenario back.
    """
    return canonical({one: files[one] for one in names})


# --- heads -------------------------------------------------------------------------------------------------


def _language(findings: Findings, tree: Entries) -> Language:
    node = tree.get("language")
    return cast(Language, "zh" if node is None else findings.choice(node, "language", LANGUAGES, "zh"))


def _id(findings: Findings, tree: Entries, path: str) -> str:
    folder = path.rpartition("/")[0].rpartition("/")[2]
    node = tree.get("id")
    if not isinstance(node, Scalar):
        return findings.text(node, "id", folder)
    id_ = name(findings, node, "The scenario's id")
    if folder and id_ != folder:
        note(findings, "S113", node.place, f"The scenario's id is '{id_}', but its folder is '{folder}'.", near=folder)
    return id_


def _name(findings: Findings, node: Node | None, what: str) -> str:
    return name(findings, node, what) if isinstance(node, Scalar) else findings.text(node, what)


def _standard(draft: Draft, node: Node | None) -> str:
    if isinstance(node, Scalar) and draft.known.criteria is not None:
        closest("The standard", node, draft.known.criteria, "S108", draft.findings)
    return draft.findings.text(node, "standard")


def _persona(draft: Draft, node: Node | None) -> str:
    personas = draft.known.personas
    if (
        isinstance(node, Scalar)
        and personas is not None
        and closest("The persona", node, personas, "S107", draft.findings)
        and personas[node.text]
        and (personas[node.text] == "en") != (draft.language == "en")
    ):
        message = f"The persona '{node.text}' speaks '{personas[node.text]}', the scenario '{draft.language}'."
        note(draft.findings, "S117", node.place, message)
    return draft.findings.text(node, "persona")


def _right_owner(draft: Draft, node: Node | None) -> str:
    if isinstance(node, Scalar) and node.text == SELF:
        return SELF
    return draft.one_name(node, "right_owner", "colleague") or SELF


# --- included pieces ---------------------------------------------------------------------------------------


def _included(draft: Draft, tree: Entries, files: Mapping[str, str]) -> dict[str, Entries]:
    """The pieces by file name, each read as far as it can be."""
    found: dict[str, Entries] = {}
    prefix = f"{SHARED}/"
    there = [one.removeprefix(prefix).removesuffix(".yaml") for one in files if one.startswith(prefix)]
    for scalar in scalars(draft.findings, tree.get("include"), "include"):
        file = f"{prefix}{scalar.text}.yaml"
        if leaves_folder(scalar.text):
            note(draft.findings, "S111", scalar.place, f"'{scalar.text}' does not stay in the folder '{SHARED}'.")
        elif file not in files:
            near = nearest(scalar.text, there)
            note(draft.findings, "S110", scalar.place, f"There is no piece '{scalar.text}' ({file}).", near=near)
        elif file not in found:
            piece = read(files[file], file, draft.findings)
            if piece is not None:
                draft.findings.format(piece)
                draft.findings.keys(piece, "The included piece", ("format",), ("beats", "ends"))
                found[file] = piece
    return found


def _merged(draft: Draft, tree: Entries, included: Mapping[str, Entries]) -> tuple[dict[str, Beat], dict[str, End]]:
    """The beats and ends of the scenario and its pieces."""
    beats: dict[str, Beat] = {}
    ends: dict[str, End] = {}
    for piece in (tree, *included.values()):
        for beat in read_beats(draft, piece.get("beats")).values():
            if beat.id in beats:
                _twice(draft, f"The beat '{beat.id}'", beat.place, beats[beat.id].place)
            beats.setdefault(beat.id, beat)
        for end in read_ends(draft, piece.get("ends")).values():
            if end.id in ends:
                _twice(draft, f"The end '{end.id}'", end.place, ends[end.id].place)
            ends.setdefault(end.id, end)
    return beats, {**_BUILT_IN, **ends}


def _twice(draft: Draft, what: str, place: Place, first: Place) -> None:
    note(draft.findings, "S115", place, f"{what} is also defined in {first.file}, line {first.line}.")


__all__ = [
    "SHARED", "Known", "bundle", "load_centre", "load_persona", "load_scenario", "load_walkthroughs",
    "read_scenario",
]  # fmt: skip
