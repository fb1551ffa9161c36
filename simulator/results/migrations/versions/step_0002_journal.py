"""What trainees and trainers did with scored calls, appended and never edited; and the trainer's passphrase."""

import sqlalchemy as sa
from alembic import op

revision = "0002_journal"
down_revision = "0001_first_tables"


def upgrade() -> None:
    """Make the tables. SQLite is told to refuse changes of the journal; elsewhere access rights do that."""
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("made", sa.String(40), nullable=False),
        sa.Column("who", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("call_id", sa.String(64), nullable=False),  # no reference: the entry outlives the call
        sa.Column("criterion", sa.String(200)),
        sa.Column("verdict", sa.String(20)),
        sa.Column("event", sa.Integer),
        sa.Column("answers", sa.Integer, sa.ForeignKey("journal.id")),
        sa.Column("text", sa.Text, nullable=False),
    )
    op.create_index("journal_by_call", "journal", ["call_id", "id"])
    op.create_table(
        "passphrase",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("hash", sa.String(400), nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER journal_refuses_{change.lower()} BEFORE {change} ON journal "
                "BEGIN SELECT RAISE(ABORT, 'the journal is only ever added to'); END"
            )
