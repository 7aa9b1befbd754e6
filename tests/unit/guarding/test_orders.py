import pytest

from assistant.guarding.orders import orders
from assistant.guarding.parsed import parse


def ordered(text: str) -> list[str]:
    return [s.words[o.verb] for s in parse(text) for o in orders(s) if not o.invites]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Tell her to call the CFO.", ["tell"]),
        ("First, review the pipeline. Then book time with legal.", ["review", "book"]),
        ("Take a breath and call him.", ["call"]),
        ("It's your call: ask him.", ["ask"]),
        ("Before the call, write down three goals.", ["write"]),
        ("Instead of chasing, let them come to you.", ["let"]),
        ("Don't discount.", ["discount"]),
        ("Never open with price.", ["open"]),
        ("Let's set a target of 20 calls.", ["set"]),
        ("Anna, send him the deck.", ["send"]),
        ("Ringfence the budget.", ["ringfence"]),
        ("Price came up twice.", []),
        ("Work with her was always easy.", []),
        ("Call volume is down.", []),
        ("Trust is what you keep coming back to.", []),
        ("Put like that, it sounds heavy.", []),
        ("Sounds like a long week.", []),
        ("You listen, plan, and wait.", []),
        ("Notice anything?", []),
        ("Let's stay with that.", []),
        ("Three things: price, timing, and support.", []),
    ],
)
def test_an_order_is_a_base_verb_without_a_subject(text: str, verbs: list[str]) -> None:
    assert ordered(text) == verbs
