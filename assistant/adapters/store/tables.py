"""The tables. Every row has its owner, and belongs to a conversation of the same owner or to none."""

from pydantic import TypeAdapter
from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
    text,
)

from assistant.adapters.store.columns import AsJson, Instant, Words
from assistant.domain.conversation import Carried
from assistant.domain.turn import Reply

VERSION_TABLE = "askfirst_schema"
"""Alembic's, named so that a database shared with another program has room for both."""

metadata = MetaData()

PENDING = text("state = 'pending'")


def _of_a_conversation(table: str) -> ForeignKeyConstraint:
    """What goes when its conversation goes."""
    return ForeignKeyConstraint(
        ["owner", "conversation"],
        ["conversations.owner", "conversations.id"],
        name=f"fk_{table}_conversation",
        ondelete="CASCADE",
    )


conversations = Table(
    "conversations",
    metadata,
    Column("owner", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("journey", Words),
    Column("title", Words, nullable=False),
    Column("created", Instant, nullable=False),
    Column("touched", Instant, nullable=False),
    Column("carried", AsJson(TypeAdapter(tuple[Carried, ...])), nullable=False),
    PrimaryKeyConstraint("owner", "id", name="pk_conversations"),
    Index("ix_conversations_touched", "owner", "touched"),
)

turns = Table(
    "turns",
    metadata,
    Column("owner", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("conversation", Words, nullable=False),
    Column("number", Integer, nullable=False),
    Column("said", Words, nullable=False),
    Column("state", Words, nullable=False),
    Column("attempt", Integer, nullable=False),
    Column("began", Instant, nullable=False),
    Column("leased_until", Instant),
    Column("pieces", AsJson(TypeAdapter(tuple[str, ...])), nullable=False),
    Column("reply", AsJson(TypeAdapter(Reply))),
    Column("key", Words),
    Column("fingerprint", Words),
    PrimaryKeyConstraint("owner", "id", name="pk_turns"),
    _of_a_conversation("turns"),
    UniqueConstraint("owner", "conversation", "number", name="uq_turns_number"),
    UniqueConstraint("owner", "conversation", "key", name="uq_turns_key"),
    # Two that begin at once can't both be pending, whatever else goes wrong.
    Index(
        "uq_turns_pending",
        "owner",
        "conversation",
        unique=True,
        sqlite_where=PENDING,
        postgresql_where=PENDING,
    ),
)

entries = Table(
    "entries",
    metadata,
    Column("owner", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("conversation", Words, nullable=False),
    Column("turn", Integer, nullable=False),
    Column("made", Instant, nullable=False),
    Column("due", Date),
    Column("expires", Instant),
    Column("struck", Boolean, nullable=False),
    Column("told", Boolean, nullable=False),
    PrimaryKeyConstraint("owner", "id", name="pk_entries"),
    _of_a_conversation("entries"),
    Index("ix_entries_conversation", "owner", "conversation"),
)

cadences = Table(
    "cadences",
    metadata,
    Column("owner", Words, nullable=False),
    Column("every_days", Integer, nullable=False),
    Column("next", Date, nullable=False),
    PrimaryKeyConstraint("owner", name="pk_cadences"),
)

pages = Table(
    "pages",
    metadata,
    Column("owner", Words, nullable=False),
    Column("conversation", Words, nullable=False),
    Column("edits", Words, nullable=False),
    PrimaryKeyConstraint("owner", "conversation", name="pk_pages"),
    _of_a_conversation("pages"),
)

releases = Table(
    "releases",
    metadata,
    Column("owner", Words, nullable=False),
    Column("id", Words, nullable=False),
    Column("reader", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("text", Words, nullable=False),
    Column("released", Instant, nullable=False),
    Column("conversation", Words),
    PrimaryKeyConstraint("owner", "id", name="pk_releases"),
    _of_a_conversation("releases"),
    Index("ix_releases_conversation", "owner", "conversation"),
    Index("ix_releases_reader", "reader"),
)

# Whose a vote is can't be read here: ``voter`` is a keyed hash of owner and month. Without row ids
# SQLite lays the rows in the order of those hashes, so nor does it tell who voted when.
votes = Table(
    "votes",
    metadata,
    Column("month", Words, nullable=False),
    Column("voter", Words, nullable=False),
    Column("worth_it", Boolean, nullable=False),
    PrimaryKeyConstraint("month", "voter", name="pk_votes"),
    sqlite_with_rowid=False,
)

# One row: what the hashes of voters are keyed with. Made at random with the tables.
salts = Table(
    "salts",
    metadata,
    Column("salt", Words, nullable=False),
    PrimaryKeyConstraint("salt", name="pk_salts"),
)
