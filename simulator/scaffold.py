"""New scenarios: a commented scenario with its walkthroughs, ready to be checked, rehearsed and changed."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from pathlib import Path
from typing import Final

from simulator.errors import LibraryError
from simulator.places import assets_folder, schema_folder
from simulator.scenario.schema_parts import NAME

FAMILIES: Final = ("complaint", "absent_colleague", "beyond_authority")
"""Families that there is a scaffold for."""
LANGUAGES: Final = {"zh": "zh", "yue": "zh", "en": "en"}
"""By language of the call: whose scaffold is used. Cantonese begins from the Mandarin lines."""
FILES: Final = ("scenario", "walkthroughs")


def is_good_name(id_: str) -> bool:
    """Whether a scenario may be called that: small letters, digits, - and _."""
    return re.match(NAME, id_) is not None


def make_scaffold(id_: str, family: str, language: str, library: Path) -> tuple[Path, ...]:
    """Write a new scenario into a folder of scenarios and return its files.

    Raises LibraryError when it cannot be written; then nothing is left behind.
    """
    folder = library / id_
    try:
        library.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=library) as made:
            for name in FILES:
                text = _scaffold(name, family, language)
                text = text.replace("@id@", id_).replace("@schema@", _schema(name, folder))
                (Path(made) / f"{name}.yaml").write_text(text, encoding="utf-8")
            shutil.copytree(made, folder)
    except OSError as error:
        raise LibraryError(f"{error.filename or folder} cannot be written ({error.strerror or error}).") from error
    return tuple(folder / f"{name}.yaml" for name in FILES)


def _scaffold(name: str, family: str, language: str) -> str:
    """The text of a scaffold's file. Raises OSError."""
    path = assets_folder() / "scaffolds" / LANGUAGES[language] / family / f"{name}.yaml"
    text = path.read_text(encoding="utf-8")
    return text.replace(f"\nlanguage: {LANGUAGES[language]}\n", f"\nlanguage: {language}\n")


def _schema(name: str, folder: Path) -> str:
    """How a file in the folder names its schema: a relative path, or where there is none (another drive) an address."""
    target = schema_folder() / f"{name}.json"
    try:
        return Path(os.path.relpath(target, folder)).as_posix()
    except ValueError:
        return target.as_uri()


__all__ = ["FAMILIES", "LANGUAGES", "is_good_name", "make_scaffold"]
