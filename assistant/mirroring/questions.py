"""Where a sentence begins to ask, and where it asks again.

No tagger: a question opens where an auxiliary stands before its subject or a question word before an
auxiliary, and an inner clause ("what she said") is known by its plain word order.
"""

from collections.abc import Iterator, Sequence

from assistant.guarding.lexicon import verbs
from assistant.guarding.parsed import AUX, BREAKS, DETERMINERS, SUBJECTS, WH, Sentence
from assistant.guarding.tokens import QUOTE
from assistant.mirroring.patterns import searches

_OPENING = searches("parts")["opening"]
_PREPOSITIONS = frozenset(
    "in on at for to from by with of about under until till since against through".split()
)
_JOINS = frozenset("and but or so then plus also".split())
_MARKS = frozenset(". ? ! … ...".split())
_PRONOUNS = SUBJECTS - DETERMINERS
_RUN_ON = frozenset("did does is are was were has have can could will would should do".split())
_RUN_ON_SUBJECTS = frozenset("you he she they we".split())
_WEIGHTY = frozenset("right good great fine like no look second sure say hi nice perfect listen only".split())
"""Mere openings only where a mark or a question follows: "Right, what", but "Right people"."""
_UNMARKED = frozenset("did does is are was were has can will would could should".split())
"""Auxiliaries that open a question before a noun even without its mark."""
_DEGREES = frozenset("many much long often old soon far big likely".split())
_NAMES_TOO = frozenset("will mark grace frank bill pat team rob josh chase drew nick sue art".split())
"""Verbs that are called as names."""
_OPINION = frozenset("think reckon believe say feel suppose guess hope expect know".split())
_NO_RUN_ON = AUX | _PRONOUNS | _OPINION | frozenset("as than so nor not to".split())
_ASIDE = 9
"""The longest aside, in words."""


def question_starts(sentence: Sentence, stop: int) -> Iterator[tuple[int, bool]]:
    """Where it begins to ask, and asks again, each with whether it opens with an auxiliary."""
    words = sentence.words
    marked = "?" in words[stop:]
    found: list[tuple[int, bool]] = []
    boundary = True
    i = 0
    while i < stop:
        opened = i
        if boundary:
            i = past_opening(words, i, stop)
        if i >= stop:
            break
        inverted = _inverts(sentence, i, stop, boundary and not found, marked)
        asks = inverted or (boundary and _asks_wh(sentence, i, stop, bool(found), marked))
        if asks and found:
            asks = _asks_again(sentence, i, opened, boundary, inverted, found)
        if asks and (boundary or (found and _runs_on(words, i, found[-1][0]))):
            found.append((i, inverted))
            i = _past_subject(words, i, stop)
            boundary = False
            continue
        boundary = words[i] in BREAKS or words[i] in _JOINS or (i > 0 and words[i] in _MARKS)
        i += 1
    yield from found


def past_opening(words: Sequence[str], start: int, stop: int) -> int:
    """Past joining words, asides and a called name, to the first word that counts."""
    i = _past_asides(words, start, stop)
    # "Anna, ..." and "so Anna, ...": one or two words that hold no verb, and a comma.
    for size in (1, 2):
        if i + size + 1 < stop and words[i + size] in (",", ":") and _may_call(words[i : i + size]):
            return _past_asides(words, i + size + 1, stop)
    return i


def _past_asides(words: Sequence[str], start: int, stop: int) -> int:
    i = start
    while i < stop:
        if words[i] in BREAKS or words[i] in _MARKS:
            i += 1
            continue
        line = " ".join(words[i : min(stop, i + _ASIDE)]) + " "
        match = _OPENING.match(line)
        if not match:
            break
        length = line[: match.end()].strip().count(" ") + 1
        after = words[i + length] if i + length < stop else ""
        if words[i] in _WEIGHTY and not (after in BREAKS or after in AUX or after in WH):
            break
        i += length
    return i


def _may_call(name: Sequence[str]) -> bool:
    """Whether these words could be somebody's name, and are no order."""
    plain = all(w.isalpha() and w not in WH and w not in AUX and w not in _PRONOUNS for w in name)
    return plain and (name[0] not in verbs().base or name[0] in _NAMES_TOO)


def _inverts(sentence: Sentence, i: int, stop: int, opens: bool, marked: bool) -> bool:
    words = sentence.words
    if words[i] not in AUX:
        return False
    after = i + 1 + (sentence.word(i + 1) == "not")
    subject = sentence.word(after) if after < stop else ""
    if not subject or (words[i] == "have" and subject not in _PRONOUNS):
        return False
    if words[i] == "do" and subject not in _PRONOUNS and not (marked and opens):
        return False
    if words[i] == "do" and subject in ("it", "this", "that") and not marked:
        return False
    if not opens and words[i] != "have" and sentence.tokens[after].is_capital and marked and after < stop:
        # "..., and did Trent behave himself?"
        return words[i - 1] in _JOINS or words[i - 1] == ","
    if subject in SUBJECTS or subject in DETERMINERS or subject == QUOTE or subject in ("anyone", "anything"):
        return not (words[i] in ("do", "have", "may") and subject in DETERMINERS and not marked)
    if not subject.isalpha() or subject in AUX:
        return False
    return opens and i == past_opening(words, 0, stop) and (marked or words[i] in _UNMARKED)


