"""A few neutral words for a conversation, taken from what was said in it.

A title stands in a sidebar that others may see. So it names a meeting, a person, a deal, a subject; it
repeats no judgement and tells nothing delicate. Where nothing of that kind was said it stays general.
"""

import re
from collections.abc import Iterable, Sequence

GENERAL = "Coaching conversation"
WORDS, CHARACTERS = 5, 60

_DELICATE = re.compile(
    r"""
    \b (?: suicid | kill | self-harm | end[ ]it[ ]all | die\b | harass | discriminat | racis | sexis | sexual
         | assault | abus | bull(?:y|ied) | pregnan | depress | panic | retaliat | dismiss | fired | firing
         | terminat | sick[ ]leave | disab | divorc | lawsuit | drunk )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_JUDGING = re.compile(
    r"""
    \b (?: lazy | stupid | idiot | useless | hopeless | incompetent | pathetic | worthless | clueless | moron
         | loser | terrible | awful | toxic | liar | lies | lying | hate | fuck\w* | shit\w* | damn | crap\w*
         | ass\w*hole\w* | bastard | jerk | suck\w* ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)
_MEETING = re.compile(
    r"""
    \b ( 1[:\- ]?1 | 1on1 | one[- ](?:on|to)[- ]one | meeting | call | demo | review | interview ) \b
    (?: [ ] (?: this | next | on | at | tomorrow | today | later ) \b [^.,;!?]{0,20}? )?
    [ ]with[ ] (?: my[ ] (?: (?: rep | colleague | report | boss | manager )[ ] )? )?
    ( [A-Za-zÀ-ÿ] [\w'-]* )
    (?P<alone> (?= \W*$ | [,.;!?]
                 | [ ] (?: in | at | on | tomorrow | today | this | next | and | about | later | coming | who
                         | he | she | is ) \b ) )?
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_ONE_TO_ONE = re.compile(r"\b(?:1[:\-]1|1on1|one[- ](?:on|to)[- ]one)\b", re.IGNORECASE)
_REP = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:rep|colleague|report|seller|AE|SDR|BDR|buyer|champion),? ([A-ZÀ-Þ][\w'-]+)"
)
_DEAL = re.compile(
    r"\b([A-ZÀ-Þ][\w&.'-]*(?: [A-ZÀ-Þ][\w&.'-]*)?) (deal|account|renewal|opportunity|tender|RFP|pitch)\b"
)
_RESULT = re.compile(
    r"\b(lost|won|missed)\b[^.!?]{0,40}?\b(deal|account|quota|target|number|renewal)\b", re.IGNORECASE
)
_SUBJECTS = re.compile(
    r"""
    \b ( forecast | pipeline | quota | discount(?:s|ing)? | pric(?:e|es|ing) | follow-?ups? | prospecting
       | cold[ ]calls? | renewals? | onboarding | hand-?overs? | territory | commission | feedback
       | motivation | confidence | objections? | negotiations? | procurement | stakeholders? | competitors?
       | qualification | discovery | demos? | crm | promotion | delegation | workload | priorities | trust
       | strategy | targets? | deals? ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NOT_NAMES = _words(
    """a an the my our your his her their its this that these those one him them me you us it i rep reps team
    boss manager director customer client buyer prospect procurement legal finance everyone somebody someone
    people no some two three new another each all both marketing sales hr big huge monday tuesday wednesday
    thursday friday"""
)
_OPENING = _words(
    """hi hello hey ok okay so well um please thanks and but just there i we i'm i've we're we've my our the a
    an am is are was have has had got need want would like to about feel think that it's its there's"""
)
_HANGING = _words(
    """a an the of to in on at for with and or but my our your his her their is are was were be been has have
    had i we he she they it that this because so when if as by from not just very really about than into who
    which"""
)


def title_of(said: Iterable[str], characters: int = CHARACTERS) -> str:
    """The most telling title of at most ``WORDS`` words and so many characters."""
    texts = [text.replace("\u2019", "'") for text in said]
    names = [] if is_delicate(texts) else _names(texts)
    for name in [*names, GENERAL, "Coaching"]:
        if len(name) <= characters and len(name.split()) <= WORDS:
            return name[:1].upper() + name[1:]
    return "Coaching"[: max(characters, 1)]


def telling_title(said: Iterable[str]) -> str | None:
    """None where nothing was said yet that makes a title of its own."""
    title = title_of(said)
    return None if title == GENERAL else title


def tags_of(said: Sequence[str]) -> list[str]:
    """Broad first, then subjects that were named. Too short a talk is only "General"."""
    if len(said) < 2 or is_delicate(said):
        return ["General"]
    return ["Sales coaching", *(subject.capitalize() for subject in _subjects("\n".join(said))[:3])]


def is_delicate(said: Iterable[str]) -> bool:
    return any(_DELICATE.search(text) for text in said)


def _names(said: Sequence[str]) -> list[str]:
    """Possible titles, the most telling first."""
    text = "\n".join(said)
    heads = [*_meetings(text), *_deals(text), *_results(text)]
    heads += [m[1] for m in _REP.finditer(text) if _is_name(m[1])]
    subjects = _subjects(text)
    names = [f"{head}: {s}" for head in heads[:1] for s in subjects if s not in head.lower()]
    names += heads
    if subjects and _ONE_TO_ONE.search(text):
        names.append(f"1:1: {subjects[0]}")
    phrase = _phrase(said)
    # A bare name or subject last but for the words themselves: it fits where little is allowed.
    return [
        *names,
        *subjects[:1],
        *(head.rpartition(" with ")[2] for head in heads[:1]),
        *filter(None, [phrase]),
    ]


def _meetings(text: str) -> list[str]:
    titles = []
    for m in _MEETING.finditer(text):
        kind = "1:1" if _ONE_TO_ONE.search(m[1]) else m[1].lower()
        # A name typed in lower case is taken for one only after a 1:1 and where nothing belongs to it.
        if _is_name(m[2]) and (m[2][0].isupper() or (kind == "1:1" and m["alone"] is not None)):
            titles.append(f"{kind} with {m[2][:1].upper()}{m[2][1:]}")
    return titles


def _deals(text: str) -> list[str]:
    found = [(m[1].split(), m[2]) for m in _DEAL.finditer(text)]
    named = [([word for word in words if _is_name(word)], kind) for words, kind in found]
    return [f"{' '.join(words)} {kind}" for words, kind in named if words]


def _results(text: str) -> list[str]:
    return [f"{m[1].lower()} {m[2].lower()}" for m in _RESULT.finditer(text)]


def _subjects(text: str) -> list[str]:
    return list(dict.fromkeys(m[1].lower() for m in _SUBJECTS.finditer(text)))


def _is_name(word: str) -> bool:
    return word.lower().removesuffix("'s") not in _NOT_NAMES and not _JUDGING.search(word)


def _phrase(said: Sequence[str]) -> str | None:
    """The first words that say something, as they were said."""
    for text in said:
        words = re.split(r"[.!?\n;]", text.strip(), maxsplit=1)[0].split()
        while words and words[0].lower().strip(",.:") in _OPENING:
            words.pop(0)
        words = words[:WORDS]
        while words and words[-1].lower().strip(",:") in _HANGING:
            words.pop()
        phrase = " ".join(words).strip(" ,:-'\"")
        if len(words) >= 2 and not _JUDGING.search(phrase) and not re.search(r"[@/<>{}\\]", phrase):
            return phrase
    return None
