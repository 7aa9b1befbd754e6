"""Whom a page is about, and which deal, whoever else is named on the way."""

import pytest

from assistant.domain.conversation import Role
from assistant.journeys.whom import looked_back_at, met
from assistant.reading import people


@pytest.mark.parametrize(
    ("said", "name"),
    [
        (["1:1 with Jonas", "he talked about Tom", "I'll speak to Tom on Monday"], "Jonas"),
        (["I have my monthly with Tobias tomorrow. I sat in on his 1:1 with Leon"], "Tobias"),
        (["just came out of my 1:1 with Jonas. sorry, not Jonas, Jane"], "Jane"),
        (["1:1 with Jonas", "not Jonas, Jane", "she was late"], "Jane"),
        (["Mirela keeps moving the demo", "Jonas told me so"], "Mirela"),
    ],
)
def test_the_one_who_is_met(said: list[str], name: str) -> None:
    found = met(said, people.person(said, Role.LEADER))
    assert found is not None
    assert found.name == name


def test_nobody_named_leaves_whom_the_talk_is_about() -> None:
    assert met(["he is late again"], None) is None


@pytest.mark.parametrize(
    ("said", "deal"),
    [
        (["Lost Kestrel today.", "It also touches the Falcon deal"], "the Kestrel deal"),
        (["The Falcon deal feels the same. We lost Kestrel."], "the Kestrel deal"),
        (["Kestrel said no on Friday.", "Orbis and maybe Lumen"], "the Kestrel deal"),
        (["Signed! Ferrum, 310k, beat two incumbents"], "the Ferrum deal"),
        (["I blew Contoso."], "the Contoso deal"),
        (["Hallberg is gone.", "At Ferrum it is the same"], "the Hallberg deal"),
        (["the Ashford renewal went quiet", "the Falcon deal looks like it"], "the Ashford renewal"),
        (["we lost it"], None),
        (["Procurement cancelled it"], None),
    ],
)
def test_the_deal_that_ended(said: list[str], deal: str | None) -> None:
    assert looked_back_at(said) == deal
