from evals.scorers import fits
from tests.unit.evals.scorers.talks import holds, sample, talk

OTHERS = [
    talk("the harbour crane is broken", "What broke on the crane?", id="crane"),
    talk("Jonas forgot the invoices", "Which invoices did Jonas forget?", id="invoices"),
    talk("my pitch at the bakery failed", "How did the bakery take it?", id="bakery"),
]


def test_a_reply_fits_its_own_conversation_best():
    own = talk("Ann sleeps in the forecast call", "What has Ann said about the forecast?", id="own")
    score = fits.score_among(own, OTHERS)
    assert holds(score, own)
    assert (score.value, score.findings) == (1, ())


def test_a_reply_from_another_conversation_fits_worse():
    swapped = talk("Ann sleeps in the forecast call", "Which invoices did Jonas forget?", id="own")
    score = fits.score_among(swapped, OTHERS)
    assert holds(score, swapped)
    assert score.value is not None
    assert score.value < 0.5
    assert score.findings[0].turn == 1


def test_a_reply_for_anybody_is_a_tie():
    score = fits.score_among(talk("Ann sleeps in the call", "What would that look like?", id="own"), OTHERS)
    assert score.value == 0.5
    assert score.figures["anywhere"] == 1


def test_parroting_earns_nothing():
    said = "Ann sleeps in the forecast call on every second Friday morning"
    parrot = talk(said, f"{said}?", id="own")
    assert fits.score_among(parrot, OTHERS).value == 0.5


def test_its_own_transcript_among_the_others_is_left_out():
    own = talk("Ann sleeps in the call", "When does Ann sleep?", id="own")
    assert fits.score_among(own, [own, *OTHERS]) == fits.score_among(own, OTHERS)


def test_not_applicable():
    own = talk("Ann sleeps in the call", "When does Ann sleep?", id="own")
    assert fits.score(own, None).status == "not-applicable"
    assert fits.score_among(own, []).status == "not-applicable"
    assert fits.score_among(own, OTHERS, sample("junk")).status == "not-applicable"
    assert (
        fits.score_among(talk("Ann sleeps", "Then let it rest.", id="own"), OTHERS).status == "not-applicable"
    )
    assert fits.score_among(talk("??", "What is on your mind?", id="own"), OTHERS).status == "not-applicable"
