"""``knowledge/situations.yaml``: which questions of the bank serve a situation, word for word."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from assistant.errors import ContentError
from assistant.reading.patterns import patterns

SITUATIONS = frozenset(
    {
        "general",
        "take-along",
        "by-when",
        "other-kind",
        "win",
        "win-own",
        "what-else",
        "label",
        "takeaway",
        "options",
        "options-of-ones-own",
        "on-fact",
        "on-opening",
        *(f"on-{name}" for name in patterns("threads")),
    }
)


def read_situations(file: Path) -> Mapping[str, frozenset[str]]:
    """Texts by situation. Raises ``ContentError`` for another name or another shape."""
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(str(file), 1, f"can't be read: {error}", "save it as UTF-8 text") from None
    except yaml.YAMLError as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        line = mark.line + 1 if mark else 1
        raise ContentError(str(file), line, "is no YAML", "quote each question") from None
    if not isinstance(found, dict) or found.keys() != SITUATIONS:
        wanted = ", ".join(sorted(SITUATIONS))
        raise ContentError(str(file), 1, "names other situations", f"name just these: {wanted}")
    for name, texts in found.items():
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise ContentError(str(file), 1, f"`{name}` is no list of sentences", "write one a line, quoted")
    return {name: frozenset(texts) for name, texts in found.items()}
