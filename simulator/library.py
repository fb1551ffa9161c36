"""The scenarios of all folders: the one place that opens author files.

A later folder goes before an earlier one, so that a centre's own phrase card, persona or scenario replaces the shipped
one of the same name. Everything is read strictly; what cannot be used is listed with its reason, never skipped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from scoring.acts.codebook import ACTS
from scoring.authored import MAX_BYTES, AuthoringError, Findings, Place, Problem, nearest
from scoring.standard import SHIPPED, shipped_standard
from simulator.errors import LibraryError, UnknownNameError
from simulator.places import assets_folder, data_folder, drills_folder, scenarios_folder
from simulator.scenario.card import read_centre
from simulator.scenario.loader import SHARED, Known, bundle, read_scenario
from simulator.scenario.model import Centre, Language, Persona, Scenario, Texts
from simulator.scenario.people import read_persona
from simulator.scenario.problems import note
from simulator.scenario.steps import read_walkthroughs
from simulator.scenario.walkthroughs import Walkthroughs

SCENARIO_FILE: Final = "scenario.yaml"
WALKTHROUGHS_FILE: Final = "walkthroughs.yaml"
CENTRE_FILE: Final = "centre.yaml"
PERSONAS: Final = "personas"
"""Folder of the personas, beside the folders of the scenarios."""
_RESERVED: Final = (PERSONAS, SHARED)


@dataclass(frozen=True, slots=True)
class LibraryEntry:
    """One scenario as a list shows it."""

    id: str
    title: Texts
    family: str
    language: Language
    difficulty: int
    """1 to 5; 0 where the file could not be read."""
    folder: Path
    error: str | None = None
    """Why it cannot be played, one sentence; None when it can."""
    brief: Texts = field(default_factory=dict)
    """What the trainee is told before the call."""


@dataclass(frozen=True, slots=True)
class LoadedScenario:
    """A scenario with everything that a call of it needs."""

    scenario: Scenario
    persona: Persona
    centre: Centre
    walkthroughs: Walkthroughs | None
    folder: Path
    """Where its recordings lie."""
    texts: Mapping[str, str]
    """The text of every file that was read, by its name in the library."""
    documents: Mapping[str, str]
    """By content hash: scenario with its pieces, persona and card, as a store keeps them."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    scenarios: tuple[str, ...]
    """Ids of the scenarios that were looked at."""
    files: tuple[str, ...]
    problems: tuple[Problem, ...]
    """Errors and warnings in the order of file, line and column."""
    texts: Mapping[str, str]
    """By file, to show the line of a problem."""
    paths: Mapping[str, Path]
    """By file: where it lies."""

    @property
    def errors(self) -> int:
        """How many of the problems make a file unusable."""
        return sum(problem.severity == "error" for problem in self.problems)


@dataclass(slots=True)
class _Shelf:
    """The files of all folders, read once."""

    texts: dict[str, str] = field(default_factory=dict)
    paths: dict[str, Path] = field(default_factory=dict)
    roots: dict[str, Path] = field(default_factory=dict)
    """By scenario id: the folder of the library that it comes from."""


