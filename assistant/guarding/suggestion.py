"""Advice dressed as a question: it names an act and asks whether the coachee would."""

from collections.abc import Iterator

from assistant.domain.guard import Finding, FindingKind
from assistant.guarding.lexicon import stem, verbs
from assistant.guarding.parsed import (
    BREAKS,
    DETERMINERS,
    PRONOUN_OBJECTS,
    SUBJECTS,
    WH,
    Sentence,
    question_starts,
)
from assistant.guarding.patterns import Match, load
from assistant.guarding.setting import Setting

WHY = "It is advice with a question mark: it names what to do and asks whether you would."

_PHRASES = load("suggestion")
OFFERS = _PHRASES["offers"]
INVITES = _PHRASES["invites"]
ACTS = _PHRASES["acts"]
DONE = _PHRASES["done"]
HYPOTHESES = _PHRASES["hypotheses"]
PLANS = _PHRASES["plans"]
ALWAYS_ADVICE = _PHRASES["always_advice"]
"""What a coachee already named may be asked about, but not so."""
_GENERIC_ACTS = frozenset(
    """be do say know feel think start begin take like want need see hear notice choose prefer describe
    find learn keep change handle approach respond react put bring give use make have get go look tell
    ask call imagine wish hope measure recognise recognize explain mean let lean draw rely open answer
    bet remember spot live sound rate score leave come walk lose gain win end finish care understand
    decide try wonder expect believe guess sum name play spend carry hold own work help offer show test
    count judge picture turn stand place move stay read sense trust prepare talk speak listen weigh want
    recall explore manage happen see-it face raise sit sleep share""".split()
)
_WATCHFUL = frozenset(
    """see notice hear feel have be get know mean want expect find think understand learn say sense like
    need lose win remember recognise recognize experience meet come catch imagine hope enjoy decide
    realise realize worry wonder picture fear trust agree mention end happen go leave start observe read
    spot sleep believe""".split()
)
"""To have noticed or had something is no act that one could be advised to do."""
_FELT_ACTS = _WATCHFUL - frozenset(
    "get have start leave read decide go trust meet mention end learn find say".split()
)
_TELLING = frozenset(
    "ask answer talk speak tell say call agree describe name write object complain react respond".split()
)
"""What others may be asked to have said or might say."""
_MODALS = frozenset("could can would will should might may".split())
_NOBODY = frozenset(
    "i we it that this there anything something anyone someone anybody nobody everything not".split()
)
_INTRODUCING = frozenset(
    "a an some more less another regular weekly daily monthly better clearer fewer".split()
)
_ASKED_ABOUT = frozenset("you him her them most".split())
_ANY = frozenset("anything something that this it any".split())
_READY = frozenset("open willing ready prepared comfortable able up happy to for".split())
_FREE_HYPOTHESES = frozenset(
    """nothing know knew could can have had was were be stop stopped wait waited not want wanted trust
    trusted need needed get got look looked feel felt believe believed win won lose lost decide decided
    do did think thought keep kept stay stayed go went like liked imagine""".split()
)


def suggestions(sentence: Sentence, setting: Setting) -> Iterator[Finding]:
    """A question that carries an act the coachee never spoke of."""
    if not sentence.asks or setting.permission:
        return
    match = next(
        filter(None, (_suggestion(sentence, setting, start) for start in question_starts(sentence))), None
    )
    if match:
        yield Finding(FindingKind.ADVICE_AS_QUESTION, sentence.span(match.start, len(sentence.words)), WHY)


