"""Judges or diagnoses: the coachee, the rep, the buyer, or what they did; unearned praise too."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.lexicon import lines
from assistant.guarding.parsed import OPENERS, Sentence, skip_openers
from assistant.guarding.patterns import Match, load
from assistant.guarding.reported import is_hedged, is_reported, is_tentative
from assistant.guarding.setting import Setting

WHY = "It judges or diagnoses a person instead of staying with what was seen."

_STATES = frozenset(line.split()[0] for line in lines("traits") if line.endswith(":state"))
_TRAITS = frozenset(word for line in lines("traits") if not line.endswith(":state") for word in line.split())
_PHRASES = load("judgement")
JUDGES = _PHRASES["judges"]
HARD = _PHRASES["hard"]
_DIAGNOSES = _PHRASES["diagnoses"]
_LINKS = frozenset(
    "is are was were be been being am sound sounds seem seems look looks appear appears become "
    "became getting gets get got a an so too very really just such quite pretty rather bit little "
    "simply clearly obviously not more as like acting feels feel may might could coming come comes "
    "across and or , plain totally completely deeply highly overly that this how naturally "
    "incredibly truly genuinely still always probably somewhat utterly absolutely".split()
)
_ABOUT_SOMEONE = frozenset(
    "you he she they who rep reps buyer buyers client customer prospect team manager it that".split()
)
_BEFORE_CLAUSE = frozenset(
    "that because since as think believe say guess sure yes no but though although like if seems "
    "sounds".split()
)
_OWN_HEDGE = frozenset("sounds looks seems feels that i".split())
_OWNED = frozenset("such a an these those his her your their this that the".split())
_PERSONS = frozenset(
    "person rep reps leader manager coach seller salesperson guy man woman people buyer client "
    "customer attitude behaviour behavior answer reaction response comment remark reply mindset".split()
)


def judgements(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """Verdicts on people and on what they did, unless they are the coachee's own and kept as such."""
    if setting.handed_over:
        return
    match = _verdict(sentence, setting) or _trait(sentence, setting) or _diagnosis(sentence, setting)
    if match:
        yield Finding(FindingKind.JUDGEMENT, sentence.span(match.start, match.end + 1), WHY)


def _verdict(sentence: Sentence, setting: Setting) -> Match | None:
    if sentence.asks and (sentence.question is None or sentence.question == skip_openers(sentence, 0)):
        return None
    for match in JUDGES.find(sentence):
        if sentence.question is not None and match.start >= sentence.question:
            return None
        before = sentence.word(match.start - 1)
        if match.start not in sentence.clauses and before not in OPENERS and before not in _BEFORE_CLAUSE:
            continue
        if is_reported(sentence, match.start):
            continue
        if sentence.word(match.start) not in _OWN_HEDGE and _is_softened(sentence):
            continue
        if sentence.word(match.start) not in ("i", "that", "this", "it") and _is_echo(
            sentence, setting, match
        ):
            continue
        return match
    return None


def _is_softened(sentence: Sentence) -> bool:
    """Offered as a meaning; some verdicts stay verdicts even behind "it sounds as if"."""
    return is_hedged(sentence) or (is_tentative(sentence) and HARD.first(sentence) is None)


def _trait(sentence: Sentence, setting: Setting) -> Match | None:
    """ "She's lazy", "such a defensive rep"; a state only when stated flat of somebody else."""
    for i, word in enumerate(sentence.words):
        if word in _TRAITS:
            strong = True
        elif word in _STATES:
            strong = False
        else:
            continue
        if not _is_about_someone(sentence, i) or is_reported(sentence, i):
            continue
        if setting.said.has(word) and (is_tentative(sentence) or not strong or sentence.asks):
            continue
        if strong or _is_flat_state(sentence, i):
            return Match(max(0, i - 2), i + 1)
    return None


def _is_about_someone(sentence: Sentence, i: int) -> bool:
    """Whether the word at ``i`` is said of a person: linked to a subject, or before "rep" or "attitude"."""
    if sentence.word(i + 1) in _PERSONS:
        return sentence.word(i - 1) in _OWNED | _LINKS
    j = i - 1
    while sentence.word(j) in _LINKS and j > 0 and sentence.word(j) not in ("that", "it", "this"):
        j -= 1
    if sentence.word(i - 1) in ("him", "her", "them", "you") and sentence.word(i - 2) in (
        "made",
        "makes",
        "make",
    ):
        return True
    if sentence.word(i - 1) == "how" and sentence.word(i + 1) in _ABOUT_SOMEONE:
        return True
    linked = any(
        w
        in (
            "is",
            "are",
            "was",
            "were",
            "be",
            "being",
            "so",
            "sound",
            "sounds",
            "seem",
            "seems",
            "look",
            "looks",
            "too",
            "how",
            "such",
            "acting",
            "gets",
            "get",
            "got",
            "been",
            "becoming",
        )
        for w in sentence.words[j:i]
    )
    subject = sentence.word(j)
    named = 0 <= j < len(sentence.tokens) and sentence.names[j]
    return linked and (
        subject in _ABOUT_SOMEONE - {"it", "that"} or named or subject in ("why", "how", "with", "'s")
    )


def _is_flat_state(sentence: Sentence, i: int) -> bool:
    """ "She's exhausted", stated of somebody else without a "seems"."""
    before = sentence.words[max(0, i - 5) : i]
    spoken_of = not {"he", "she", "they"}.isdisjoint(before)
    return spoken_of and "you" not in before and not sentence.asks and not is_tentative(sentence)


def _diagnosis(sentence: Sentence, setting: Setting) -> Match | None:
    for match in _DIAGNOSES.find(sentence):
        if is_reported(sentence, match.start) or setting.said.has(sentence.word(match.end - 1)):
            continue
        before = sentence.words[max(0, match.start - 6) : match.start]
        if {
            "is",
            "was",
            "have",
            "has",
            "like",
            "classic",
            "had",
            "suffer",
            "suffering",
            "from",
            "sign",
            "it",
            "are",
            "with",
            "his",
            "her",
            "your",
            "their",
            "not",
        } & set(before) or match.start in sentence.clauses:
            return match
    return None


def _is_echo(sentence: Sentence, setting: Setting, match: Match) -> bool:
    """The coachee said it of that person first, in these words."""
    return setting.said.covers(sentence.words[match.start + 1 : match.end + 3])
