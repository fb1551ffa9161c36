"""The models that `three-rings speech get` knows by name: where they lie, their size, what they can, their terms."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal

from scoring.record.codec import from_plain

Kind = Literal["ear", "voice"]
Ability = Literal["partial words", "times", "confidence", "hotwords", "punctuation"]
Archive = Literal["tar.bz2", "zip"]
FILE: Final = "catalogue.json"
FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Source:
    """Where archives of one kind lie; `{file}` stands for the archive's name."""

    addresses: tuple[str, ...]
    """The publisher's own, in the order in which they are tried."""
    relays: tuple[str, ...] = ()
    """Other people's relays of the same file: used only where its checksum is known."""


@dataclass(frozen=True, slots=True)
class CatalogueModel:
    """A recognition model or a neural voice that can be fetched."""

    name: str
    """Also the name of its folder."""
    kind: Kind
    source: str
    archive: Archive
    languages: tuple[str, ...]
    """Language codes, the one it is best at first."""
    about: Mapping[str, str]
    """What it is good for, one sentence by language of the interface."""
    bytes: int
    """Size of the archive; about so where the checksum is not known."""
    disk: int
    """Size of what it unpacks to, about so."""
    sha256: str
    """Of the archive; empty: not known."""
    licence: str
    """Terms of its use, or what is known of them."""
    abilities: tuple[Ability, ...] = ()
    speakers: Mapping[str, Mapping[str, tuple[int, int]]] | None = None
    """Of a voice: first and last speaker by language and sex."""
    recommended: tuple[str, ...] = ()
    """Languages for which it is offered first."""

    @property
    def file(self) -> str:
        """Name of the archive."""
        return f"{self.name}.{self.archive}"

    @property
    def addresses(self) -> tuple[str, ...]:
        """Where to fetch it from, best first."""
        source = _read()[0][self.source]
        relays = source.relays if self.sha256 else ()
        return tuple(address.replace("{file}", self.file) for address in (*source.addresses, *relays))


@dataclass(frozen=True, slots=True)
class _File:
    format: int
    sources: Mapping[str, Source]
    models: tuple[CatalogueModel, ...]


def catalogue() -> tuple[CatalogueModel, ...]:
    """All models, recognition first."""
    return _read()[1]


def in_catalogue(name: str) -> CatalogueModel | None:
    """The model of that name."""
    return next((model for model in catalogue() if model.name == name), None)


def recommended(kind: Kind, language: str) -> tuple[CatalogueModel, ...]:
    """What is offered first for a language."""
    return tuple(model for model in catalogue() if model.kind == kind and language in model.recommended)


@cache
def _read() -> tuple[Mapping[str, Source], tuple[CatalogueModel, ...]]:
    text = (resources.files("simulator.speech") / "data" / FILE).read_text("utf-8")
    file = from_plain(_File, json.loads(text), FILE)
    assert file.format == FORMAT
    return file.sources, file.models


__all__ = ["Ability", "Archive", "CatalogueModel", "Kind", "Source", "catalogue", "in_catalogue", "recommended"]
