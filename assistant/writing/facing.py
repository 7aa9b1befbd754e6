"""What a leader said about her rep, as she would say it to the rep: "she's missed standup" becomes
"you've missed standup". Drafts are made of this, so that nothing in them is invented."""

import re
from collections.abc import Sequence

from assistant.domain.words import ADVERBS, AUXILIARIES, PREPOSITIONS, STOPS, VERBS, straight

_VERB_FORMS = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "goes": "go",
    "isn't": "aren't",
    "wasn't": "weren't",
    "hasn't": "haven't",
    "doesn't": "don't",
}
_IRREGULAR = frozenset(
    "been had done gone got made lost won come become seen taken given spoken broken written sent left"
    " told said kept met put cut found held let set built bought brought sold paid taught thought"
    " forgotten fallen grown known shown begun run stuck sat stood spent overrun hidden driven chosen"
    " gotten".split()
)
_FEELINGS = frozenset(
    "tired worried bored stressed annoyed disappointed interested overwhelmed scared convinced blocked"
    " engaged excited frustrated exhausted embarrassed ashamed relaxed motivated demotivated disengaged"
    " relieved surprised upset offended talented gifted experienced qualified used supposed red".split()
)
_TOKEN = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]|\s+")
_REQUEST = re.compile(
    r"^.{0,60}?(?:\b(?:word|phrase|put|draft|write|say|tell|reply|message|mail|email|note)\b(?:[^:]|:(?=\S)){0,50}:(?=\s)|"
    r"\b(?:to )?(?:tell|say to|let) (?:him|her|them|[A-Z]\w+)(?: know)? (?:that|about)?)\s*",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"^(?:that )?(?:i (?:want|need|have|would like) to (?:tell|say to) (?:\w+) (?:that )?|that )",
    re.IGNORECASE,
)
_CLAUSES = re.compile(
    r"(?<=[.!?;])\s+|\n+|,\s+(?:(?:and|but)\s+)?(?=(?:i|we|he|she|they)\b)"
    r"|\s+(?:and|but)\s+(?=(?:i|we|he|she|they)\b)",
    re.I,
)
_SHORT = re.compile(r"(?:i|we|he|she|they)(?:'\w+)? ?\w+", re.IGNORECASE)
"""A clause of two words: "I'm worried"."""
MOST_CLAUSES = 4


def content(request: str, earlier: Sequence[str]) -> tuple[str, ...]:
    """What the draft is to say: what stands in the request itself, else ``earlier``."""
    body = _REQUEST.sub("", straight(request), count=1)
    body = _WISH.sub("", body)
    asked_for_nothing_else = body == straight(request) or len(body.split()) < 4
    source = list(earlier) if asked_for_nothing_else else [body]
    found = [
        c.strip(" .,;!?") for text in source for c in _CLAUSES.split(_WISH.sub("", text)) if c.strip(" .,;!?")
    ]
    return tuple(c for c in found if len(c.split()) > 2 or _SHORT.fullmatch(c))[:MOST_CLAUSES]


def to_the_person(clause: str, name: str | None, pronoun: str) -> str:
    """One clause, turned to the person it is about; a sentence without its full stop."""
    tokens = _TOKEN.findall(straight(clause))
    out: list[str] = []
    verb_due = is_theirs = False
    for at, token in enumerate(tokens):
        word = token.lower()
        after = next((t.lower() for t in tokens[at + 1 :] if t.strip()), "")
        if token.isspace() or not word[0].isalnum():
            out.append(token)
            continue
        is_subject = word == pronoun or (name is not None and word == name.lower())
        if is_subject:
            out.append("you")
            verb_due = is_theirs = True
        elif word == f"{pronoun}'s" or (
            word == f"{name}'s".lower() and (_is_participle(after) or not _is_noun(after))
        ):
            out.append("you've" if _is_participle(after) else "you're")
            is_theirs = True
        elif (
            word == f"{name}'s".lower()
            or (pronoun == "he" and word == "his")
            or (pronoun == "they" and word == "their")
        ):
            out.append("your")
        elif pronoun == "she" and word == "her":
            out.append("your" if _is_noun(after) else "you")
        elif word in {"him": "he", "them": "they"} and {"him": "he", "them": "they"}[word] == pronoun:
            out.append("you")
        elif word in {"himself", "herself", "themselves"}:
            out.append("yourself")
        elif word in {f"{pronoun}'ll", f"{pronoun}'d"}:
            out.append(f"you{word[len(pronoun) :]}")
        else:
            if is_theirs and word in {"and", "or", "but"} and (after in VERBS or after in _VERB_FORMS):
                verb_due = True
            elif verb_due and word not in ADVERBS:
                token, verb_due = _with_you(token), False
            out.append("I" + token[1:] if re.fullmatch(r"i(?:'\w+)?", token) else token)
    text = "".join(out).strip(" ,;.")
    return text[:1].upper() + text[1:]


def _with_you(verb: str) -> str:
    """A verb's form after "you"; a name stays as it is."""
    if verb[0].isupper():
        return verb
    word = verb.lower()
    if word in _VERB_FORMS:
        return _VERB_FORMS[word]
    if word in AUXILIARIES or not word.endswith("s") or word.endswith("ss"):
        return verb
    if word.endswith("ies"):
        return verb[:-3] + "y"
    return verb[:-2] if re.search(r"(?:[sxz]|[cs]h|o)es$", word) else verb[:-1]


def _is_participle(word: str) -> bool:
    """Whether "she's" before it means "she has": "missed", but not "tired", nor the noun "forecast"."""
    return word in _IRREGULAR or (word.endswith("ed") and word not in _FEELINGS)


def _is_noun(word: str) -> bool:
    return bool(word) and word[0].isalpha() and word not in STOPS and word not in PREPOSITIONS
