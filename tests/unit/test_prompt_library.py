import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.reading import Concern
from assistant.errors import ContentError
from assistant.prompt_library import PromptLibrary
from assistant.settings import Settings

PROMPTS = Path(__file__).parents[2] / "prompts"
SHIPPED = PromptLibrary.load(PROMPTS)
REPLIES = sorted(file.stem for file in (PROMPTS / "replies").glob("*.md"))
MOST_WORDS = {"hand-off-crisis": 120, "hand-off-crisis-other": 120, "hand-off-protected": 120}
MOST_WORDS |= {"hand-off-protected-leader": 120, "who-reads": 120}
OTHERWISE = 60
HEAD = "---\nname: hello\nversion: 2\ninputs: [name]\n---\n"


def load(folder: Path, text: str, name: str = "hello") -> PromptLibrary:
    (folder / f"{name}.md").write_text(text, encoding="utf-8")
    return PromptLibrary.load(folder)


def test_wordings_are_filled(tmp_path: Path) -> None:
    library = load(tmp_path, HEAD + "Hello {{ name }}.\n\n---\n\nHi{% if name %}, {{ name }}{% endif %}.\n")
    assert library.names == ("hello",)
    assert library.version("hello") == 2
    assert library.inputs("hello") == {"name"}
    assert library.variants("hello") == 2
    assert library.render("hello", name="Ana") == "Hello Ana."
    assert library.render("hello", 1, name=None) == "Hi."


def test_what_people_typed_is_never_run_nor_escaped(tmp_path: Path) -> None:
    library = load(tmp_path, HEAD + "{{ name }}")
    assert library.render("hello", name="{{ 7*7 }} <b>it's</b>") == "{{ 7*7 }} <b>it's</b>"


def test_a_file_from_another_editor_is_read(tmp_path: Path) -> None:
    (tmp_path / "hello.md").write_bytes(
        b"\xef\xbb\xbf" + (HEAD + "Hi {{ name }}").replace("\n", "\r\n").encode()
    )
    assert PromptLibrary.load(tmp_path).render("hello", name="Ana") == "Hi Ana"


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("Hello", 1, "no front matter"),
        ("", 1, "no front matter"),
        ("---\nname: hello\n", 1, "no front matter"),
        ("---\nversion: 1\ninputs: []\n---\nHi", 1, "`name` is missing"),
        ("---\nname: hello\nversion: 1\n---\nHi", 1, "`inputs` is missing"),
        ("---\nname: hello\nversion: 1\ninputs: []\ncolour: red\n---\nHi", 5, "unknown field `colour`"),
        ("---\nname: hello\nname: hello\nversion: 1\ninputs: []\n---\nHi", 3, "comes twice"),
        ("---\nname: goodbye\nversion: 1\ninputs: []\n---\nHi", 2, "is not the file's"),
        ("---\nname: hello\nversion: one\ninputs: []\n---\nHi", 3, "version is 'one'"),
        ("---\nname: hello\nversion: 0\ninputs: []\n---\nHi", 3, "version is '0'"),
        ("---\nname: hello\nversion: 1\ninputs: name\n---\nHi {{ name }}", 4, "no list"),
        ("---\nname: hello\nversion: 1\ninputs: [1st]\n---\nHi", 4, "no word"),
        ("---\nname: hello\nversion: 1\ninputs: [a, a]\n---\n{{ a }}", 4, "comes twice"),
        ("---\nname: [hello\nversion: 1\ninputs: []\n---\nHi", 3, "not YAML"),
        ("---\n- name\n---\nHi", 1, "holds no fields"),
        (HEAD + "Hi there", 4, "`name` is used nowhere"),
        (HEAD + "Hi {{ name }}\n\nand {{ other }}", 8, "`other` is not declared"),
        (HEAD + "Hi {{ name }}\n\n---\n\nHi {{ nmae }}", 10, "`nmae` is not declared"),
        (HEAD + "Hi {{ name }}\n---\n\n---\nHi", 8, "is empty"),
        (HEAD, 6, "is empty"),
        (HEAD + "Hi {{ name }\n", 6, "unexpected"),
        (HEAD + "Hi {{ name }}\n{% if %}", 7, "xpected"),
    ],
)
def test_a_broken_prompt_is_named_with_file_and_line(tmp_path: Path, text: str, line: int, what: str) -> None:
    with pytest.raises(ContentError) as raised:
        load(tmp_path, text)
    assert raised.value.path == str(tmp_path / "hello.md")
    assert (raised.value.line, what in raised.value.what) == (line, True), raised.value.what
    assert "\n" not in str(raised.value)


def test_two_files_with_one_name(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "hello.md").write_text(HEAD + "{{ name }}", encoding="utf-8")
    with pytest.raises(ContentError, match="`hello` is also"):
        load(tmp_path, HEAD + "{{ name }}")


def test_an_empty_folder_is_no_library(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="no prompts here"):
        PromptLibrary.load(tmp_path)


@pytest.mark.parametrize(
    ("name", "variant", "inputs", "what"),
    [
        ("hello", 0, {}, "`name` is missing"),
        ("hello", 0, {"name": "Ana", "age": 7}, "`age` is not one of its inputs"),
        ("hello", 1, {"name": "Ana"}, "there are 1"),
        ("hello", -1, {"name": "Ana"}, "there are 1"),
        ("hullo", 0, {}, "no such prompt"),
    ],
)
def test_what_is_asked_for_must_be_there(
    tmp_path: Path, name: str, variant: int, inputs: dict[str, object], what: str
) -> None:
    library = load(tmp_path, HEAD + "Hi {{ name }}")
    with pytest.raises(ContentError, match=what):
        library.render(name, variant, **inputs)


