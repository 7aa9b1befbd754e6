"""Words as the rule scorers count them: stems, content words, names, numbers, days, quotations."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "phrases"
WORD = re.compile(r"\d+(?:[.,:]\d+)*[A-Za-z]*|[A-Za-zÀ-ÖØ-öø-ÿ]+(?:['’-][A-Za-zÀ-ÖØ-öø-ÿ]+)*")
QUOTED = re.compile(r"“([^”]+)”|\"([^\"\n]+)\"|(?<![\w’'])[‘']([^’'\n]{2,}(?:['’]\w+[^’'\n]*)*)[’'](?!\w)")
_PART = re.compile(r"<(part_\w+)>")
_TURNED = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "am": "are", "was": "were",
    "i'm": "you're", "i've": "you've", "i'd": "you'd", "i'll": "you'll", "we": "you", "us": "you",
    "our": "your", "we're": "you're", "we've": "you've",
}  # fmt: skip


@cache
def lines(name: str) -> tuple[str, ...]:
    """The expressions of ``phrases/NAME.txt``, one a line, without comments."""
    found = (line.strip() for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())
    return tuple(line for line in found if line and not line.startswith("#"))


@cache
def phrases(name: str) -> re.Pattern[str]:
    """``phrases/NAME.txt`` as one pattern that matches whole words, in any case.

    ``<part_of_it>`` in a line stands for what ``phrases/part_of_it.txt`` lists.
    """
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_whole, lines(name)))})(?!\w)", re.IGNORECASE)


@cache
def each(name: str) -> tuple[re.Pattern[str], ...]:
    """The same with a pattern for each line, where a line is a kind."""
    return tuple(re.compile(rf"(?<!\w)(?:{_whole(line)})(?!\w)", re.IGNORECASE) for line in lines(name))


def _whole(line: str) -> str:
    return _PART.sub(lambda part: f"(?:{'|'.join(lines(part[1]))})", line)


@cache
def listed(name: str) -> frozenset[str]:
    """The single words of ``phrases/NAME.txt``."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def _irregular() -> dict[str, str]:
    return {word: line.split()[0] for line in lines("irregular") for word in line.split()}


def plain(text: str) -> str:
    """With straight quotation marks, so that what was typed and what was typeset compare."""
    return text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')


def tokens(text: str) -> list[str]:
    """The words in small letters, in order; "Jonas's" is two: the name, and an s that is dropped."""
    found = (word.lower().replace("’", "'") for word in WORD.findall(text))
    return [word.removesuffix("'s") for word in found]


def turned(words: Iterable[str]) -> list[str]:
    """As they face the one who typed them: "my" is "your"."""
    return [_TURNED.get(word, word) for word in words]


@cache
def stem(word: str) -> str:
    """A rough stem, the same for "promise", "promised" and "promises": for comparing, not for reading."""
    word = _irregular().get(word, word)
    if len(word) <= 3 or not word.isalpha():
        return word
    for ending, instead in (
        ("ies", "y"),
        ("ied", "y"),
        ("sses", "ss"),
        ("ations", "ate"),
        ("ation", "ate"),
        ("ions", "ion"),
    ):
        if word.endswith(ending):
            return _bare(word[: -len(ending)] + instead)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-2] if word.endswith(("xes", "ches", "shes")) else word[:-1]
    for ending in ("ing", "ed", "ly", "ment", "ness"):
        if (
            word.endswith(ending)
            and len(word) - len(ending) >= 3
            and re.search("[aeiouy]", word[: -len(ending)])
        ):
            word = word[: -len(ending)]
            break
    return _bare(word)


def _bare(word: str) -> str:
    """Without a last e or a doubled last consonant: what ``ing`` and ``ed`` leave behind."""
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


def content(text: str) -> list[str]:
    """Stems of the words that carry the matter, in order: no function words, none of one letter."""
    return [stem(word) for word in tokens(text) if _carries(word)]


def _carries(word: str) -> bool:
    return word not in listed("function") and (len(word) > 1 or word.isdigit())


def sharing(one: str, other: str) -> float:
    """How much of the first text's matter the second holds too, 0 to 1; 0 where it has none."""
    mine, theirs = set(content(one)), set(content(other))
    return len(mine & theirs) / len(mine) if mine else 0.0


def quotations(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and inside of each piece in quotation marks."""
    for match in QUOTED.finditer(text):
        yield match.start(), match.end(), next(g for g in match.groups() if g is not None)


def unquoted(text: str) -> str:
    """The text with what stands in quotation marks blanked; places stay as they were."""
    return QUOTED.sub(lambda m: " " * len(m.group()), text)
