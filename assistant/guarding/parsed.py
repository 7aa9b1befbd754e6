"""A sentence as the rules see it: words, clauses, and where its question begins."""

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from assistant.guarding.lexicon import verbs, words
from assistant.guarding.sentences import is_list_item, split, without_marker
from assistant.guarding.tokens import QUOTE, Token, tokenise

WH = frozenset("what how which who whom whose where when why".split())
AUX = frozenset(
    "do does did is are am was were have has had can could will would shall should may might must".split()
)
SUBJECTS = frozenset(
    "i you he she it they we this that these those there anyone anybody anything someone".split()
)
DETERMINERS = frozenset(
    "the a an this that these those my your his her its our their each every any some all".split()
)
PRONOUN_OBJECTS = frozenset(
    "it him her them me us yourself yourselves himself herself themselves everyone everybody "
    "someone somebody people anyone anything everything something nothing this that these those".split()
)
OPENERS = frozenset(
    "so then and but or now okay ok well right also first firstly second secondly third next "
    "finally lastly just please simply maybe perhaps honestly yes yeah sure hey alright yet instead "
    "meanwhile plus because actually still anyway basically again always definitely hmm ah oh "
    "kindly only".split()
)
"""What may stand before the first word that counts."""
_NAMED_DO = frozenset("is has does did was will would can could needs and 's".split())
COMMON_WORDS = words("function_words", "calendar", "frameworks", "known_names")
BREAKS = frozenset(", ; : – — -- ... ( ) … -".split())


@dataclass(frozen=True)
class Sentence:
    """One sentence. Indexes count its tokens."""

    text: str
    tokens: tuple[Token, ...]
    is_item: bool

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(token.word for token in self.tokens)

    @cached_property
    def names(self) -> tuple[bool, ...]:
        """Which words are somebody's name: capitalised where English has no other reason for it."""
        return tuple(token.is_capital and self._is_name(i) for i, token in enumerate(self.tokens))

    def _is_name(self, i: int) -> bool:
        token = self.tokens[i]
        if (
            not token.word.isalpha()
            or token.raw.isupper()
            or token.word in COMMON_WORDS
            or len(token.word) < 2
        ):
            return False
        if i > 0 and self.words[i - 1] not in (":", '"', "“", "(", "–", "—", "...", "'"):
            return token.word not in AUX and token.word not in SUBJECTS
        return token.word not in verbs().base_of and (
            self.word(i + 1) in _NAMED_DO or self.word(i + 1) in verbs().third
        )

    @cached_property
    def line(self) -> str:
        """The words with single spaces between, for patterns."""
        return " ".join(self.words) + " "

    @cached_property
    def _places(self) -> list[int]:
        places, at = [], 0
        for word in self.words:
            places.append(at)
            at += len(word) + 1
        return places

    def place(self, index: int) -> int:
        """Where a word begins in ``line``."""
        return self._places[index]

    def index_at(self, place: int) -> int:
        """Which word a place in ``line`` lies in."""
        return bisect_right(self._places, place) - 1

    def word(self, index: int) -> str:
        """The word there, or nothing past either end."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def span(self, start: int, end: int) -> str:
        """The original text of the words from ``start`` up to ``end``."""
        if start >= len(self.tokens):
            return self.text.strip()
        return self.text[
            self.tokens[start].start : self.tokens[max(start, min(end, len(self.tokens)) - 1)].end
        ]

    @cached_property
    def asks(self) -> bool:
        """Ends with a question mark, or reads as a question typed without one."""
        for word in reversed(self.words):
            if word == "?":
                return True
            if word in (".", "!", ":", "…", "..."):
                return False
            if word not in ('"', "”", ")", "'", "’"):
                break
        start = skip_openers(self, 0)
        first, second = self.word(start), self.word(start + 1)
        return (first in WH and second in AUX) or (first in AUX and second in SUBJECTS and first != "have")

    @cached_property
    def clauses(self) -> tuple[int, ...]:
        """Where clauses may begin: at the start and after every break or joining word."""
        starts = [0]
        for i, word in enumerate(self.words):
            if (word in BREAKS or word in ("and", "but", "so", "then", "or", "because")) and i + 1 < len(
                self.words
            ):
                starts.append(i + 1)
        return tuple(dict.fromkeys(starts))

    @cached_property
    def question(self) -> int | None:
        """Where the question begins, in a sentence that asks."""
        if not self.asks:
            return None
        for start in self.clauses:
            i = skip_openers(self, start)
            if is_inverted(self, i) or _asks_wh(self, i):
                return i
        return None


def parse(reply: str) -> list[Sentence]:
    """The sentences of a reply; those without a word are left out."""
    sentences = []
    for piece in split(reply):
        tokens = tuple(tokenise(piece, without_marker(piece)))
        if any(token.word[0].isalnum() for token in tokens):
            sentences.append(Sentence(piece, tokens, is_list_item(piece)))
    return sentences


def question_starts(sentence: Sentence) -> list[int]:
    """Where a sentence begins to ask, and asks again: "What did he say, and have you tried ...?" """
    first = sentence.question
    if first is None:
        return [skip_openers(sentence, 0)]
    joins = ("and", "or", "but", ";", "–", "—")
    again = (
        skip_openers(sentence, i) for i in sentence.clauses if i > first and sentence.words[i - 1] in joins
    )
    return [first, *(i for i in again if i > first and is_inverted(sentence, i))]


def skip_openers(sentence: Sentence, index: int) -> int:
    """Past ``so``, ``and then``, ``please`` and commas, to the first word that counts."""
    while sentence.word(index) in OPENERS or sentence.word(index) in (
        ",",
        '"',
        "'",
        "...",
        "(",
        "–",
        "—",
        "-",
    ):
        index += 1
    return index


def is_inverted(sentence: Sentence, index: int) -> bool:
    """An auxiliary before its subject: a yes-or-no question begins here."""
    if sentence.word(index) == "ever" and index == skip_openers(sentence, 0):
        return True
    if sentence.word(index) not in AUX:
        return False
    after = index + 1 + (sentence.word(index + 1) == "not")
    word = sentence.word(after)
    if word in SUBJECTS or word in DETERMINERS or word == QUOTE:
        return True
    return word.isalpha() and sentence.words[-1] == "?" and index == skip_openers(sentence, 0)


def _asks_wh(sentence: Sentence, index: int) -> bool:
    word = sentence.word(index)
    if word in WH:
        return True
    return word in ("in", "on", "at", "for", "to", "from", "by", "with", "of", "about") and (
        sentence.word(index + 1) in WH
    )