class Library:
    """Scenarios, personas, included pieces and the phrase card of one or more folders.

    `folders` are read in order; the files of a later one go before those of an earlier one. `characters` are those
    that the bundled font can show, where they are to be checked. Files are read once, when they are first needed.
    With `offered` only the scenarios of these folders are listed; the others lend personas, pieces and phrase card.
    """

    def __init__(
        self, folders: Sequence[Path], *, characters: frozenset[str] | None = None,
        offered: Sequence[Path] | None = None,
    ) -> None:  # fmt: skip
        self._folders = tuple(folders)
        self._characters = characters
        self._offered = None if offered is None else frozenset(offered)
        self._shelf: _Shelf | None = None
        self._known: Known | None = None

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that it reads, the later ones going before the earlier."""
        return self._folders

    @property
    def name(self) -> str:
        """Tells libraries of other folders apart."""
        return hashlib.sha256(repr((self._folders, sorted(self._offered or ()))).encode()).hexdigest()[:12]

    def scenarios(self) -> list[LibraryEntry]:
        """Every scenario, by difficulty and id; one that cannot be used has its reason in `error`.

        Raises LibraryError when a folder cannot be read.
        """
        entries = [self._entry(id_) for id_ in self.ids()]
        return sorted(entries, key=lambda entry: (entry.difficulty, entry.id))

    def fingerprint(self) -> str:
        """A hash of every author file and of where it lies: equal ones list the same scenarios. Raises LibraryError."""
        shelf = self._files()
        whole = hashlib.sha256(repr((self.name, sorted(shelf.roots.items()))).encode())
        for name, text in sorted(shelf.texts.items()):
            for part in (name, text):
                data = part.encode("utf-8", "surrogateescape")
                whole.update(len(data).to_bytes(8, "big") + data)
        return whole.hexdigest()

    def ids(self) -> tuple[str, ...]:
        """Ids of all scenarios, those that cannot be used among them. Raises LibraryError."""
        roots = self._files().roots
        return tuple(sorted(id_ for id_ in roots if self._offered is None or roots[id_] in self._offered))

    def folder_of(self, id: str) -> Path:
        """The folder of a scenario, which may be broken. Raises as `require` does."""
        self.require(id)
        return self._files().roots[id] / id

    def open(self, id: str) -> LoadedScenario:
        """A scenario ready to be cast.

        Raises LibraryError, with the first problem and how many more there are, when it is missing or cannot be used;
        the AuthoringError with all problems is its cause.
        """
        self.require(id)
        findings = Findings()
        try:
            loaded = self._load(id, findings)
            findings.raise_errors()
        except AuthoringError as error:
            raise LibraryError(_sentence(id, error)) from error
        if loaded is None:
            raise LibraryError(f"The scenario '{id}' cannot be read.")
        return loaded

    def require(self, id: str) -> None:
        """Raises UnknownNameError, with the nearest id, when there is no scenario of this id."""
        known = self._files().roots
        if id not in known:
            near = nearest(id, known)
            hint = f"Did you mean '{near}'?" if near else f"There are {', '.join(sorted(known)) or 'none'}."
            raise UnknownNameError(f"There is no scenario '{id}'. {hint}")

    def known(self) -> Known:
        """What scenarios may name: acts, criteria, personas, identity items, characters of the font."""
        if self._known is None:
            shelf = self._files()
            flavours = {}
            for name, text in shelf.texts.items():
                if name.startswith(f"{PERSONAS}/"):
                    # A persona that cannot be read is still there: its own problems say enough.
                    persona = read_persona(text, name, Findings())
                    stem = name.removeprefix(f"{PERSONAS}/").removesuffix(".yaml")
                    flavours[stem] = persona.flavour if persona is not None else ""
            card = shelf.texts.get(CENTRE_FILE)
            centre = read_centre(card, CENTRE_FILE, Findings()) if card is not None else None
            self._known = Known(
                acts=ACTS,
                criteria={id_: tuple(shipped_standard(id_).criteria) for id_ in SHIPPED},
                personas=flavours,
                identity_items=centre.identity_items if centre else None,
                characters=self._characters,
            )
        return self._known

    def check(self, ids: Sequence[str] | None = None, *, within: Path | None = None) -> Checked:
        """Every problem of the named scenarios; without names, of everything in the library, its personas and card.

        With `within`, what does not lie in that folder is only used, not looked at.
        """
        shelf = self._files()
        findings = Findings()
        files: list[str] = []
        chosen = sorted(shelf.roots) if ids is None else list(ids)
        if within is not None:
            chosen = [id_ for id_ in chosen if (shelf.roots[id_] / id_).is_relative_to(within)]
        if ids is None:
            common = [name for name in shelf.texts if name == CENTRE_FILE or name.startswith(f"{PERSONAS}/")]
            files += [name for name in common if within is None or shelf.paths[name].is_relative_to(within)]
            for name in files:
                reader = read_centre if name == CENTRE_FILE else read_persona
                reader(shelf.texts[name], name, findings)
        for id_ in chosen:
            files += self._check_scenario(id_, findings)
        unique = dict.fromkeys(findings.problems)
        ordered = sorted(unique, key=lambda one: (one.place.file, one.place.line, one.place.column, one.code))
        return Checked(tuple(chosen), tuple(dict.fromkeys(files)), tuple(ordered), shelf.texts, shelf.paths)

    # --- reading

    def _files(self) -> _Shelf:
        if self._shelf is None:
            shelf = _Shelf()
            for folder in self._folders:
                _add_folder(shelf, folder)
            self._shelf = shelf
        return self._shelf

    def _entry(self, id_: str) -> LibraryEntry:
        findings = Findings()
        folder = self._files().roots[id_] / id_
        try:
            loaded = self._load(id_, findings, walk=False)
            findings.raise_errors()
        except AuthoringError as error:
            return LibraryEntry(id_, {}, "", "zh", 0, folder, _sentence(id_, error))
        if loaded is None:
            return LibraryEntry(id_, {}, "", "zh", 0, folder, f"The scenario '{id_}' cannot be read.")
        one = loaded.scenario
        return LibraryEntry(one.id, one.title, one.family, one.language, one.difficulty, folder, brief=one.brief)

    def _load(self, id_: str, findings: Findings, *, walk: bool = True) -> LoadedScenario | None:
        """Everything for a call; walkthroughs that are wrong do not keep a scenario from being played.

        Without `walk` they are not read: a list of scenarios need not wait for them.
        """
        shelf = self._files()
        path = f"{id_}/{SCENARIO_FILE}"
        scenario = read_scenario(shelf.texts, path, self.known(), findings)
        card = shelf.texts.get(CENTRE_FILE)
        if card is None:
            findings.note("A004", Place(CENTRE_FILE, 1, 1), "There is no phrase card; a file centre.yaml is needed.")
            return None
        centre = read_centre(card, CENTRE_FILE, findings)
        if scenario is None or centre is None or findings.errors:
            return None
        face = f"{PERSONAS}/{scenario.persona}.yaml"
        persona = read_persona(shelf.texts[face], face, findings)
        if persona is None:
            return None
        plan = f"{id_}/{WALKTHROUGHS_FILE}"
        walked: Walkthroughs | None = None
        if walk and plan in shelf.texts:
            apart = Findings()
            walked = read_walkthroughs(shelf.texts[plan], plan, scenario, self.known(), apart)
            walked = None if apart.errors else walked
        whole = bundle(shelf.texts, scenario.files)
        used = [*scenario.files, face, CENTRE_FILE, plan]
        return LoadedScenario(
            scenario,
            persona,
            centre,
            walked,
            shelf.roots[id_] / id_,
            {one: shelf.texts[one] for one in used if one in shelf.texts},
            {scenario.hash: whole, persona.hash: shelf.texts[face], centre.hash: card},
        )

    # --- checking

    def _check_scenario(self, id_: str, findings: Findings) -> list[str]:
        shelf = self._files()
        path, plan = f"{id_}/{SCENARIO_FILE}", f"{id_}/{WALKTHROUGHS_FILE}"
        scenario = read_scenario(shelf.texts, path, self.known(), findings)
        if plan not in shelf.texts:
            note(findings, "S506", Place(path, 1, 1), f"The scenario '{id_}' has no {WALKTHROUGHS_FILE}.")
            return [path]
        if scenario is not None:
            read_walkthroughs(shelf.texts[plan], plan, scenario, self.known(), findings)
        return [path, plan]


def _sentence(id_: str, error: AuthoringError) -> str:
    wrong = [problem for problem in error.problems if problem.severity == "error"] or list(error.problems)
    if not wrong:
        return f"The scenario '{id_}' cannot be read."
    more = f" There are {len(wrong) - 1} more; 'three-rings check {id_}' lists them." if len(wrong) > 1 else ""
    return f"The scenario '{id_}' cannot be used. {wrong[0]}{more}"


# --- folders -----------------------------------------------------------------------------------------------


def _add_folder(shelf: _Shelf, folder: Path) -> None:
    if not folder.is_dir():
        return
    try:
        for child in sorted(folder.iterdir()):
            if child.name == CENTRE_FILE:
                _add_file(shelf, child, child.name)
            elif child.name in _RESERVED and child.is_dir():
                for file in sorted(child.glob("*.yaml")):
                    _add_file(shelf, file, f"{child.name}/{file.name}")
            elif (child / SCENARIO_FILE).is_file():
                # A scenario comes from one folder as a whole: its walkthroughs belong to it.
                shelf.texts.pop(f"{child.name}/{WALKTHROUGHS_FILE}", None)
                for name in (SCENARIO_FILE, WALKTHROUGHS_FILE):
                    if (child / name).is_file():
                        _add_file(shelf, child / name, f"{child.name}/{name}")
                shelf.roots[child.name] = folder
    except OSError as error:
        raise LibraryError(f"{error.filename or folder} cannot be read ({error.strerror or error}).") from error


def _add_file(shelf: _Shelf, path: Path, name: str) -> None:
    shelf.texts[name] = _read(path)
    shelf.paths[name] = path


def _read(path: Path) -> str:
    """The text of an author file; what is no UTF-8 becomes characters that the reader refuses with their place.

    No more than the largest allowed size is read, and one byte that shows that there was more.
    """
    with path.open("rb") as file:
        return file.read(MAX_BYTES + 1).decode("utf-8", "surrogateescape").removeprefix("\ufeff")


def default_library(further: Sequence[str] = ()) -> Library:
    """The shipped scenarios, those of installed packs, the user's own, and those of `further` folders."""
    named = tuple(Path(folder).expanduser() for folder in further)
    return Library((scenarios_folder(), *_packs(), own_folder(), *named), characters=font_characters())


