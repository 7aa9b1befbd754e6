"""``askfirst vote``: was it worth the time this month? Kept so that nobody can tell whose answer it is."""

import click


@click.command(short_help="Say, without your name, whether it was worth the time.")
@click.argument("answer", type=click.Choice(["yes", "no"]))
def command(answer: str) -> None:
    """Answer yes or no to "was it worth the time?" for the month that runs. A later answer takes its place.

    It is counted without your name, and told only together with at least four others.
    """
    from datetime import UTC, datetime

    from assistant.cli.opened import with_stores
    from assistant.domain.owner import LOCAL
    from assistant.keeping.adoption import vote

    now = datetime.now(UTC)
    with_stores(lambda stores: vote(stores.owners, LOCAL, answer == "yes", now))
    click.echo("Thank you. It is counted without your name.")
