"""What Alembic runs: the migrations, on the connection that `panj.ledger.opening` holds, inside its transaction."""

from __future__ import annotations

from alembic import context

from panj.ledger.tables import metadata

if hasattr(context, "config"):  # only while Alembic runs: who merely imports this (documentation, tests) changes nothing
    context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
