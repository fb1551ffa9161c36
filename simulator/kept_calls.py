"""Past calls with all that they rest on, as it was then: the store keeps scenario, persona, card and rulebook by hash.

A scenario that was uninstalled, or a rulebook that was changed since, takes nothing from the calls of before.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scoring.authored import AuthoringError
from scoring.engine import score
from scoring.record.codec import Record, RecordError
from scoring.record.events import Header
from scoring.scorecard import scorecard_json
from scoring.standard import load_standard
from simulator.errors import LibraryError, StoreError, ThreeRingsError
from simulator.library import Library, LoadedScenario
from simulator.results.recorder import read_record
from simulator.results.store import Store
from simulator.rulebooks import open_standard
from simulator.scenario.card import load_centre
from simulator.scenario.casting import cast_call
from simulator.scenario.draft import Known
from simulator.scenario.loader import load_scenario
from simulator.scenario.people import load_persona

if TYPE_CHECKING:
    from scoring.standard import Standard
    from simulator.scenario.model import Casting


@dataclass(frozen=True, slots=True)
class KeptCall:
    """A past call with all that its scorecard shows."""

    casting: Casting
    standard: Standard
    """The rulebook that the scorecard was made with, or where it was not kept the one of now."""
    record: Record
    card: Mapping[str, Any]
    """The scorecard as JSON values."""


def kept_call(store: Store, library: Library, call: str, standard: str | None = None) -> KeptCall:
    """A call among the results; one that was never scored is scored now.

    `standard` names the rulebook of the settings. Raises LibraryError where its scenario was neither kept nor is there,
    StoreError where it cannot be read.
    """
    path = store.call(call).record
    try:
        record = read_record(path)
    except RecordError as error:
        raise StoreError(f"The record {path} cannot be read: {error}") from error
    loaded = kept_scenario(store, library, record.header)
    casting = cast_call(loaded.scenario, loaded.persona, loaded.centre, record.header.seed)
    text = store.scorecard(call)
    card: dict[str, Any] | None = json.loads(text) if text else None
    judge = card["standard"]["hash"] if card is not None else record.header.standard.hash
    rulebook = kept_standard(store, judge) or open_standard(standard or loaded.scenario.standard)
    if card is None:
        card = json.loads(scorecard_json(score(record, rulebook)))
    return KeptCall(replace(casting, case=record.header.case), rulebook, record, card)


def kept_scenario(store: Store, library: Library, header: Header) -> LoadedScenario:
    """The scenario of a record as it was when it was played; where it was not kept, the one of the library.

    The library's own goes first where it is still the same. Raises LibraryError where there is neither.
    """
    try:
        present: LoadedScenario | None = library.open(header.scenario.id or "")
    except LibraryError:
        present = None
    played = (header.scenario.hash, header.persona.hash, header.centre.hash)
    if present is not None and (present.scenario.hash, present.persona.hash, present.centre.hash) == played:
        return present
    try:
        documents = {
            one.hash: store.document(one.hash).text for one in (header.scenario, header.persona, header.centre)
        }
    except StoreError:
        return present or library.open(header.scenario.id or "")
    try:
        files: Mapping[str, str] = json.loads(documents[header.scenario.hash])
        scenario = load_scenario(files, next(iter(files)), known=Known())
        persona = load_persona(documents[header.persona.hash], f"personas/{header.persona.id}.yaml")
        centre = load_centre(documents[header.centre.hash], "centre.yaml")
    except AuthoringError as error:
        raise LibraryError(
            f"The scenario '{header.scenario.id}' was kept by another version of this program and cannot be read here."
        ) from error
    return LoadedScenario(scenario, persona, centre, None, _folder(library, header), {}, documents)


def _folder(library: Library, header: Header) -> Path:
    """Where the recorded lines of a scenario lie, if it is still there."""
    try:
        return library.folder_of(header.scenario.id or "")
    except ThreeRingsError:
        return Path()


def kept_standard(store: Store, hash: str) -> Standard | None:
    """A rulebook by its hash, as it was; None where it was not kept or this program cannot read it any more."""
    try:
        document = store.document(hash)
        return load_standard(document.text, document.name)
    except (StoreError, AuthoringError):
        return None


__all__ = ["KeptCall", "kept_call", "kept_scenario", "kept_standard"]
