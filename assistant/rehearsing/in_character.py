"""Whether a line is one that the invented rep may say: safe, in character, short, and true to what is told.

Every line a language model writes is checked, and every line in the files when they are loaded. The wordings
are in ``phrases/role.txt``.
"""

import re
from collections.abc import Collection, Iterable, Sequence

from assistant.domain.words import sentences, words
from assistant.reading.people import names
from assistant.reading.safety import concern_in
from assistant.rehearsing.answering import Answer, Exchange, stems
from assistant.rehearsing.invented import Layer, Rep
from assistant.rehearsing.limits import is_unfit
from assistant.rehearsing.patterns import phrases

MOST_WORDS = 60
MOST_SENTENCES = 5
_LEAST_SHARED = 0.5
"""Of the words of substance in what is to be told, the share that shows that it was."""
_FEW = 2
_GIVEN_AWAY = 3
"""Words of substance that only something still hidden has: with so many of them it is given away."""

_ROLE = phrases("role")
_MOST_ADDED = 5
"""Words of substance that nobody said before: more of them are a story of the model's own."""
_COPIED = 0.8
"""A share of its words from which a line is the planned one over again, and perhaps spoilt."""
_ENDS = (".", "!", "?", "…")
_MARKUP = re.compile(r"[*_#`<>\[\]{}|]|https?:|^\s*[-•\d]+[.)]? ", re.MULTILINE)
_STAGE = re.compile(r"\*[^*\n]{1,60}\*|\([^()\n]{1,60}\)|\[[^\[\]\n]{1,60}\]")
_NUMBER = re.compile(r"\d+")


def tidied(drafted: str, rep: Rep) -> str:
    """A model's line without stage directions, a label and quotation marks, and no longer than it may be."""
    text = _STAGE.sub(" ", drafted.strip().split("\n\n")[0])
    text = " ".join(text.split())
    text = re.sub(rf"^(?:{re.escape(rep.name)}|rep|you|me)\s*:\s*", "", text, flags=re.IGNORECASE)
    text = text.strip().strip('"“”').strip()
    kept: list[str] = []
    for sentence in sentences(text)[:MOST_SENTENCES]:
        # What has no end was cut off.
        if len(words(" ".join([*kept, sentence]))) > MOST_WORDS or not sentence.endswith(_ENDS):
            break
        kept.append(sentence)
    return " ".join(kept)


def flaw(text: str) -> str | None:
    """What no rep may say, whoever wrote it; None where there is nothing against it."""
    if not words(text):
        return "it says nothing"
    if len(words(text)) > MOST_WORDS or len(sentences(text)) > MOST_SENTENCES:
        return f"it has more than {MOST_WORDS} words or {MOST_SENTENCES} sentences"
    if _MARKUP.search(text):
        return "it holds marks that nobody speaks"
    if _ROLE["out-of-role"].in_(text):
        return "it falls out of the role"
    if _ROLE["coaches"].in_(text):
        return "it coaches the one who practises"
    if is_unfit(text) or concern_in(text):
        return "it holds what a practice keeps away from"
    return None


def fits(text: str, rep: Rep, talk: Sequence[Exchange], line: str, planned: Answer) -> bool:
    """Whether a model's line may stand for the ``planned`` one, as an answer to ``line``."""
    said = [e.answer.text for e in talk]
    if flaw(text) or text.count("?") > 1 or text in said[-1:]:
        return False
    known = " ".join((rep.scene, rep.name, planned.text, line, *(e.line for e in talk), *said))
    if _copies(text, planned.text) or _brings_strangers(text, known, rep):
        return False
    if len(stems(text) - stems(known)) > _MOST_ADDED:
        return False
    due = _layer(rep, planned)
    before = _told(rep, talk)
    others = [layer for layer in _layers(rep) if layer is not due and layer not in before]
    ground = stems(known)
    if any(len(_own(layer, ground) & stems(text)) >= _GIVEN_AWAY for layer in others):
        return False
    return due is None or _tells(text, planned)


def _copies(text: str, planned: str) -> bool:
    own, given = words(text), set(words(planned))
    return sum(word in given for word in own) >= _COPIED * len(own)


def _tells(text: str, planned: Answer) -> bool:
    wanted = stems(planned.text)
    shared = stems(text) & wanted
    return len(shared) >= _FEW and len(shared) >= _LEAST_SHARED * len(wanted)


def _own(layer: Layer, ground: Collection[str]) -> frozenset[str]:
    """What nothing but this layer speaks of."""
    return stems(f"{layer.tells} {layer.more}") - frozenset(ground)


def _brings_strangers(text: str, known: str, rep: Rep) -> bool:
    """A person or a figure that nobody has spoken of: it might be somebody's real one."""
    numbers = set(_NUMBER.findall(text)) - set(_NUMBER.findall(known))
    people = {name.lower() for name in names([text])} - set(words(known)) - {rep.name.lower()}
    return bool(numbers or people)


def _layers(rep: Rep) -> Iterable[Layer]:
    return (layer for thread in rep.matter.threads for layer in thread.layers)


def _layer(rep: Rep, planned: Answer) -> Layer | None:
    if planned.told is None:
        return None
    thread = next(t for t in rep.matter.threads if t.id == planned.told.thread)
    return thread.layers[planned.told.depth]


def _told(rep: Rep, talk: Sequence[Exchange]) -> list[Layer]:
    return [layer for e in talk if (layer := _layer(rep, e.answer))]
