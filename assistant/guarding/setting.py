"""What a sentence is judged against."""

from dataclasses import dataclass

from assistant.guarding.parsed import Sentence
from assistant.guarding.patterns import Phrases
from assistant.guarding.said import Said

_HEADINGS = Phrases(
    r"options|ideas|possibilities|ways|routes|choices|paths|directions|approaches|things",
    r"one|another (?:option|idea|possibility|way|route|is|would be|could be)",
    r"a (?:second|third)",
    r"option (?:one|two|three|a|b|c|[123])",
    r"either",
)


@dataclass(frozen=True, slots=True)
class Setting:
    said: Said
    permission: bool
    """The coachee asked for options or for a draft."""
    offered: bool = False
    """An earlier sentence of this reply presented what follows as options."""

    def is_option(self, sentence: Sentence) -> bool:
        """One of several that were asked for: a listed option, or one that calls itself so."""
        if not self.permission:
            return False
        return presents_options(sentence) or (self.offered and sentence.is_item)


def presents_options(sentence: Sentence) -> bool:
    return _HEADINGS.first(sentence) is not None
