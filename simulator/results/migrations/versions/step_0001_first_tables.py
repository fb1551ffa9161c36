"""First tables: trainees, documents by hash, calls and their scorecards."""

import sqlalchemy as sa
from alembic import op

revision = "0001_first_tables"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "trainee",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(200), nullable=False, unique=True),
    )
    op.create_table(
        "document",
        sa.Column("hash", sa.String(71), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_table(
        "call",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("trainee_id", sa.Integer, sa.ForeignKey("trainee.id"), nullable=False),
        sa.Column("parent_id", sa.String(64)),
        sa.Column("scenario", sa.String(200), nullable=False),
        sa.Column("scenario_hash", sa.String(71), nullable=False),
        sa.Column("persona_hash", sa.String(71), nullable=False),
        sa.Column("centre_hash", sa.String(71), nullable=False),
        sa.Column("standard_hash", sa.String(71), nullable=False),
        sa.Column("started", sa.String(40), nullable=False),
        sa.Column("mode", sa.String(20), nullable=False),
        sa.Column("language", sa.String(10), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("record", sa.String(1000), nullable=False),
    )
    op.create_index("call_by_trainee_and_start", "call", ["trainee_id", "started"])
    op.create_table(
        "scorecard",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("call_id", sa.String(64), sa.ForeignKey("call.id"), nullable=False),
        sa.Column("standard", sa.String(200), nullable=False),
        sa.Column("standard_version", sa.String(40), nullable=False),
        sa.Column("standard_hash", sa.String(71), nullable=False),
        sa.Column("program", sa.String(40), nullable=False),
        sa.Column("detector", sa.String(80), nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("passed", sa.Boolean, nullable=False),
        sa.Column("stars", sa.Integer, nullable=False),
        sa.Column("json", sa.Text, nullable=False),
        sa.UniqueConstraint("call_id", "standard_hash", "program", "detector", name="one_scorecard_for_one_judge"),
    )
