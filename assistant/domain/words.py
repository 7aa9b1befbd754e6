"""Words and small grammar of English, as far as reading and filling in need them. Text only, no state."""

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[-'’&/.][^\W_]+)*", re.UNICODE)

DETERMINERS = frozenset("the a an this that these those my our his her their your".split())
PRONOUNS = frozenset(
    "i me we us you he him she it they them who whom what which someone anyone everyone nobody"
    " myself himself herself themselves ourselves something anything everything nothing mine hers"
    " theirs ours yours one".split()
)
PREPOSITIONS = frozenset(
    "about above across after against along among around as at before behind below beside between beyond"
    " by despite down during except for from in inside into like near of off on onto out outside over past"
    " per since than through till to toward towards under until up upon"
    " versus via vs with within without".split()
)
CONJUNCTIONS = frozenset(
    "and or but nor so yet because if when whenever while although though unless whereas whether where"
    " wherever why how".split()
)
AUXILIARIES = frozenset(
    "am is are was were be been being do does did done have has had having will would shall should can"
    " could may might must ought isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't"
    " won't wouldn't shouldn't can't couldn't gonna wanna gotta ain't dont doesnt didnt isnt wasnt cant wont"
    " hasnt hadnt havent arent werent wouldnt couldnt shouldnt aint im ive weve theyre theyve"
    " youre thats theres he's she's it's that's there's i'm we're they're you're i've we've they've i'd we'd"
    " he'd she'd i'll we'll he'll she'll they'll".split()
)
ADVERBS = frozenset(
    "not never always often again still just even only really very too also already ever maybe"
    " perhaps now then there here today tomorrow yesterday tonight soon later almost quite rather"
    " pretty anyway instead ago away back together apart twice once well much many more most less"
    " least all both each every no any some such own same other another right last next few"
    " several enough else either neither".split()
)
VERBS = frozenset(
    "say says said saying tell tells told keep keeps kept go goes went gone going get gets got"
    " getting make makes made take takes took taken come comes came see sees saw seen know knows"
    " knew known think thinks thought want wants wanted need needs needed feel feels felt seem"
    " seems seemed look looks looked sound sounds sounded ask asks asked give gives gave given"
    " find finds found talk talks talked try tries tried leave leaves left let lets put puts mean"
    " means meant become becomes became show shows showed shown hear hears heard hold holds held"
    " bring brings brought write writes wrote written sit sits sat stand stands stood lose loses"
    " lost losing pay pays paid meet meets met run runs ran set sets send sends sent agree agrees"
    " agreed nod nods nodded miss misses missed close closes closed win wins won winning hit hits"
    " push pushes pushed pull pulls pulled stop stops stopped start starts started begin begins"
    " began happen happens happened change changes changed work works worked turn turns turned"
    " avoid avoids avoided ignore ignores ignored blame blames blamed complain complains"
    " complained refuse refuses refused hate hates love loves like likes liked struggle struggles"
    " struggled fail fails failed help helps helped spend spends spent drop drops dropped slip"
    " slips slipped went stay stays stayed fall falls fell grow grows grew sell sells sold buy"
    " buys bought call calls called decide decides decided choose chooses chose chosen forget"
    " forgets forgot promise promises promised expect expects expected hope hopes hoped wait waits"
    " waited dominate dominates interrupt interrupts cut cuts move moves moved pick picks picked"
    " ghost ghosted ghosts reply replies replied respond responds responded deliver delivers"
    " delivered update updates updated".split()
)
"""Frequent verb forms that end a noun phrase. Some are nouns too; see ``EVENTS`` and ``NOUNS``."""

STOPS = PRONOUNS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | ADVERBS
"""Words that can't stand inside a plain noun phrase."""

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60,
    "a": 1, "an": 1, "a couple of": 2, "couple of": 2, "a couple": 2, "a few": 3, "few": 3, "half an": 30,
}  # fmt: skip

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


# One message is held against a hundred patterns in a turn; only the last few texts are kept.
@lru_cache(maxsize=128)
def plain(text: str) -> str:
    """Straight quotes and single spaces, in lower case: what patterns are matched against."""
    return " ".join(text.translate(_STRAIGHT).lower().split())


def straight(text: str) -> str:
    """As ``plain``, with its capitals."""
    return " ".join(text.translate(_STRAIGHT).split())


def words(text: str) -> list[str]:
    """Words in order, in lower case, with straight apostrophes."""
    return WORD.findall(plain(text))


def content_words(text: str) -> list[str]:
    """Words that carry meaning of their own."""
    return [w for w in words(text) if w not in STOPS and w not in DETERMINERS and len(w) > 1]


def sentences(text: str) -> list[str]:
    """Rough sentences of a coachee's, who may leave out every full stop."""
    parts = re.split(r"(?<=[.!?;…])\s+|\n+", straight_lines(text))
    return [p.strip() for p in parts if p.strip()]


def straight_lines(text: str) -> str:
    """Straight quotes; line ends are kept."""
    return "\n".join(straight(line) for line in text.splitlines())


MOST_CHARACTERS = 6_000
MOST_IN_A_WORD = 60
_LONG_WORD = re.compile(rf"(\S{{{MOST_IN_A_WORD}}})\S+")


def bounded(text: str) -> str:
    """``text`` as far as it is read: without the middle of a very long one and the end of an endless word.

    Patterns take time with the square of a word's length; what is pasted may be a file.
    """
    if len(text) > MOST_CHARACTERS:
        end = MOST_CHARACTERS // 3
        text = f"{text[: MOST_CHARACTERS - end]} … {text[-end:]}"
    return _LONG_WORD.sub(r"\1", text)