def test_a_prompt_reaches_for_nothing(tmp_path: Path) -> None:
    library = load(tmp_path, HEAD + "{{ name.__class__.__mro__ }}")
    with pytest.raises(ContentError, match="can't be filled"):
        library.render("hello", name="Ana")
    with pytest.raises(ContentError, match="`range` is not declared"):
        load(tmp_path, HEAD + "{{ name }} {% for n in range(9) %}{{ n }}{% endfor %}")


@given(st.text(max_size=200))
def test_any_file_is_a_prompt_or_an_error_with_a_line(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    folder = tmp_path_factory.mktemp("prompts")
    try:
        library = load(folder, text)
    except ContentError as error:
        broken = error
    else:
        assert library.names == ("hello",)
        return
    assert broken.line >= 1


# The words of replies, as they ship.

GIVEN = {
    "help": Settings.model_fields["crisis_help"].default,
    "concern": "discrimination",
    "model": "llama-3.1-8b",
    "address": "http://127.0.0.1:8080/v1",
    "embedder": None,
    "data": "/home/ana/.local/share/askfirst",
    "role": "leader",
    "topic": "the follow-ups",
    "term": "QXZ",
}


def wordings(name: str, **given: object) -> list[str]:
    inputs = {key: {**GIVEN, **given}[key] for key in SHIPPED.inputs(name)}
    return [SHIPPED.render(name, variant, **inputs) for variant in range(SHIPPED.variants(name))]


def spoken(text: str) -> list[str]:
    return re.findall(r"[\w'’]+", text.lower())


@pytest.mark.parametrize("name", REPLIES)
@pytest.mark.parametrize("given", [{}, {"topic": None, "model": None, "address": None, "role": "rep"}])
def test_replies_are_short_and_single(name: str, given: dict[str, object]) -> None:
    for text in wordings(name, **given):
        assert len(text.split()) <= MOST_WORDS.get(name, OTHERWISE), text
        assert text.count("?") <= 1, text
        assert "?" not in text or text.endswith("?"), text
        assert "  " not in text
        assert not re.search(r"\bNone\b|\bwhy\b| [.,?]", text) or name == "only-english-fr", text


@pytest.mark.parametrize("name", REPLIES)
def test_wordings_open_otherwise(name: str) -> None:
    openings = [tuple(spoken(text)[:3]) for text in wordings(name)]
    assert len(set(openings)) == len(openings)
    assert len(openings) > 1 or name.startswith("notice-")


@pytest.mark.parametrize("name", ["hand-off-crisis", "hand-off-crisis-other"])
def test_a_hand_over_in_danger_says_what_it_must(name: str) -> None:
    for text in wordings(name):
        assert "coaching" in text.lower() or "to coach" in text
        assert "alert" in text
        assert GIVEN["help"] in text
        assert "manager" in text
        assert re.search(r"open|welcome|still here", text)


@pytest.mark.parametrize("name", ["hand-off-protected", "hand-off-protected-leader"])
@pytest.mark.parametrize("concern", [concern for concern in Concern if concern is not Concern.CRISIS])
def test_a_hand_over_of_a_protected_matter_says_what_it_must(name: str, concern: Concern) -> None:
    help_at_work = Settings.model_fields["work_help"].default
    for text in wordings(name, concern=concern.value, help=help_at_work):
        assert concern.value in text
        assert help_at_work in text
        assert "alert" in text
        assert "legal advice" in text
        assert re.search(r"open|welcome|the place", text)
        assert "manager" in text
        if name.endswith("leader"):
            assert "HR or an employment lawyer" in text
            assert "before" in text


def test_help_of_ones_own_ends_in_one_full_stop() -> None:
    assert all(
        "Ring 5555. " in text and ".." not in text for text in wordings("hand-off-crisis", help="Ring 5555.")
    )


def test_who_reads_is_said_as_far_as_it_is_known() -> None:
    for text in wordings("who-reads"):
        assert GIVEN["address"] in text
        assert "llama-3.1-8b" in text
        assert GIVEN["data"] in text
        assert "Your manager can't see this in Askfirst" in text
        assert "Whoever runs it holds the database and chooses the model." in text
        assert "client" in text
        assert "history" in text
    for text in wordings("who-reads", model=None, address=None, role="rep"):
        assert re.search(r"nowhere|nothing is sent on", text)
        assert "Your manager can't see this in Askfirst." in text
    for text in wordings("who-reads", model=None, address=None, embedder="http://127.0.0.1:9090/v1"):
        assert re.search(r"your words (?:also go )?to http://127.0.0.1:9090/v1", text, re.IGNORECASE)
        assert not re.search(r"nowhere|nothing is sent on", text)


def test_what_you_are_names_the_model_or_none() -> None:
    for text in wordings("what-you-are"):
        assert "llama-3.1-8b" in text
        assert re.search("program|No person", text, re.IGNORECASE)
    for text in wordings("what-you-are", model=None):
        assert "language model" in text
        assert "bank of questions" in text


def test_an_offer_ends_by_asking_if_options_would_help() -> None:
    for text in wordings("offer-options"):
        assert re.search(r"options|possibilities", text.rsplit(". ", 1)[-1])
        assert text.endswith("?")


def test_there_is_a_way_to_say_it_in_each_language() -> None:
    for code in ("de", "es", "fr", "it", "nl", "pt", "en"):
        assert SHIPPED.variants(f"only-english-{code}") >= 2
