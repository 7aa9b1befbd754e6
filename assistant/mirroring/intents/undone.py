"""What should have been done, as a question about how it was seen at the time.

It can't be asked for any more. What is behind it is how it was looked at then, and so it is read on as a
question that asks to account for it.
"""

import re
from collections.abc import Callable

from assistant.domain.mirror import LineKind
from assistant.mirroring.intents.verbs import base_of_gerund, is_participle, known

_SOFT = (
    r"(?:(?:really|just|simply|also|probably|maybe|perhaps|definitely|clearly|honestly|at least"
    r"|a bit|a little) )*"
)
_HAVE = rf"(?:have |of |['’]ve |ve ){_SOFT}"
_NOT = r"(?:n['’]?t| not| never)"
_YOU = rf"\b(?:you|u|we) {_SOFT}"
_REGRETTED = rf"{_YOU}(?:should{_NOT} ?|never should ?|ought{_NOT} to ){_SOFT}{_HAVE}"
"""Ends before what was done and shouldn't have been."""
_LEFT = (
    rf"{_YOU}(?:should|ought to|could|might|may) ?{_SOFT}{_HAVE}"
    rf"|\b(?:should|could|might){_NOT}? {_YOU}(?:not )?{_HAVE}"
    rf"|\bi(?:['’]d| would) ?{_SOFT}{_HAVE}"
)
"""Ends before what was left: "you could have | sent it"."""
_NOT_MEANT = rf"{_YOU}were(?:n['’]?t| not) {_SOFT}(?:supposed|meant|expected) to {_SOFT}"
_NOT_MET = (
    rf"{_YOU}(?:needed|were {_SOFT}(?:supposed|meant|expected)) to {_SOFT}"
    rf"|\b(?:were|weren['’]?t) you (?:not )?(?:supposed|meant|expected) to {_SOFT}"
    rf"|{_HAVE}(?:been {_SOFT}(?:an? |the )?(?:\w+ )??"
    r"(?:better|best|smarter|smart|wiser|wise|worth|helpful|useful|safer|sensible)"
    rf"(?: (?:idea|move|way|off))?|helped|done better|made sense) (?:to )?{_SOFT}"
)
"""The same for a bare verb: "you were supposed to | send it"."""


def _is_action(verb: str) -> bool:
    return verb in known() or base_of_gerund(verb) is not None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str], bool], str], ...] = (
    (re.compile(_REGRETTED, re.IGNORECASE), is_participle, "Why have you"),
    (re.compile(_NOT_MEANT, re.IGNORECASE), lambda verb: verb in known(), "Why did you"),
    (re.compile(_NOT_MET, re.IGNORECASE), _is_action, "Why didn't you"),
    (re.compile(_LEFT, re.IGNORECASE), is_participle, "Why haven't you"),
)
_KINDS = frozenset((LineKind.DIRECTIVE, LineKind.ADVICE_AS_QUESTION))
_WORD = re.compile(r"[a-z]+")


def as_account(line: str, kind: LineKind) -> str | None:
    """The line as one that asks to account for what was done or left; None where it tells no such thing."""
    if kind not in _KINDS:
        return None
    for form, fits, asks in _FORMS:
        found = form.search(line)
        verb = _WORD.match(line[found.end() :].lower()) if found else None
        if found and verb and fits(verb[0]):
            rest = line[found.end() + len(verb[0]) :].rstrip(" .!?")
            return f"{asks} {base_of_gerund(verb[0]) or verb[0]}{rest}?"
    return None