def drill_library(further: Sequence[str] = ()) -> Library:
    """The shipped drills and the user's own, with the phrase card and the personas of the default library."""
    offered = (drills_folder(), own_drills())
    return Library((*default_library(further).folders, *offered), characters=font_characters(), offered=offered)


def own_drills() -> Path:
    """The user's own drills; may not be there yet."""
    return data_folder() / "drills"


def own_folder() -> Path:
    """The user's own scenarios; may not be there yet."""
    return data_folder() / "scenarios"


def packs_folder() -> Path:
    """Installed packs, a folder of scenarios each; may not be there yet."""
    return data_folder() / "packs"


def _packs() -> list[Path]:
    try:
        return sorted(one for one in packs_folder().iterdir() if one.is_dir() and not one.name.startswith("."))
    except FileNotFoundError:
        return []
    except OSError as error:
        raise LibraryError(f"{packs_folder()} cannot be read ({error.strerror or error}).") from error


def font_characters() -> frozenset[str]:
    """Every character that the bundled font can show. Raises LibraryError when the list is missing."""
    path = assets_folder() / "fonts" / "coverage.txt"
    try:
        return frozenset(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise LibraryError(f"{path} cannot be read ({error.strerror or error}); install the program again.") from error


__all__ = [
    "CENTRE_FILE",
    "SCENARIO_FILE",
    "WALKTHROUGHS_FILE",
    "Checked",
    "Library",
    "LibraryEntry",
    "LoadedScenario",
    "default_library",
    "drill_library",
    "font_characters",
    "own_drills",
    "own_folder",
    "packs_folder",
]
