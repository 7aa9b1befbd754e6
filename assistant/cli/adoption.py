"""``askfirst adoption``: counts alone, for those above who must be convinced that it is worth the time."""

import json
import os
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from assistant.keeping.adoption import AdoptionPage

FOLDER = "adoption"


@click.command(short_help="Print a page of counts alone: no names, no content, no ranking.")
@click.option("--month", metavar="YYYY-MM", help="A month that is over.  [default: the last one]")
def command(month: str | None) -> None:
    """Print how many people used Askfirst in a month that is over, how many preparations there were, and how
    many answered that it was worth the time or wasn't.

    Counts are rounded down to fives, and fewer than five aren't told. A month's page is made once.
    """
    from assistant.cli.opened import with_stores
    from assistant.keeping.adoption import adoption, as_text
    from assistant.settings import load_settings

    settings = load_settings()
    url = settings.database_url.get_secret_value() if settings.database_url else ""
    printed = PagesInFolder(settings.data / FOLDER / sha256(url.encode()).hexdigest()[:12])
    page = with_stores(lambda stores: adoption(stores.owners, printed, month, datetime.now(UTC)))
    click.echo(as_text(page), nl=False)


class PagesInFolder:
    """``assistant.keeping.adoption.PrintedPages``: a file a month, with rounded counts and nothing else."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, month: str) -> "AdoptionPage | None":
        from assistant.errors import StoreError
        from assistant.keeping.adoption import AdoptionPage

        file = self._folder / f"{month}.json"
        try:
            return AdoptionPage(**json.loads(file.read_text("utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError):
            raise StoreError(f"{file} can't be read; mend its rights, or restore it from a backup") from None

    def keep(self, page: "AdoptionPage") -> "AdoptionPage":
        from assistant.errors import StoreError

        file = self._folder / f"{page.month}.json"
        new = self._folder / f".{page.month}.{os.getpid()}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            new.write_text(json.dumps(asdict(page)), "utf-8")
            # Whole or not at all, and never over one that another program printed meanwhile.
            with suppress(FileExistsError):
                os.link(new, file)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StoreError(f"{self._folder} can't be written to: {reason}; mend its rights") from None
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)
        return self.read(page.month) or page
