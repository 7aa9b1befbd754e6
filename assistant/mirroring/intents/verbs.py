"""Verbs in the form that a question needs: "send" as "sending", "sent", "sends"."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.guarding.lexicon import lines
from assistant.mirroring.intents.vocabulary import vocabulary

_VOWELS = "aeiou"
_DOUBLED = frozenset(
    "begin forget regret submit admit commit permit omit refer defer prefer transfer confer occur recur"
    " equip control patrol upset reset offset format program rerun debug cancel travel label model signal"
    " fuel level total channel quit quiz unplug outbid unwrap".split()
)
"""Longer verbs whose last consonant doubles; the rest of the longer ones keep a single one."""

_OTHER_FORMS = {
    "gotten": "get",
    "learnt": "learn",
    "spelt": "spell",
    "practicing": "practise",
    "found": "find",
    "left": "leave",
    "felt": "feel",
    "saw": "see",
    "fell": "fall",
    "rose": "rise",
    "ground": "grind",
    "wound": "wind",
    "bound": "bind",
}
"""Forms that no rule makes, and pasts that are verbs of their own as well, which hardly anybody means."""


@dataclass(frozen=True, slots=True)
class _Verb:
    past: str
    participle: str


@cache
def _irregular() -> Mapping[str, _Verb]:
    found: dict[str, _Verb] = {}
    for line in lines("verbs"):
        base, *forms = line.partition(" :")[0].split()
        if forms:
            found.setdefault(base, _Verb(forms[0], forms[-1]))
    for entry in vocabulary()["irregular"]:
        base, past_form, participle_form = entry.split("/")
        found.setdefault(base, _Verb(past_form, participle_form))
    return found


@cache
def _bases() -> Mapping[str, str]:
    """Every form that isn't the base itself, to its base."""
    found: dict[str, str] = {}
    for base in known():
        for form in (past(base), participle(base), gerund(base), third(base)):
            if form not in known():
                found.setdefault(form, base)
    return found


@cache
def known() -> frozenset[str]:
    """Verbs in their base form."""
    listed = frozenset(line.partition(" :")[0].split()[0] for line in lines("verbs"))
    return listed | vocabulary()["more"] | frozenset(_irregular())


def base_of(form: str) -> str | None:
    """The verb that ``form`` belongs to; None where no verb is known to have it."""
    if form in _OTHER_FORMS:
        return _OTHER_FORMS[form]
    return form if form in known() else _bases().get(form)


def base_of_gerund(form: str) -> str | None:
    if not form.endswith("ing"):
        return None
    base = _bases().get(form)
    return base if base and gerund(base) == form else None


def base_of_past(form: str) -> str | None:
    """For "sent" and "cut" alike."""
    base = base_of(form)
    return base if base and past(base) == form else None


def is_participle(form: str) -> bool:
    base = base_of(form)
    return (base is not None and participle(base) == form) or (len(form) > 4 and form.endswith("ed"))


def is_third(form: str) -> bool:
    base = _bases().get(form)
    return base is not None and third(base) == form


def past(base: str) -> str:
    """
    >>> [past(v) for v in ("send", "plan", "follow", "agree", "try", "visit")]
    ['sent', 'planned', 'followed', 'agreed', 'tried', 'visited']
    """
    if base in _irregular():
        return _irregular()[base].past
    return _regular_past(base)


def participle(base: str) -> str:
    return _irregular()[base].participle if base in _irregular() else _regular_past(base)


def third(base: str) -> str:
    if base in ("have", "be"):
        return {"have": "has", "be": "is"}[base]
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def gerund(base: str) -> str:
    """
    >>> [gerund(v) for v in ("send", "plan", "tie", "see", "write", "begin", "be", "cc")]
    ['sending', 'planning', 'tying', 'seeing', 'writing', 'beginning', 'being', "cc'ing"]
    """
    if base == "cc":
        return "cc'ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if _doubles(base) else base + "ing"


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + base[-1] + "ed" if _doubles(base) else base + "ed"


def _doubles(verb: str) -> bool:
    """Whether the last consonant doubles before an ending: plan, planned."""
    if verb in _DOUBLED:
        return True
    last = verb.rsplit("-", 1)[-1].replace("qu", "q")
    if len(last) < 3 or last[-1] in _VOWELS + "wxy" or last[-2] not in _VOWELS or last[-3] in _VOWELS:
        return False
    return sum(letter in _VOWELS + "y" for letter in last) == 1