def _suggestion(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    if OFFERS.at(sentence, start) or INVITES.at(sentence, start):
        return None
    for found in (_set_form, _modal_act, _past_act, _hypothesis, _plan, _fragment):
        match = found(sentence, setting, start)
        if match:
            return match
    return None


def _set_form(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "Have you thought about a plan?", "What if you asked?", "Is it worth escalating?" """
    match = ACTS.at(sentence, start)
    if not match:
        return None
    if not ALWAYS_ADVICE.at(sentence, start) and setting.said.covers(_rest(sentence, match.end - 1)):
        return None
    if sentence.words[start : start + 3] == ("is", "it", "time") and "or" in sentence.words[match.end :]:
        return None
    if (
        sentence.words[start : start + 2] == ("what", "about")
        and sentence.word(len(sentence.words) - 2) in _ASKED_ABOUT
    ):
        return None
    opening, last = sentence.word(start), sentence.word(match.end - 1)
    if opening in ("have", "had") and (sentence.word(match.end) in _ANY or _asks_of_thought(sentence, match)):
        return None
    if opening == "what" and last in ("you", "we", "he", "she", "they", "it", "i"):
        following = [
            w for w in sentence.words[match.end : match.end + 2] if w not in ("really", "just", "ever")
        ]
        return (
            match if following and following[0] not in _FREE_HYPOTHESES and last not in ("it", "i") else None
        )
    if opening in ("do", "are", "would") and "you" in sentence.words[start : start + 3]:
        behind = match.end if last in _READY or "think" in sentence.words[start : match.end] else start + 1
        act = next((w for w in sentence.words[behind:] if stem(w) in verbs().base and w not in SUBJECTS), "")
        return None if stem(act) in _WATCHFUL else match
    return match


def _asks_of_thought(sentence: Sentence, match: Match) -> bool:
    """ "Have you thought about what you'd like to say?" explores."""
    return sentence.word(match.end) in WH and sentence.word(match.end - 1) in ("about", "of", "considered")


def _modal_act(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "Could you log every dial?", "Should one of them call?", "Would a checklist solve it?" """
    modal, subject = sentence.word(start), sentence.word(start + 1)
    if modal not in _MODALS or subject in _NOBODY:
        return None
    proposes = subject in _INTRODUCING or subject in verbs().gerunds
    if (modal == "would" and not proposes) or (
        modal == "can" and subject in ("he", "she", "they", "the", "your")
    ):
        return None
    verb = _verb_of(sentence, start + 1)
    if verb is None:
        return None
    act = stem(sentence.word(verb))
    harmless = act in _FELT_ACTS or (subject != "you" and modal in ("would", "might") and act in _TELLING)
    if act in ("get", "have"):
        harmless = sentence.word(verb + 1) not in DETERMINERS | PRONOUN_OBJECTS
    if harmless and not proposes and modal != "should":
        return None
    said_so = setting.said.covers(sentence.words[start + 1 if proposes else verb :])
    return None if said_so else Match(start, len(sentence.words))


def _verb_of(sentence: Sentence, subject: int) -> int | None:
    """The base verb of a question whose subject stands at ``subject``."""
    for i in range(subject + 1, min(subject + 9, len(sentence.words))):
        word = sentence.words[i]
        if word in BREAKS:
            return None
        if (word in verbs().base or word in verbs().states) and sentence.words[i - 1] not in DETERMINERS:
            return i
    return None


def _past_act(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "Did you qualify the budget?": asks whether the right thing was done."""
    match = DONE.at(sentence, start)
    if not match:
        return None
    act = next((w for w in sentence.words[start + 2 : start + 6] if w in verbs().base_of), "")
    if not act or stem(act) in _WATCHFUL or stem(act) in _TELLING:
        return None
    return None if setting.said.has(act) or setting.said.covers(_rest(sentence, start + 2)) else match


def _hypothesis(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "What would happen if you told her?" where nobody spoke of telling her."""
    match = HYPOTHESES.at(sentence, start)
    if not match:
        return None
    if sentence.word(match.end - 1) == "for":
        act = [w for w in _rest(sentence, match.end) if w != "to"]
        return None if setting.said.covers(act) else match
    act = [w for w in _rest(sentence, match.end) if w not in ("you", "we", "not", "just", "really")]
    if sentence.word(match.end - 1) == "if" and sentence.word(match.end) not in ("you", "we"):
        return None
    if not act or act[0] in _FREE_HYPOTHESES or sentence.word(match.end + 1) in ("do", "did"):
        return None
    return None if setting.said.covers(act) else match


def _plan(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "When will you escalate it?": takes for granted an act nobody named."""
    match = PLANS.at(sentence, start)
    if not match:
        return None
    act = sentence.word(match.end - 1)
    if stem(act) in _GENERIC_ACTS and not (
        sentence.word(start) == "when" and stem(act) in ("tell", "call", "ask", "talk", "speak", "raise")
    ):
        return None
    if (
        act not in verbs().base
        or setting.said.has(act)
        or setting.said.covers(_rest(sentence, match.end - 1))
    ):
        return None
    return match


def _fragment(sentence: Sentence, setting: Setting, start: int) -> Match | None:
    """ "Maybe a weekly check-in?", "A shorter deck, perhaps?" """
    if (
        sentence.question is not None
        or not {"maybe", "perhaps"} & set(sentence.words)
        or {"is", "are", "was"} & set(sentence.words)
    ):
        return None
    return None if setting.said.covers(_rest(sentence, start)) else Match(0, len(sentence.words))


def _rest(sentence: Sentence, start: int) -> tuple[str, ...]:
    return sentence.words[start:]
