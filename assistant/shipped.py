"""Where the data that ships with Askfirst lies: ``knowledge`` and ``prompts``."""

from pathlib import Path

from assistant.errors import ConfigurationError

_PACKAGE = Path(__file__).resolve().parent


def shipped_folder(name: str) -> Path:
    """The folder in an installed wheel, or else beside the package in a source checkout."""
    # The wheel's folder first: beside an installed package a stranger's folder may have the same name.
    for folder in (_PACKAGE / "shipped" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise ConfigurationError(f"the folder {name!r} is missing from this installation; install Askfirst again")
