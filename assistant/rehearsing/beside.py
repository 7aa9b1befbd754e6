"""What a leader types in a practice that isn't meant for the rep: she is sore, stuck, or wants to stop."""

import re
from enum import StrEnum

from assistant.domain.words import plain


class Beside(StrEnum):
    SORE = "sore"
    STUCK = "stuck"
    STOPS = "stops"


_NOW = r"(?: (?:right )?now| at the moment| today| here| again)*"
_SORE = re.compile(
    r"\bi (?:can't|cannot|can not|cant) (?:do|take|handle|stand|bear|go on with|cope with) (?:this|it|any of this)\b"
    r"|\bi(?:'m| am| feel|'m feeling| am feeling) (?:really |so |just |totally |about to |close to |starting to )*"
    r"(?:cry(?:ing)?|tears|in tears|shaking|panick?ing|falling apart|breaking down|overwhelmed|a wreck|sick to my stomach"
    r"|not (?:ok|okay|well|alright|doing well)|awful|terrible|exhausted|scared|terrified|ashamed)\b"
    r"|\bi(?:'m| am) (?:a |such a |just a )(?:bad|terrible|awful|lousy|useless|failure|fraud)\b"
    r"|\b(?:this|it) (?:is|'s) (?:all )?(?:getting )?(?:too much|too hard|too close|really painful|hitting home)(?: for me)?\b"
    r"|\bthis (?:hurts|upsets me|is upsetting)\b|\bpanic attack\b"
)
_STUCK = re.compile(
    r"^(?:(?:ok|okay|hm+|um+|well|so|help)[, ]+)*(?:"
    r"(?:please )?help(?: me)?(?: please)?|what (?:should|do|can|would|could) (?:i|you) (?:say|ask|do)(?: to (?:him|her|them))?"
    rf"(?: next| now| here| then)*|(?:i )?(?:don't|dont|do not) know what (?:to|i should) (?:say|ask|do)(?: next)?{_NOW}"
    rf"|(?:i'm|im|i am) (?:stuck|lost|blank){_NOW}|no idea what to (?:say|ask){_NOW}|give me (?:a|an) (?:hint|tip|idea|example|line)"
    r")[ .!?]*$"
)
_STOPS = re.compile(
    r"^(?:(?:ok|okay|please|sorry|wait|let's|lets|can we|could we|i want to|i'd like to|i need to)[, ]+)*"
    r"(?:stop|pause|time ?out|hold on|end|quit|take a break|have a break|break)"
    r"(?: (?:it|this|there|here|now|please|for a (?:moment|minute|second)|(?:the|this) (?:practice|rehearsal|exercise|role-?play|game)))*[ .!?]*$"
    r"|^(?:that's|that is|this is) enough(?: for (?:today|now))?[ .!?]*$"
)


def beside(text: str) -> Beside | None:
    """None for a line to the rep."""
    line = plain(text)
    if _SORE.search(line) and "?" not in line:
        return Beside.SORE
    if _STUCK.match(line):
        return Beside.STUCK
    return Beside.STOPS if _STOPS.match(line) else None
