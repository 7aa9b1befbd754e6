"""What may be heard in a message besides its matter; and that it is the coachee's, not somebody else's."""

import pytest

from assistant.prompt_library import PromptLibrary
from assistant.reading.patterns import patterns
from assistant.shipped import shipped_folder

HEARD = {
    "worry": (
        ("I'm worried about her", "i dread the demo"),
        ("no worries", "she is never afraid of anybody", "Mia seems worried", "my boss fears the audit"),
    ),
    "heat": (
        ("I'm fed up with it", "this is ridiculous", "it's so frustrating"),
        ("the heating contract is signed", "my boss will be furious", "their CFO got really annoyed"),
    ),
    "loss": (
        ("we lost the tender", "lost acme today", "it fell through", "I'm gutted"),
        ("he lost interest", "I lost track of time", "she lost her patience", "Jonas was gutted"),
    ),
    "silence": (("she went quiet", "he never says a word", "they ghosted us"), ("he said it quite clearly",)),
    "gap": (
        ("he promised it and then nothing came", "she nods but never does it", "they agreed, still no date"),
        ("he promised the dealers delivery in week 30", "she said she'd help", "we agreed on Friday"),
    ),
    "own-part": (
        ("I should've asked", "I interrupted her", "i forgot to call", "my own fault", "I never asked him"),
        ("the customer laughed, I didn't", "I never met the new one in person", "she never asked"),
    ),
    "voice-above": (
        ("my boss wants it gone", "the vp said no"),
        ("she wants to be a boss", "he bossed around"),
    ),
    "shift": (
        ("she used to bring a list", "since the merger he is different", "not anymore"),
        ("it is the same",),
    ),
    "again": (
        ("it's the same story again", "he keeps rescheduling", "every 1:1 is like that"),
        ("the old one always told me where we stood", "against the odds"),
    ),
    "choice": (
        ("do I move him or not", "I'm torn", "I have to choose"),
        ("she didn't pick up the phone", "pick-up at nine"),
    ),
    "effort": (
        ("I told him twice", "told her twice", "we've tried it all", "I've been chasing them for weeks"),
        (
            "Bruna says she would share if somebody asked her",
            "he told me about it",
            "they asked him to leave",
        ),
    ),
    "two-sides": (("he is good but slow", "I like it though"), ("the butter contract",)),
    "open": (("I don't know", "not sure why", "no idea"), ("he knows it well",)),
    "load": (
        ("I'm exhausted", "9 reps and dead on fridays", "I can't keep up", "too much on my plate"),
        ("she says they are busy people", "the busy season starts"),
    ),
    "gladness": (
        ("I'm so proud of her", "I love it", "we're thrilled"),
        ("the best rep left", "it was hardly great", "they loved the demo", "the buyer was delighted"),
    ),
    "wish": (
        ("I'd like him to say no for once", "I want her to grow", "I hope she stays"),
        ("I don't want to play the boss", "she wants to leave", "the customer needs it to work"),
    ),
    "grief": (
        (
            "her brother died last month",
            "his mother passed away",
            "she is at a funeral",
            "he lost his father",
        ),
        ("I died on that call", "the deal died", "the project was buried"),
    ),
}
ROWS = [(n, t, True) for n, (fits, _) in HEARD.items() for t in fits] + [
    (n, t, False) for n, (_, others) in HEARD.items() for t in others
]


@pytest.mark.parametrize(("name", "text", "is_heard"), ROWS)
def test_what_is_heard(name: str, text: str, is_heard: bool) -> None:
    assert patterns("undertones")[name](text) is is_heard


def test_each_has_its_wordings_and_each_wording_its_undertone() -> None:
    prompts = PromptLibrary.load(shipped_folder("prompts"))
    hearing = {name.removeprefix("hear-") for name in prompts.names if name.startswith("hear-")}
    assert hearing == set(patterns("undertones")) == set(HEARD)
    for name in hearing:
        assert prompts.variants(f"hear-{name}") >= 3
        for number in range(prompts.variants(f"hear-{name}")):
            text = prompts.render(f"hear-{name}", number)
            assert len(text.split()) <= 14
            assert "?" not in text
