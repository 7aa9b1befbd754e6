"""Tells a sentence that isn't English: these rules can't vouch for it."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.lexicon import words
from assistant.guarding.parsed import Sentence
from assistant.guarding.setting import Setting

WHY = "It is in a language that can't be checked here, so it may tell you what to do."

_FOREIGN = words("foreign")


def foreign(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """A sentence in another language, unless the reply says that only English is available."""
    if setting.offers_english:
        return
    strange = [part for word in sentence.words for part in word.split("-") if part in _FOREIGN]
    if len(set(strange)) >= 2 and len(strange) * 4 >= len(sentence.words):
        yield Finding(FindingKind.DIRECTIVE, sentence.text.strip(), WHY)