def _asks_wh(sentence: Sentence, i: int, stop: int, again: bool, marked: bool) -> bool:
    words = sentence.words
    if words[i : i + 2] in (("according", "to"), ("based", "on"), ("in", "terms")) and words[i + 2 : i + 3]:
        return sentence.word(i + 2) in WH
    if words[i] in _PREPOSITIONS and sentence.word(i + 1) in WH - {"why"}:
        return marked or any(w in AUX for w in words[i + 2 : i + 5]) or again
    if words[i] not in WH and words[i] != "whose":
        return False
    after = sentence.word(i + 1) if i + 1 < stop else ""
    if words[i] in ("when", "where") and not again:
        # "When she calls, what do you say?" asks for the second alone.
        return any(word in AUX for word in words[i + 1 : i + 3]) or not after
    if again or (marked and i == past_opening(words, 0, stop)):
        return after not in _PRONOUNS or again
    if words[i] == "how" and after in _DEGREES:
        return True
    if after in AUX:
        return True
    if words[i] in ("how", "what", "why") and after in ("about", "if", "come", "not", "else"):
        return True
    if not after:
        return marked
    if after in _PRONOUNS:
        return False
    if words[i] in ("what", "who", "which") and (after in verbs().base_of):
        return True
    near = words[i + 1 : min(stop, i + 6)]
    for k, word in enumerate(near):
        if word in _PRONOUNS and (not k or near[k - 1] not in AUX):
            return False
        if word in AUX:
            return True
    return marked and words[i] in ("what", "who", "how", "why", "which")


def _asks_again(
    sentence: Sentence, i: int, opened: int, boundary: bool, inverted: bool, found: list[tuple[int, bool]]
) -> bool:
    """Whether what could open a question does so behind a first one."""
    words = sentence.words
    before = words[i - 1]
    between = words[max(0, opened - 1) : i]
    if not boundary:
        return inverted
    if "or" in between and inverted:
        return not found[0][1]
    if inverted:
        return True
    after = sentence.word(i + 1)
    joined = any(word in _JOINS for word in between)
    if not joined:
        # ", who runs IT" and ", when they meet" belong to what stands before them.
        if after in _PRONOUNS or (words[i] in ("who", "which", "when") and words[found[0][0]] not in WH):
            return False
        return any(word in AUX for word in words[i + 1 : i + 4])
    inner = words[found[0][0] + 1 : i]
    wh = next((word for word in words[i : i + 2] if word in WH), "")
    ends = not any(word.isalpha() for word in words[i + 2 :])
    if wh in inner and after not in AUX and not ends:
        return False
    return before != "or" or after in AUX or after in ("about", "if")


def _runs_on(words: Sequence[str], i: int, last: int) -> bool:
    """ "what happened next did you call": a second inversion with nothing to mark it."""
    if words[i] not in _RUN_ON or words[i + 1 : i + 2] == ("not",) or words[i + 1] not in _RUN_ON_SUBJECTS:
        return False
    if words[i - 1] in _NO_RUN_ON:
        return False
    inner = words[last:i]
    return any(
        word in verbs().base_of or word.endswith("ed") for word in inner[1:]
    ) and not _awaits_inversion(inner)


def _awaits_inversion(inner: Sequence[str]) -> bool:
    """Whether the question's own auxiliary is still to come: "which of the deals | will you"."""
    return inner[0] in WH and not any(
        word in AUX or word in verbs().past or word.endswith("ed") for word in inner
    )


def _past_subject(words: Sequence[str], i: int, stop: int) -> int:
    """Past the words that make the opening, so that they don't open again."""
    if words[i] in AUX:
        return min(stop, i + 2)
    after = words[i + 1] if i + 1 < stop else ""
    if words[i] in ("what", "who") and (after in verbs().past or after.endswith("ed")):
        return i + 2
    if after == "," and "," in words[i + 2 : stop]:
        # "Why, after all that, are we": an aside before the auxiliary.
        comma = words.index(",", i + 2)
        if words[comma + 1 : comma + 2] and words[comma + 1] in AUX:
            return min(stop, comma + 3)
    for k in range(i + 1, min(stop, i + 7)):
        if words[k] in BREAKS or words[k] in _JOINS:
            return k
        if words[k] in AUX:
            return min(stop, k + 2)
    return i + 1
