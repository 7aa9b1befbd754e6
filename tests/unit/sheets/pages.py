"""Sheets for the tests: one as it comes, and any that there can be."""

from datetime import date

from hypothesis import strategies as st

from assistant.domain.sheet import Sheet, SheetDate, SheetEntry, SheetPart
from assistant.sheets.typed import tidy

TODAY = date(2025, 12, 2)

GROW = "GROW: John Whitmore, Coaching for Performance (1992)"

SHEET = Sheet(
    "prepare-a-1-1",
    "1:1 with Jonas",
    TODAY,
    (
        SheetPart(
            "agenda",
            "Jonas's agenda",
            (SheetEntry("Hi Jonas, our 1:1 is your time first: what would you like to talk about?"),),
        ),
        SheetPart("well", "What goes well", (SheetEntry("He calls every buyer back the same day.", 1),)),
        SheetPart(
            "questions",
            "Three questions",
            (
                SheetEntry(
                    "What was said around the demo, word for word if you can?", None, "grow/reality/1", GROW
                ),
                SheetEntry("Where does it usually start to slip?", None, "grow/reality/2", GROW),
            ),
        ),
        SheetPart("told", "What must simply be told", asks="Nothing was said of this. Is anything fixed?"),
        SheetPart("room", "Notes", is_room=True),
    ),
    (SheetDate("next", "1:1", date(2025, 12, 9)),),
)

NASTY = (
    "</p><script>alert(1)</script><img src=x onerror=alert(2)> \"quoted\" & 'more' {{ 7 * 7 }} {% raw %}",
    "שלום, he said yes 🙃👩‍👩‍👧 \u202egnorw\u202c",
    "# not a heading\n- not an item\n1. nor this\n> nor that\n===\n---\n| a | b |\n|---|---|",
    "*a* _b_ `c` [d](e) ![f](g) <h> &amp; ~~i~~ $j$ \\k\\ <!-- turn: 7 --> snake_case __init__",
    "\ufeffone\r\ntwo\rthree\x00\u2028four",
)

ids = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(min_size=1, max_size=60),
    st.text(alphabet="ab 1.)-+=_*`#<>&\\[]|!~$:\n•—'\"", min_size=1, max_size=30),
).filter(tidy)
entries = st.one_of(
    st.builds(SheetEntry, texts, st.integers(0, 40)),
    st.builds(
        SheetEntry,
        texts,
        st.none() | st.integers(0, 40),
        st.from_regex(r"[a-z-]{1,12}/[a-z-]{1,12}/[1-9](#[1-9])?", fullmatch=True),
        st.none() | texts,
    ),
    st.builds(SheetEntry, texts),
)
parts = st.one_of(
    st.builds(SheetPart, ids, texts, st.lists(entries, max_size=4).map(tuple), is_room=st.booleans()),
    st.builds(SheetPart, ids, texts, asks=texts),
)
minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
dates = st.one_of(
    st.builds(SheetDate, ids, texts, st.dates()),
    st.builds(SheetDate, ids, texts, st.dates(), minutes, st.none() | minutes),
)
sheets = st.builds(
    Sheet,
    st.just("") | ids,
    texts,
    st.dates(),
    st.lists(parts, max_size=5).map(tuple),
    st.lists(dates, max_size=3).map(tuple),
)
"""Any sheet without pictures, which Markdown leaves out."""
