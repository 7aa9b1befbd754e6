"""What is asked of the coach, in the words people type, and what only looks like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.conversation import Role
from assistant.reading import requests

SPEECH = {
    "stops_asking": (
        (
            "I said stop",
            "please no more questions",
            "enough questions for today",
            "can you just stop asking",
            "I'm fed up with your questions",
            "He left at four. Don't ask me anything else.",
            "could we do this without the questions",
            "you ask too much",
            "I really don't want any more questions",
            "I'm not answering another one",
        ),
        (
            "he told me to stop asking him",
            "how do I stop asking closed questions?",
            "I ask too many questions in demos",
            "she had enough questions for a week",
            "no questions came from procurement",
            "I said no to a discount",
            "I should just listen to her",
            "stop here",
            "we stopped the pilot",
        ),
    ),
    "asks_again": (
        (
            "ok, ask me",
            "go ahead",
            "you can ask again",
            "sorry, what would you like to know?",
            "next question",
        ),
        (
            "I'll ask him tomorrow",
            "they can ask me anything",
            "please don't ask me",
            "we go ahead with the pilot",
            "they carry on as before",
        ),
    ),
    "wants_questions": (
        (
            "give me three questions for tomorrow",
            "give me one question",
            "what should I ask him?",
            "any good questions for her?",
            "questions for the 1:1 pls",
            "can you suggest a few open questions",
            "I need something to ask at the start",
            "what to ask when he goes quiet",
            "three questions to take in please",
        ),
        (
            "she never asks any questions",
            "stop with the questions",
            "quick question before we start",
            "he had no questions after the demo",
            "can you make it a question?",
            "the customer asked me a hard question",
            "I don't want more questions",
            "Priya asks endless questions and never waits",
            "I've got two questions ready for the group",
            "I have my own opening question for him",
            "I want fewer questions from them",
            "we prepared some questions last night",
        ),
    ),
    "wants_wording": (
        (
            "word this for me: he is late again",
            "how do I say that without sounding harsh?",
            "draft a message to Ines",
            "can you help me phrase the opening?",
            "write me a short note to the buyer",
            "what do I say when he asks about the raise?",
            "I need a sentence for the team call",
            "give me an opening line",
            "the opening line please",
            "what would be good wording for that",
            "help me with the wording",
        ),
        (
            "he writes long mails to everyone",
            "she said a word about it",
            "the draft of the contract is with legal",
            "how do I find out what he wants",
            "we talked about the wording of the offer last week",
            "no hiding behind wording this time",
            "it was the wording that hurt her",
            "I rewrote the opening line twice and he laughed",
        ),
    ),
    "wants_summary": (
        (
            "sum it up please",
            "can you summarise what I said",
            "recap",
            "tl;dr",
            "where are we",
            "play that back",
            "remind me what I said I'd do",
        ),
        (
            "he sent a summary to the customer",
            "she never writes a recap after calls",
            "they sum up the bill at the end of the month",
        ),
    ),
    "wants_order": (
        (
            "put my points in order: price, timing, scope",
            "sort these thoughts for me",
            "can you bring this into a structure",
            "turn that into an agenda",
            "organise my notes please",
            "give me an agenda for the offsite: territories, dinner, the comp plan",
            "in which order should I raise them",
            "rank these please",
            "put it all into a good order",
            "suggest an order for the four",
            "which of these would you take first",
            "prioritise those for me",
        ),
        ("they put an order in last week", "the order of the talk is fine", "she keeps her desk in order"),
    ),
    "wants_options": (
        (
            "what are my options",
            "give me some options",
            "options please",
            "any alternatives?",
            "show me possibilities",
            "what choices are there",
            "what alternatives do I have",
            "I'm out of ideas here",
            "what ways could this go",
            "give me a couple of ideas",
        ),
        ("he has other options anyway", "the customer wants an option on the second site"),
    ),
    "wants_decision": (
        (
            "what should I do?",
            "just tell me",
            "what would you do",
            "should I go over his head?",
            "how do I get her to open up?",
            "any advice?",
            "so what now",
            "do you think I should wait?",
            "how to motivate him",
            "who gets the account? decide for me",
            "he wants 12% by Friday. what to do?",
            "just give me your opinion",
            "give me a 3 step plan",
            "write me a checklist for it",
            "just tell me one thing",
            "can you draw up a plan",
            "bullets please",
            "what do the best managers do here",
            "what would a decent boss say",
            "what's the smart move then?",
            "tell me the secret",
            "name one trick",
        ),
        (
            "she asked for advice on her career",
            "I told him what to do",
            "he should know better",
            "how he does it I don't know",
            "I don't know how to put it",
            "I have to get this right",
            "need to sort this out with her",
            "he got it in the end",
            "I'd like to bring it up gently",
            "they put everything in order before the audit",
            "she gets her points in order first",
            "tell me the order number",
            "I don't need options",
            "no more ideas please",
            "she never gives me options",
            "I don't need advice, I've had plenty",
            "no tips please",
            "she gave me a plan on Friday",
            "he has a 90 day plan",
            "guess who gets the blame",
            "I told him the one thing he feared",
            "the steps are clear",
        ),
    ),
    "pushes_back": (
        (
            "stop asking me questions",
            "you're not helping",
            "this is pointless",
            "answer my question",
            "enough questions already",
            "you keep asking",
            "are you even listening?",
        ),
        (
            "he isn't listening to the customer",
            "she stopped asking for help",
            "the customer asked too much",
            "it's annoying how he does it in every meeting",
        ),
    ),
    "thinks_it_over": (
        (
            "I need to think",
            "let me sleep on it",
            "I'll think about it",
            "need some time to think",
            "food for thought",
            "sleeping on that",
            "still mulling it over",
            "I need another night",
            "let me sit with that",
            "I'd need the weekend",
            "parking this until Monday",
            "leave that with me",
        ),
        (
            "I think about him a lot",
            "she thinks it over and over",
            "what do you think",
            "now that I think about it, he was first to ask",
            "if I think about what she said",
            "I was thinking about his notes all day",
            "I'll sit with her on Thursday",
            "I need a day off",
            "when I think about it I get angry",
        ),
    ),
    "lands": (
        (
            "that's all for now",
            "I'm done",
            "let's wrap this up",
            "I've got what I need",
            "gotta run",
            "I know what I'll say",
            "ok that's enough for today",
            "enough for tonight",
            "I've got it now",
            "I'm good",
        ),
        (
            "he is done with the project",
            "she has enough leads",
            "that's all he said to me in an hour",
            "she's not good enough for this patch",
            "I got it from Omar in spring",
            "I'm good with numbers",
            "that demo was bad enough for three of us",
            "I have it in writing",
        ),
    ),
    "commits": (
        (
            "I'll ask her on Monday",
            "ok, I will start with the renewal",
            "I'm going to listen first",
            "right, I'll call him",
            "my plan is to wait until Friday",
            "ok gonna ring her",
            "will write to him tomorrow",
            "calling them first thing tomorrow",
            "right, going to ask what he needs",
            "sending him the list tonight",
        ),
        (
            "she said I'll do it and didn't",
            "I'll never understand him",
            "I will be late",
            "I'll have to think about it",
            "I'll lose the deal if this goes on",
            "will he ever call back",
            "going to be a long quarter",
            "calling strangers is what I hate",
            "starting is the hard part",
            "they will call me",
            "will you ask him?",
        ),
    ),
    "leaves": (
        (
            "ok that's it, bye",
            "right, he's at the door",
            "good, ta",
            "cheers",
            "that'll do for the agenda. thanks",
            "going for a run",
            "ok, off to bed",
        ),
        (
            "he hung up without a thanks",
            "she's waiting for the quote",
            "did he say thanks?",
            "he's in a mood today",
            "bye for him means see you in court",
        ),
    ),
    "asks_which_framework": (
        (
            "which framework is that?",
            "where does that come from",
            "what's that based on?",
            "source?",
            "what method is this",
        ),
        ("the source of the lead is unknown", "which model of the pump do they want", "he works by a method"),
    ),
    "says_yes": (
        (
            "yes",
            "yes please",
            "ok",
            "sure, why not",
            "go ahead",
            "yeah, options",
            "that would help",
            "please do",
        ),
        (
            "yes but he never does it on time and I am sick of it",
            "yes he told me about it in the last meeting and he was upset",
            "okay so he came in late again on friday",
        ),
    ),
    "says_no": (
        ("no", "nah", "no thanks", "not really", "rather not"),
        ("he said no", "nobody did", "notes are missing"),
    ),
    "says_nothing": (
        ("nothing", "honestly nothing", "no, there was nothing", "can't think of anything", "not really"),
        ("he said nothing to me in the call", "there's something"),
    ),
    "says_when": (
        ("on Tuesday", "I'll do it tomorrow", "by the 12th", "next week", "in the morning", "before the QBR"),
        ("he never says when", "some day perhaps"),
    ),
    "picks": (
        (
            "the second one",
            "number 2",
            "I'll take the first",
            "2",
            "the last one please",
            "ok, the middle one sounds like me",
        ),
        (
            "the second call went badly",
            "first of all he was late",
            "two of them left",
            "the third quarter was bad",
        ),
    ),
    "picks_none": (("none of them", "neither", "none", "no, none of those"), ("nonetheless", "no one came")),
    "approves": (
        ("perfect", "great thanks", "that works", "love it", "spot on"),
        ("great rep, bad numbers", "perfect is his word"),
    ),
    "is_decided": (
        (
            "it's already decided",
            "that's company policy",
            "the decision is final",
            "this is non-negotiable",
            "it's signed and final",
            "compliance says so",
            "he works without a helmet",
        ),
        (
            "we haven't decided yet",
            "she can't decide",
            "he decided to call them",
        ),
    ),
    "disguises": (
        (
            "could you make it a question",
            "turn that into a question so he feels heard",
            "put it as a question",
        ),
        ("he made it a question of honour", "put that question to her", "there's a question mark on it"),
    ),
    "for_buyer": (
        ("questions for the customer", "for my call tomorrow", "to ask the CFO"),
        ("for the 1:1 with him",),
    ),
}
ROWS = [(name, text, True) for name, (fits, _) in SPEECH.items() for text in fits] + [
    (name, text, False) for name, (_, others) in SPEECH.items() for text in others
]


@pytest.mark.parametrize(("name", "text", "is_one"), ROWS, ids=lambda value: str(value))
def test_what_is_asked(name: str, text: str, is_one: bool) -> None:
    assert bool(getattr(requests, name)(text)) is is_one


@pytest.mark.parametrize("name", list(SPEECH))
def test_capitals_and_typed_quotes_change_nothing(name: str) -> None:
    for text in SPEECH[name][0]:
        assert getattr(requests, name)(text.upper().replace("'", "’"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("give me five questions", 5),
        ("3 questions please", 3),
        ("a couple of questions", 2),
        ("another question", 1),
        ("12 questions for her", 5),
        ("0 questions", 1),
        ("two more good questions", 2),
        ("some questions", None),
        ("questions", None),
    ],
)
def test_how_many(text: str, count: int | None) -> None:
    assert requests.how_many(text) == count


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("I've got five minutes", 5),
        ("10 mins till she walks in", 10),
        ("1:1 in 15", 15),
        ("my 1:1 starts in ten", 10),
        ("only have a couple of minutes", 2),
        ("half an hour is too long, I have 20 min", 20),
        ("no time, she is here", 5),
        ("super quick", 5),
        ("I have 90 minutes", None),
        ("he was ten minutes late", None),
        ("a 30 minute call with the buyer", None),
        ("the meeting is in three days", None),
        ("he talked for 40 minutes", None),
        ("quick question", None),
        ("we lost by five percent", None),
        ("she cut me off three times in ten minutes", None),
        ("he could write that in fifteen minutes", None),
        ("it was over in six minutes", None),
        ("that's twenty minutes of nothing", None),
        ("they solved it in 5 min", None),
        ("in 10 min I see Anna", 10),
        ("need to be done in ten minutes", 10),
        ("board meets in 20 minutes", 20),
    ],
)
def test_minutes_there_are(text: str, minutes: int | None) -> None:
    assert requests.minutes(text) == minutes


TERMS = {
    "grow": "grow",
    "sbi": "SBI",
    "situational leadership": "Situational Leadership",
    "miller's law": "Law",
}


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("what is GROW?", "grow"),
        ("whats sbi", "SBI"),
        ("What's the GROW model", "grow"),
        ("explain situational leadership please", "Situational Leadership"),
        ("so what does SBI stand for again?", "SBI"),
        ("SBI = ?", "SBI"),
        ("and sbi?", "SBI"),
        ("what is QZX?", "QZX"),
        ("what is the problem with him?", None),
        ("what is he thinking", None),
        ("what's up", None),
        ("tell me about the last call", None),
        ("I want her to grow", None),
    ],
)
def test_the_term_a_question_is_about(text: str, term: str | None) -> None:
    assert requests.asked_term(text, TERMS) == term


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("let's go back to the goal", "goal"),
        ("skip to options please", "options"),
        ("back to work then", None),
    ],
)
def test_a_stage_asked_for(text: str, stage: str | None) -> None:
    assert requests.named_stage(text, {"goal": "goal", "options": "options"}) == stage


@pytest.mark.parametrize(
    ("text", "tone"),
    [("shorter", "shorter"), ("bit cold now", "warmer"), ("less formal", "looser"), ("fine", None)],
)
def test_how_a_draft_is_to_be_otherwise(text: str, tone: str | None) -> None:
    assert requests.tone(text) == tone


def test_a_bare_request_leans_on_what_was_said_before_it() -> None:
    said = ["draft me the message pls", "I want to ask my manager to listen to one of my calls"]
    assert requests.draft_kind(said, Role.REP) == "ask-for-coaching"
    assert requests.draft_kind(said[:1], Role.REP) == "buyer"


@pytest.mark.parametrize(
    ("text", "role", "kind"),
    [
        ("draft an agenda for our 1:1", Role.LEADER, "agenda"),
        ("how do I tell him he won't get the raise", Role.LEADER, "telling"),
        ("help me phrase feedback on his prep", Role.LEADER, "feedback"),
        ("how do I open the 1:1", Role.LEADER, "opening"),
        ("write a note asking my manager to coach me", Role.REP, "ask-for-coaching"),
        ("write a mail to the buyer", Role.REP, "buyer"),
    ],
)
def test_the_kind_of_draft(text: str, role: Role, kind: str) -> None:
    assert requests.draft_kind([text], role) == kind


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("put these in order: price, the timing; scope", ("price", "the timing", "scope")),
        ("sum this up: He was late. She was early.", ("He was late", "She was early")),
        ("put these in order:\n- price first\n- then timing", ("price first", "then timing")),
        ("put these in order", ()),
        ("write the 1:1 agenda: forecast, the Orion deal, June", ("forecast", "the Orion deal", "June")),
        ("note: he was late again today", ()),
    ],
)
def test_points_that_come_with_a_request(text: str, points: tuple[str, ...]) -> None:
    assert requests.content(text) == points


@pytest.mark.parametrize(
    ("told", "items"),
    [
        (
            ["Three things came up: his rota, the Orrin price; and a desk by the window. Odd.", "and?"],
            ("his rota", "the Orrin price", "a desk by the window"),
        ),
        (["on my list: a, b and c", "four topics: w, x, y and z"], ("w", "x", "y", "z")),
        (["he said: no, never, not with me"], ()),
        (["two things: price and time"], ()),
        ([], ()),
    ],
)
def test_a_list_that_was_told(told: list[str], items: tuple[str, ...]) -> None:
    assert requests.enumerated(told) == items


@pytest.mark.parametrize(
    ("text", "itself"),
    [
        ('she wrote "just tell me what to do" and left it', "she wrote and left it"),
        ('"what are you?"', '"what are you?"'),
        ("it's Tom's and Ann's", "it's Tom's and Ann's"),
    ],
)
def test_what_a_message_says_itself(text: str, itself: str) -> None:
    assert requests.unquoted(text) == itself


@pytest.mark.parametrize(
    ("said", "ways"),
    [
        (["should I move Jonas or leave him there?"], ["move Jonas", "leave him there"]),
        (["I could call the CFO"], ["call the CFO"]),
        (["maybe I'll wait for a week"], ["wait for a week"]),
        (["I'm torn between calling Petra and writing to her"], []),
        (
            ["I could wait it out", "should I call or write to Petra?"],
            ["call", "write to Petra", "wait it out"],
        ),
        (["he could do better"], []),
    ],
)
def test_ways_the_coachee_named(said: list[str], ways: list[str]) -> None:
    assert requests.own_options(said) == ways


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("11 not 14, sorry", ("11", "14")),
        ("it's Ines, not Inge", ("ines", "inge")),
        ("not now", None),
        ("he is not here", None),
    ],
)
def test_a_word_put_right(text: str, pair: tuple[str, str] | None) -> None:
    assert requests.correction(text) == pair


@given(st.text(max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for name in SPEECH:
        assert getattr(requests, name)(text) in (True, False)
    assert requests.how_many(text) in (None, 1, 2, 3, 4, 5)
    minutes = requests.minutes(text)
    assert minutes is None or 0 <= minutes <= requests.MOST_MINUTES
    assert requests.own_options([text]) is not None
    assert isinstance(requests.content(text), tuple)


class TestQuiet:
    """From what was said so far: whether nothing is to be asked now."""

    STOP = "no more questions please"

    def test_it_lasts_until_questions_are_asked_for(self) -> None:
        said = ["I lost Acme", self.STOP, "on price", "in May", "to Hallberg"]
        assert all(requests.wants_quiet(said[:n]) for n in (3, 4, 5))
        assert not requests.wants_quiet([*said, "ok ask me"])
        assert not requests.wants_quiet([*said, "ok ask me", "it was the price"])
        assert requests.wants_quiet([*said, "ok ask me", "it was the price", self.STOP, "hm"])

    def test_impatience_is_heard_once(self) -> None:
        said = ["I lost Acme", "this isn't helping", "on price", "in May"]
        assert requests.wants_quiet(said[:3])
        assert not requests.wants_quiet(said)

    def test_in_a_journey_the_asking_ends_with_it(self) -> None:
        said = ["I lost Acme", "this isn't helping", "on price", "in May"]
        assert requests.wants_quiet(said, in_journey=True)

    def test_nothing_was_said_against_it(self) -> None:
        assert not requests.wants_quiet([])
        assert not requests.wants_quiet([self.STOP])
        assert not requests.wants_quiet(["I lost Acme", "on price"])
