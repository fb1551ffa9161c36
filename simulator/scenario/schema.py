"""JSON Schemas of all author files, for editors that complete and check.

The closed sets of words, the limits and the kinds of draw and check come from the readers themselves; a test holds
the keys of every mapping against what the readers ask for. `python -m simulator.scenario.schema` writes docs/schema.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Final

from simulator.scenario.schema_parts import Schema
from simulator.scenario.schema_people import centre, persona
from simulator.scenario.schema_rulebook import rulebook
from simulator.scenario.schema_scenario import piece, scenario
from simulator.scenario.schema_walkthroughs import walkthroughs

SCHEMAS: Final[Mapping[str, Callable[[], Schema]]] = {
    "scenario": scenario, "walkthroughs": walkthroughs, "persona": persona, "centre": centre, "piece": piece,
    "rulebook": rulebook,
}  # fmt: skip
"""By the name of the schema's file."""
FIRST_LINE: Final = "# yaml-language-server: $schema="
"""How the first line of an author file names its schema; a path from the file's own folder follows."""


def schema_text(name: str) -> str:
    """The text of a schema's file."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=1) + "\n"


__all__ = ["FIRST_LINE", "SCHEMAS", "schema_text"]

if __name__ == "__main__":
    from pathlib import Path

    folder = Path(__file__).resolve().parents[2] / "docs" / "schema"
    folder.mkdir(exist_ok=True)
    for one in SCHEMAS:
        (folder / f"{one}.json").write_text(schema_text(one), encoding="utf-8")
