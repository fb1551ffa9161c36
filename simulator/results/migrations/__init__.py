"""The steps by which the results' database grew; a step that was released is never edited, a change is a new step."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Final

import sqlalchemy as sa

from simulator.errors import StoreError

HEAD: Final = "0004_typed"
"""The step that this program works with."""


def bring_up_to_date(connection: sa.Connection, path: Path) -> None:
    """Run the steps that are missing, in the connection's transaction.

    Raises StoreError for a database of a newer program, which is left alone. `path` names it in messages.
    """
    version = _version(connection)
    if version == HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(files(__name__)).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    if version is not None and version not in known:
        raise StoreError(f"The database {path} was made by a newer version of Three Rings ({version}); please update.")
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise StoreError(f"The database {path} cannot be brought up to date: {error}.") from error


def _version(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(sa.select(sa.column("version_num")).select_from(sa.table("alembic_version"))).scalar()


__all__ = ["HEAD", "bring_up_to_date"]
