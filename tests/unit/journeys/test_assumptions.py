"""A question that takes something for granted is asked only where that was said."""

import pytest

from assistant.journeys.assumptions import assumptions, known
from tests.unit.briefs import a_talk


@pytest.mark.parametrize(
    ("question", "given", "not_given"),
    [
        ("Whose version of the deal would you like to hear?", "we lost it", "he is always late"),
        ("Who has heard the buyer's side?", "the customer left", "he is always late"),
        ("What is your boss afraid of?", "my boss wants it", "he is always late"),
        ("What would make the next ten minutes useful?", "I have ten minutes", "he is always late"),
        ("What do you want, apart from the number?", "he missed his target", "he is always late"),
        ("What was actually said to you?", "she told me off", "he is always late"),
        ("What might that yes stand for?", "he says yes to all", "he is always late"),
        ("What did the silence say?", "she went quiet", "he is always late"),
    ],
)
def test_it_has_to_be_said(question: str, given: str, not_given: str) -> None:
    assert known(a_talk(given))(question)
    assert not known(a_talk(not_given))(question)


@pytest.mark.parametrize(
    ("name", "question", "given", "not_given"),
    [
        ("deal", "Which sign would make you watch this deal?", "the deal is due", "new here, still no deal"),
        ("buyer", "What did the buyer bring up?", "the price was too high", "I showed the new pricing"),
        ("yes", "Which of Jakub's commitments came from you?", "he says yeah to all", "so yeah, at two"),
        ("silence", "What goes on in Anna during the pause?", "she said nothing", "she's good on the phone"),
        ("number", "How far is the number you give from yours?", "my forecast is off", "70 percent was me"),
        ("solving", "How soon after his first words did you start solving?", "i always answer", "I told her"),
        ("warning", "What happens when somebody warns you early?", "I heard too late", "she has a point"),
        ("amends", "Beyond putting this right, what would you love?", "he made a mistake", "she is sad"),
        ("another-go", "What makes this worth another go?", "I tried twice", "it kinda stings"),
        ("your-contact", "What has your contact told you?", "my champion left", "everyone has closed one"),
        ("vote-at-theirs", "Who had a vote?", "the board said no", "he got the cfo in early"),
        ("a-yes-of-the-buyer", "What have they agreed to that takes effort?", "they agreed", "nice demo"),
        ("deal", "Imagine this deal quietly died: who would be least surprised?", "the tender is due", "hm"),
        ("deal", "Which sign would make you watch this deal?", "they want a quote", "he won't listen"),
        ("buyer", "What would the buyer give up last?", "the client is cross", "my team is tired"),
        ("buyer", "Who on their side keeps count of this?", "procurement again", "he rolled his eyes"),
        ("boss", "What does your boss believe you need?", "the director asked", "the customer left"),
        ("ten-minutes", "What would make the next ten minutes useful?", "I've got ten", "I've got time"),
        ("number", "What would you aim for, if the number had come from you?", "quota is up", "I'm tired"),
        (
            "words-to-you",
            "What do you make of it, leaving aside what you've been told?",
            "hr wrote",
            "I'm off",
        ),
        ("yes", "What might that yes stand for?", "he nodded to everything", "he's slow"),
        ("yes", "Where did your rep's promise come to a stop?", "she agreed to ring, nothing", "she's loud"),
        ("own-yes", "When you said yes to this, what waited?", "I said yes to both", "he says yes to all"),
        ("no", "In the story where they say no, who says it first?", "they declined", "quote's out"),
        ("silence", "What goes on in your rep during the pause?", "he just shrugs", "he shouts"),
        (
            "plan",
            "Which line of the plan would your rep cross out first?",
            "my roadmap is done",
            "he is late",
        ),
        ("plan", "What does your rep's plan lean on?", "the rollout in May", "he is late"),
        (
            "several-things",
            "Which strand of all that would you like to pull?",
            "everything at once",
            "he is late",
        ),
        ("moment", "What stays with you most from that moment?", "yesterday she cried", "he is lazy"),
        ("event", "Where in the story did your rep get loudest?", "he lost his temper", "he is lazy"),
        ("call", "At which point in the call were you happiest?", "the demo was long", "he was late"),
        ("call-that-was", "What would have made the call worth it?", "I rang, she left", "demo is on May 1"),
        (
            "pushback",
            "What did your rep do after the buyer pushed back?",
            "buyer: too dear, price",
            "call went on",
        ),
        ("stepping-in", "How often did you step in last week?", "I took over", "she is ill"),
        ("senior", "When somebody senior joins, what then?", "our ceo came", "she is ill"),
        ("goal", "What does your goal leave out on purpose?", "I hope to be promoted", "she is ill"),
        ("hope", "How would you know it was time to let a hope go?", "still waiting", "she is ill"),
        ("sure", "When did you feel surest of the deal?", "deal was as good as in the bag", "big deal on"),
        ("choice", "What would each way cost your rep?", "he is torn", "she is ill"),
        ("decided", "How will you say the fixed part to your rep?", "new rule from hq", "she is ill"),
        ("hurry", "How much of the hurry is yours?", "deadline is near", "she is ill"),
        ("doubt", "What's the smallest way of putting your doubt?", "I'm unsure of it", "she is ill"),
        ("inner-voice", "How would it go if that voice were off sick?", "I feel a fraud", "she is ill"),
        ("feeling", "What does that feeling keep you from doing?", "I'm gutted", "phone is a brick"),
        ("anger", "What was stepped on when you last got furious?", "I'm livid", "she is ill"),
        (
            "habit",
            "What was the last day like when you still did it?",
            "fell off my routine",
            "I want it signed",
        ),
        ("time-set-aside", "How did you spend the time you'd set aside?", "I blocked friday", "she is ill"),
        ("tried", "Of all you've tried with it, what got furthest?", "I keep telling him", "she is ill"),
        ("slip", "What could have been in your rep's way with it?", "he never sent it", "she is ill"),
        ("remark", "If that remark were about a stranger, what then?", "she criticised me", "I am ill"),
        ("review", "What in the review is about the work?", "appraisal on friday", "she is ill"),
        ("coaching", "Whose idea was this conversation?", "hr sent an invite", "I choke"),
        ("asked-about", "Which of the questions you were asked was fair?", "they grilled me", "I am ill"),
        ("picture", "What else is in that picture?", "I'm in a swamp", "she is ill"),
        ("stuck", "What happens just before you get stuck?", "there's a wall", "she is ill"),
        ("careful", "What are you most careful not to touch?", "it's eggshells", "she is ill"),
        ("word", "How would your rep explain that word?", "he says strategic", "she is ill"),
        ("view", "How many deals does that view rest on?", "buyers never read", "our deal"),
        ("rule", "Who do you know that breaks that rule?", "you must never ring", "she is ill"),
        ("pattern", "Which call broke the pattern?", "every call, same end", "3 meetings booked"),
        ("cause", "Suppose the main cause were another one?", "it was the price", "she is ill"),
        ("loss", "What did you try on this that deserved a better ending?", "they chose acme", "she is ill"),
        ("win", "What fell your way, without your doing?", "got it signed", "she is ill"),
        ("bad-news", "How would you like your bad news to be taken?", "haven't told mike", "she is ill"),
        ("mistake", "Who would have to know so that it can be put right?", "I screwed up", "she is ill"),
        ("humiliation", "What needs saying in the room where it happened?", "he shouted", "he lost"),
        ("control", "What are you protecting by keeping a close eye on it?", "I check it all", "she is ill"),
        ("handed-over", "What were you told when this landed on your desk?", "he dumped it on me", "I'm ill"),
        ("job", "What did your rep expect from this job?", "she joined in may", "she is ill"),
        ("came-to-you", "What had your rep worked out before she came to you?", "she asks me", "she is ill"),
        ("person", "When has that person surprised you?", "my colleague lies", "phones are down"),
        ("idea", "Which of your rep's ideas have you heard only half of?", "he suggests it", "he is ill"),
        ("question", "If you had the answer to that, what then?", "should I ring", "she is ill"),
        ("complaint", "Behind the grumbling, what do people want?", "they moan", "she is ill"),
        ("update", "Which bit of your rep's update went by fastest?", "the status call", "she is ill"),
        ("effort", "What would you look at if your rep's attitude were fine?", "he's lazy", "he is ill"),
        ("cannot", "Who first told you what you can't do?", "I'm bad at it", "she is ill"),
        ("big-one", "What would it cost you to go for the big one?", "enterprise is next", "she is ill"),
        ("price", "What was your rep's view of your price?", "20 percent off", "she is ill"),
        ("talk-ahead", "What would your first sentence be?", "I ring her at 2", "she is ill"),
    ],
)
def test_each_thing_is_held_back_until_it_was_said(
    name: str, question: str, given: str, not_given: str
) -> None:
    assert name in {a.name for a in assumptions()}
    assert known(a_talk(given))(question)
    assert not known(a_talk(not_given))(question)


