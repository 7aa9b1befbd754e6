"""What stands in a transcript beside its words: line ends, tags, entities, marks that nobody sees."""

import html
import re

_LINE_END = re.compile(r"\r\n|\r|\n")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|</>|<\d[\d:.,]*>")
_STYLE = re.compile(r"\{\\[^{}]{0,80}\}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,9});")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")


def lines_of_file(text: str) -> list[str]:
    """As an editor counts them: the separators of other lines that Unicode knows stand in speech too."""
    return _LINE_END.split(text)


def without_tags(text: str) -> str:
    """Without what WebVTT and SubRip mark: ``<i>``, ``<c.yellow>``, ``<00:01.500>``, ``{\\an8}``."""
    return _STYLE.sub("", _TAG.sub("", text))


def spoken(text: str) -> str:
    """Entities as the characters that they stand for, nothing unseen, single spaces.

    >>> spoken("Q&amp;A  went\\nwell&nbsp;&#128512;")
    'Q&A went well 😀'
    """
    shown = _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text
    return " ".join(_UNSEEN.sub("", shown).split())


def encodable(text: str) -> str:
    """Halves of characters, which JSON can hold and no output can, are replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
