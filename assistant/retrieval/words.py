"""Plain speech as words to count: lower case, no apostrophes, endings cut, empty words left out."""

import re
import unicodedata

_WORD = re.compile(r"[a-z0-9]+")
_EMPTY = frozenset(
    _WORD.findall(
        """
        a an and are as at be been but by do did does for from had has have he her hers him his i if in is
        it its im ive id me my of on or our she so that the their them then there they this to us was we
        were will with would you your youre hes shes theyre thats whats just really like
        """
    )
)
_ENDINGS = ("ingly", "edly", "ings", "ing", "ies", "ed", "es", "ly", "s")


def words(text: str) -> list[str]:
    """Stems in the order of the text; the same function for passages and queries."""
    folded = unicodedata.normalize("NFKD", text.lower()).replace("'", "").replace("\u2019", "")
    return [stem(word) for word in _WORD.findall(folded) if word not in _EMPTY]


def stem(word: str) -> str:
    """A word without its ending, where four letters or more remain: "blames", "blaming" -> "blam"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            word = word.removesuffix(ending)
            break
    # A last e, and a consonant doubled for the ending, would keep forms of one word apart.
    word = word.removesuffix("e") if len(word) > 4 else word
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word
