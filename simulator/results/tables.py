"""The tables of the results' database as queries name them; how they came to be stands in the migrations."""

from __future__ import annotations

from typing import Final

import sqlalchemy as sa

trainee: Final = sa.table("trainee", sa.column("id"), sa.column("name"))
document: Final = sa.table("document", *map(sa.column, ("hash", "kind", "name", "text")))
call: Final = sa.table(
    "call",
    *map(sa.column, (
        "id", "trainee_id", "parent_id", "scenario", "scenario_hash", "persona_hash", "centre_hash", "standard_hash",
        "started", "mode", "language", "state", "record", "typed",
    )),
)  # fmt: skip
scorecard: Final = sa.table(
    "scorecard",
    *map(sa.column, (
        "id", "call_id", "standard", "standard_version", "standard_hash", "program", "detector", "total", "passed",
        "stars", "json",
    )),
)  # fmt: skip
journal: Final = sa.table(
    "journal",
    *map(sa.column, (
        "id", "made", "who", "kind", "call_id", "criterion", "verdict", "event", "answers", "text",
    )),
)  # fmt: skip
passphrase: Final = sa.table("passphrase", sa.column("id"), sa.column("hash"))
practice: Final = sa.table(
    "practice", *map(sa.column, ("id", "made", "trainee", "kind", "name", "hits", "rounds", "seconds"))
)

__all__ = ["call", "document", "journal", "passphrase", "practice", "scorecard", "trainee"]
