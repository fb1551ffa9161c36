"""Drills and shifts that trainees have gone through."""

import sqlalchemy as sa
from alembic import op

revision = "0003_practice"
down_revision = "0002_journal"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "practice",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("made", sa.String(40), nullable=False),
        sa.Column("trainee", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("hits", sa.Integer, nullable=False),
        sa.Column("rounds", sa.Integer, nullable=False),
        sa.Column("seconds", sa.Float, nullable=False),
    )
    op.create_index("practice_by_trainee", "practice", ["trainee", "kind", "name"])
