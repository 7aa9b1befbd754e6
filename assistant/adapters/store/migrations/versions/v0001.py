"""Conversations and their turns, what is remembered, pages and releases, votes."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "conversations",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("journey", sa.Text),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
        sa.Column("touched", sa.DateTime(timezone=True), nullable=False),
        sa.Column("carried", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "id", name="pk_conversations"),
    )
    op.create_index("ix_conversations_touched", "conversations", ["owner", "touched"])
    op.create_table(
        "turns",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("began", sa.DateTime(timezone=True), nullable=False),
        sa.Column("leased_until", sa.DateTime(timezone=True)),
        sa.Column("pieces", sa.Text, nullable=False),
        sa.Column("reply", sa.Text),
        sa.Column("key", sa.Text),
        sa.Column("fingerprint", sa.Text),
        sa.PrimaryKeyConstraint("owner", "id", name="pk_turns"),
        _of_a_conversation("turns"),
        sa.UniqueConstraint("owner", "conversation", "number", name="uq_turns_number"),
        sa.UniqueConstraint("owner", "conversation", "key", name="uq_turns_key"),
    )
    pending = sa.text("state = 'pending'")
    op.create_index(
        "uq_turns_pending",
        "turns",
        ["owner", "conversation"],
        unique=True,
        sqlite_where=pending,
        postgresql_where=pending,
    )
    op.create_table(
        "entries",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("made", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.Date),
        sa.Column("expires", sa.DateTime(timezone=True)),
        sa.Column("struck", sa.Boolean, nullable=False),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("owner", "id", name="pk_entries"),
        _of_a_conversation("entries"),
    )
    op.create_index("ix_entries_conversation", "entries", ["owner", "conversation"])
    op.create_table(
        "cadences",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("every_days", sa.Integer, nullable=False),
        sa.Column("next", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("owner", name="pk_cadences"),
    )
    op.create_table(
        "pages",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("conversation", sa.Text, nullable=False),
        sa.Column("edits", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("owner", "conversation", name="pk_pages"),
        _of_a_conversation("pages"),
    )
    op.create_table(
        "releases",
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("released", sa.DateTime(timezone=True), nullable=False),
        sa.Column("conversation", sa.Text),
        sa.PrimaryKeyConstraint("owner", "id", name="pk_releases"),
        _of_a_conversation("releases"),
    )
    op.create_index("ix_releases_conversation", "releases", ["owner", "conversation"])
    op.create_index("ix_releases_reader", "releases", ["reader"])
    op.create_table(
        "votes",
        sa.Column("month", sa.Text, nullable=False),
        sa.Column("voter", sa.Text, nullable=False),
        sa.Column("worth_it", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("month", "voter", name="pk_votes"),
        sqlite_with_rowid=False,
    )
    salts = op.create_table(
        "salts",
        sa.Column("salt", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("salt", name="pk_salts"),
    )
    op.bulk_insert(salts, [{"salt": secrets.token_hex(32)}])


def _of_a_conversation(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["owner", "conversation"],
        ["conversations.owner", "conversations.id"],
        name=f"fk_{table}_conversation",
        ondelete="CASCADE",
    )
