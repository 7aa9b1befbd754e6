"""What a line is after, and which of its words can be said again."""

import pytest

from assistant.domain.mirror import LineKind
from assistant.mirroring.intents import verbs
from assistant.mirroring.intents.direct import directly
from assistant.mirroring.intents.reading import understand
from assistant.mirroring.intents.sound import sound
from assistant.mirroring.intents.understood import Intent, Understood
from assistant.mirroring.intents.words import read, say, sentences

CLOSED = LineKind.CLOSED
ADVICE = LineKind.ADVICE_AS_QUESTION
DIRECTIVE = LineKind.DIRECTIVE
WHY = LineKind.WHY_BLAMING


@pytest.mark.parametrize(
    ("line", "kind", "intent"),
    [
        ("Does that make sense?", CLOSED, Intent.CHECK),
        ("Is it price or timing?", CLOSED, Intent.EITHER),
        ("Are you free on Thursday?", CLOSED, Intent.SCHEDULE),
        ("Do you want my help with the pricing talk?", CLOSED, Intent.WANTS),
        ("Could you maybe loop in legal?", ADVICE, Intent.INVOLVING),
        ("Would it make sense to lower the price?", ADVICE, Intent.PRICING),
        ("Have you tried blocking two hours a day?", ADVICE, Intent.TIME),
        ("Never send a quote without an order.", DIRECTIVE, Intent.REFRAIN),
        ("Be more confident on price.", DIRECTIVE, Intent.BECOME),
        ("Why was the proposal late?", WHY, Intent.LATELY),
    ],
)
def test_intents(line: str, kind: LineKind, intent: Intent) -> None:
    assert understand(line, kind)[0].intent is intent


@pytest.mark.parametrize(
    ("line", "intent"),
    [
        ("Send me the numbers by Friday.", Intent.DELIVERING),
        ("Call the CFO today.", Intent.APPROACHING),
        ("Log every call on the same day.", Intent.ROUTINE),
        ("Pick three target accounts.", Intent.DECIDING),
        ("Stop discounting.", Intent.STOPPING),
        ("Don't offer a discount.", Intent.REFRAIN),
        ("Go and see the plant in Leeds.", Intent.REQUEST),
    ],
)
def test_the_way_to_ask_is_chosen_by_what_is_told(line: str, intent: Intent) -> None:
    assert understand(line, DIRECTIVE)[0].intent is intent


@pytest.mark.parametrize(
    ("slot", "text", "passes"),
    [
        ("matter", "the split of the quota with Leeds", True),
        ("matter", "the calls you made last week", True),
        ("matter", "Fenwick closes", False),
        ("matter", "the smaller accounts renew faster", False),
        ("matter", "the client two options", False),
        ("person", "the head of production", True),
        ("person", "their finance director yourself", False),
        ("whether", "the QBR starts tomorrow", True),
        ("whether", "Sanjay on the call was as well", False),
        ("whether", "it makes how many months", False),
        ("doing", "making sure the dates are right", True),
        ("doing", "telling them she will lost interest", False),
        ("doing", "agreeing today on which", False),
        ("do", "to", False),
        ("did", "you went back to them", True),
        ("asked", "who else is bidding", True),
        ("asked", "what did they choose", False),
        ("opened", "how did the the demo go", False),
    ],
)
def test_only_words_that_are_english_in_their_place_are_said(slot: str, text: str, passes: bool) -> None:
    assert (slot in sound(Understood(Intent.ANY, {slot: text}))) is passes


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("how the demo went", "how did the demo go"),
        ("what the customer told you", "what did the customer tell you"),
        ("what kind of support you need from me", "what kind of support do you need from me"),
        ("how things are between you and Dan", "how are things between you and Dan"),
        ("how they have taken it", "how have they taken it"),
        ("what happened on Friday", "what happened on Friday"),
        ("how many calls you made", None),
        ("why they left", None),
    ],
)
def test_a_question_in_a_sentence_becomes_a_question_of_its_own(told: str, asked: str | None) -> None:
    found = directly(read(told))
    assert (say(found) if found else None) == asked


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("have u updated the crm", "have you updated the CRM"),
        ("Didn't Jonas' client say he'd call", "didn't Jonas' client say he would call"),
        ("WHY DIDNT YOU CALL THE CFO", "why didn't you call the CFO"),
        ("2) did you call maria?", "did you call Maria"),
        ("the client's CTO and the IT manager", "the client's CTO and the IT manager"),
        ("$40k or 50% in Q3", "$40k or 50% in Q3"),
        ("a 12-month B2B deal at 3x", "a 12-month B2B deal at 3x"),
        ("she'd lost interest, how'd it go", "she had lost interest, how did it go"),
        ("your ute and the follow up", "your ute and the follow-up"),
        ("they will sign", "they'll sign"),
    ],
)
def test_words_are_mended_as_far_as_they_must(typed: str, shown: str) -> None:
    assert say(read(sentences(typed)[0])) == shown


def test_verbs_keep_their_spelling() -> None:
    bases = ["send", "plan", "begin", "visit", "agree", "follow", "tie", "quit", "multi-thread"]
    gerunds = [verbs.gerund(base) for base in bases]
    assert gerunds == [
        "sending", "planning", "beginning", "visiting", "agreeing", "following", "tying", "quitting",
        "multi-threading",
    ]  # fmt: skip
    assert [verbs.base_of(gerund) for gerund in gerunds] == bases
    assert [verbs.base_of(form) for form in ("found", "left", "sent", "spoken", "cut")] == [
        "find", "leave", "send", "speak", "cut",
    ]  # fmt: skip
