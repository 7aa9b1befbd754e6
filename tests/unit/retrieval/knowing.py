"""Small knowledge for tests of retrieval."""

from assistant.domain.conversation import Role
from assistant.domain.knowledge import Audience, Framework, Kind, Knowledge, Passage, Saying, Source


def a_passage(id: str, text: str = "", cues: tuple[str, ...] = (), audience: str = "both") -> Passage:
    framework = id.partition("/")[0]
    return Passage(id, framework, None, Audience(audience), ("trust",), text, cues, (), ())


def a_framework(
    id: str, *passages: Passage, name: str | None = None, aliases: tuple[str, ...] = ()
) -> Framework:
    source = Source("Ann Author", "A Book", 1999)
    return Framework(id, name or id.upper(), 1, Kind.IDEA, "", "", "", aliases, (source,), (), passages)


def a_saying(said: str, *helps: str, role: Role = Role.LEADER) -> Saying:
    return Saying(said, role, helps)


def knowing(*frameworks: Framework, sayings: tuple[Saying, ...] = ()) -> Knowledge:
    return Knowledge(frameworks, (), sayings=sayings)
