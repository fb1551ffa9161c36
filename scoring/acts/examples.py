"""The labelled utterances and ordinary turns in the repository that the classifier is trained from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scoring.acts.codebook import ACTS

DATA: Final = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled utterance."""

    text: str
    language: str
    to: str
    before: str | None
    opening: bool
    acts: frozenset[str]


def read_examples(paths: Iterable[Path]) -> list[Example]:
    """Labelled utterances of JSON Lines files (the record format of the codebook)."""
    found = []
    for path in paths:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                record = json.loads(line)
                acts = frozenset(record["acts"])
                unknown = acts - set(ACTS)
                if unknown:
                    raise ValueError(f"{path.name}: {record.get('id')}: {sorted(unknown)} are no acts of the codebook")
                opening = record.get("opening", bool({"greet", "state_company", "state_name"} & acts))
                found.append(
                    Example(
                        record["text"],
                        record["lang"],
                        record.get("to", "customer"),
                        record.get("before"),
                        bool(opening),
                        acts,
                    )
                )
    return found


def ordinary_turns(language: str) -> list[Example]:
    """Turns of agents of all trades that are no violation; what else they do is not labelled."""
    lines = (DATA / f"ordinary.{language}.txt").read_text(encoding="utf-8").splitlines()
    return [
        Example(line, language, "customer", None, False, frozenset())
        for line in lines
        if line and not line.startswith("#")
    ]


def training_files(language: str) -> list[Path]:
    """All labelled files of a language, in order of name."""
    return sorted(DATA.glob(f"*.{language}.jsonl")) + sorted(DATA.glob(f"*.{language}.*.jsonl"))


__all__ = ["DATA", "Example", "ordinary_turns", "read_examples", "training_files"]
