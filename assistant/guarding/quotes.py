"""Words in quotation marks: somebody else's, or a draft of what someone might say."""

import re

OPENING = re.compile(r"(?<!\w)[\"“«](?=\S)")

_LONGEST = 600
QUOTED = re.compile(
    rf"(?<!\w)(?:\"(?=\S)[^\"\n]{{1,{_LONGEST}}}\"|“(?=\S)[^”\n]{{1,{_LONGEST}}}”|«(?=\S)[^»\n]{{1,{_LONGEST}}}»)"
    r"|(?<!\w)['‘](?=\w)(?:[^'’\n.!?]|['’](?=\w))+[.!?,]?['’](?!\w)"
)
"""Double quotes of any kind; single ones only around a few words of one sentence."""
