"""A page of ours that somebody pastes into a talk: their own lines of it, under its headings.

The marks that the page carries say which lines are the product's: suggestions, questions with their source,
and the words of empty parts. Those aren't what the coachee says.
"""

import re

_OURS = re.compile(r"<!--\s*journey:")
_MARK = re.compile(r"\s*<!--.*?-->")
_HEADING = re.compile(r"^#{1,6}\s+(?P<heading>.*?)\s*$")
_ITEM = re.compile(r"^\s*[-*+]\s+")
_SOURCE = re.compile(r"^\s*(?:_.*_\s*)?`[\w/-]+`\s*$")
_SLANTED = re.compile(r"^\s*_.*_\s*$")
_ESCAPED = re.compile(r"\\(?=[^\w\s])")


def own_lines(text: str) -> str:
    """The coachee's lines where the text is such a page; any other text as it is."""
    if not _OURS.search(text):
        return text
    kept: list[str] = []
    under: list[str] = []
    lines = text.splitlines()
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        bare = _ESCAPED.sub("", _MARK.sub("", line)).rstrip("\\").strip()
        if heading := _HEADING.match(bare):
            if "<!-- dates" in line:
                break
            if not line.startswith("# "):
                under = ["", f"{heading['heading']}:"]
        elif _ITEM.match(bare) and "<!-- suggested" not in line and not _SOURCE.match(following):
            kept += [*under, _ITEM.sub("", bare)]
            under = []
        elif bare and not _SLANTED.match(bare) and not _SOURCE.match(bare) and not _ITEM.match(bare):
            kept += [] if bare.startswith("Made on ") else [*under, bare]
            under = []
    return "\n".join(kept).strip()
