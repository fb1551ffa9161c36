"""Whether the answers of a call were typed from the start; unknown of calls before this step."""

import sqlalchemy as sa
from alembic import op

revision = "0004_typed"
down_revision = "0003_practice"


def upgrade() -> None:
    """Add the column."""
    op.add_column("call", sa.Column("typed", sa.Boolean))