@pytest.mark.parametrize(
    "question",
    [
        "What has a customer thanked you for?",
        "If your first idea were off the table, what would come next?",
        "At which point of a call does your voice change?",
        "What would you try if there were no budget at all?",
        "What were you allowed to do on your best deal?",
        "What would your rep put at the top of the list?",
    ],
)
def test_what_everybody_has_is_not_taken_for_granted(question: str) -> None:
    assert known(a_talk("hm"))(question)


def test_each_thing_has_ways_of_being_assumed_and_of_being_said() -> None:
    for thing in assumptions():
        assert not thing.assumes.search(""), thing.name
        assert thing.unless or (thing.said and not thing.said.search("")), thing.name


def test_it_may_have_been_said_long_ago() -> None:
    assert known(a_talk("we lost the tender", "I see. And?", "he is late", "Yes?", "so"))(
        "How has the deal left you?"
    )


def test_what_the_coach_said_is_not_given() -> None:
    assert not known(a_talk("he is late", "Which deal is it?", "none"))("How has the deal left you?")


def test_a_number_is_spoken_of_after_it_was_asked_for() -> None:
    question = "What is in those points already?"
    assert not known(a_talk("he is late"))(question)
    assert known(a_talk("he is late", "On a scale from nought to ten, where is it?", "4"))(question)


def test_nothing_is_taken_for_granted_by_most() -> None:
    assert known(a_talk("hm"))("What would you like to see instead?")


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("What is still open in this deal that won't be open in a month?", ("won", "lost")),
        ("What was the last thing the buyer did without being chased?", ("won", "lost")),
        ("What did you try on this that deserved a better ending?", ("won",)),
        ("What fell your way with this, without your doing?", ("lost",)),
        ("The ending may be colouring how everything before it is told.", ("won",)),
        ("It sounds as if the date may have moved more often than the buyer has.", ("won", "lost")),
    ],
)
def test_a_deal_that_has_ended_is_not_taken_for_one_that_has_not(text: str, ended: tuple[str, ...]) -> None:
    won, lost = "we won the tender, great work, nothing went badly", "we lost the tender, a great one at that"
    assert known(a_talk(won))(text) is ("won" not in ended)
    assert known(a_talk(lost))(text) is ("lost" not in ended)


def test_the_next_deal_may_be_open() -> None:
    question = "What is still open in this deal that won't be open in a month?"
    assert known(a_talk("we won the tender", "A good day. What next?", "the next deal is stuck"))(question)
