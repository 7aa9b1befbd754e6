"""Run by Alembic. The connection is given, and whoever gave it commits. Logging is left as it is."""

from alembic import context

from assistant.adapters.store.tables import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
context.run_migrations()
