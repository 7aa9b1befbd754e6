"""What is said of the talk itself isn't asked about."""

from assistant.domain.manner import Manner
from assistant.domain.reading import Act, Reading
from assistant.journeys.wishes_aside import without_wishes
from assistant.reading.read import read
from assistant.remembering.manner import manner_of
from tests.fakes import EnglishReader
from tests.unit.briefs import KNOWLEDGE, SAID, a_talk

LIST = "Some to take along:\n\n1. What helps?\n2. What else?\n3. Who knows?\n\nWhich fits?"


def reading_of(*texts: str) -> Reading:
    talk = a_talk(*texts)
    return without_wishes(read(talk, KNOWLEDGE, EnglishReader()), talk, manner_of(talk))


def test_a_wish_is_neither_topic_nor_point_nor_looked_for() -> None:
    found = reading_of(SAID, "What then?", "I'd rather have one question than a list")
    assert found.act is Act.TOLD
    assert not any("list" in topic for topic in found.topics)
    assert found.points == (SAID,)
    assert found.query == SAID


def test_what_is_told_beside_a_wish_stays() -> None:
    found = reading_of(SAID, "What then?", "Keep it short please. He never read the list of accounts.")
    assert any("accounts" in point for point in found.points)
    assert not any("short" in point for point in found.points)
    assert any("accounts" in topic for topic in found.topics)


def test_a_word_of_a_wish_that_is_told_of_as_well_stays_a_topic() -> None:
    found = reading_of("Two questions are enough. His two questions annoyed the buyer.")
    assert "his two questions" in found.topics


def test_only_a_wish_asks_for_nothing_but_after_a_list_for_fewer() -> None:
    assert reading_of(SAID, "What then?", "Just questions please, no reflections.").act is Act.TOLD
    assert reading_of(SAID, LIST, "two questions are enough").act is Act.WANTS_QUESTIONS
    assert reading_of(SAID, "What then?", "give me two questions at most").act is Act.WANTS_QUESTIONS


def test_danger_is_danger_in_whatever_manner() -> None:
    assert reading_of("Keep it short please. I want to kill myself").act is Act.CRISIS
    assert reading_of("I want to kill myself", "Call 112.", "Keep it short please").act is Act.CRISIS


def test_without_a_wish_the_reading_stays_as_it_is() -> None:
    talk = a_talk(SAID)
    found = read(talk, KNOWLEDGE, EnglishReader())
    assert without_wishes(found, talk, Manner()) is found
