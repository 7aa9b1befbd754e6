"""From a request's messages to a conversation: who said what, and what is left aside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from api.errors import ApiError
from api.schemas.requests import ChatMessage
from assistant.domain.conversation import Conversation, Message, Role, Speaker

PREFIX = "askfirst-"
MODELS = {"askfirst-leader": Role.LEADER, "askfirst-rep": Role.REP}

ATTACHMENT_NOTICE = "Text that the chat client added from a file or a search was not read."

_SPEAKERS = {"user": Speaker.COACHEE, "assistant": Speaker.COACH}


Journeys = Mapping[str, Sequence[Role]]
"""Ids of journeys, with the roles that each is for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is coached, and along which journey if any, by the name of a model."""

    role: Role
    journey: str | None = None


def asked_of(model: str, journeys: Journeys) -> Asked:
    """``askfirst-leader``, ``askfirst-rep``, or a journey as ``askfirst-prepare``.

    Raises ``ApiError`` 404 for a model that isn't served.
    """
    if role := MODELS.get(model):
        return Asked(role)
    journey = model.removeprefix(PREFIX)
    if model.startswith(PREFIX) and journey in journeys:
        return Asked(journeys[journey][0], journey)
    message = f"The model '{model[:100]}' does not exist; use {' or '.join(MODELS)}"
    if journeys:
        message += f", or for a journey {', '.join(model_of(id) for id in journeys)}"
    raise ApiError(404, message, param="model", code="model_not_found")


def model_of(journey: str) -> str:
    return PREFIX + journey


def conversation_of(messages: Sequence[ChatMessage], asked: Asked) -> Conversation:
    """What coachee and coach said.

    System and developer text is not the coachee's and must not steer; tool messages are nobody's words.
    Both are left out, and so are empty coach messages. An empty message of the coachee's is a silence and
    stays. Raises ``ApiError`` 400 where the coachee doesn't have the last word.
    """
    spoken = tuple(
        Message(_SPEAKERS[message.role], as_typed(message.text))
        for message in messages
        if message.role == "user" or (message.role == "assistant" and message.text.strip())
    )
    if not any(message.speaker is Speaker.COACHEE for message in spoken):
        text = "There is no message with the role 'user'; send what the coachee says"
        raise ApiError(400, text, param="messages", code="no_user_message")
    if spoken[-1].speaker is not Speaker.COACHEE:
        text = "The last message must have the role 'user': the coach answers, it doesn't go on by itself"
        raise ApiError(400, text, param="messages", code="last_message_not_user")
    return Conversation(asked.role, spoken, asked.journey)


def as_typed(text: str) -> str:
    """A message without what Open WebUI wraps around it when a file or a web search goes with it.

    That is a task, the text that was found, in ``<context>``, and then the words that were typed, in
    ``<user_query>`` or bare; or a list of the files ahead of the words.
    """
    if text.lstrip().startswith("### Task:") and "<context>" in text and "</context>" in text:
        text = text.rpartition("</context>")[2]
        if "<user_query>" in text:
            text = text.partition("<user_query>")[2].rpartition("</user_query>")[0]
        text = text.strip()
    if text.lstrip().startswith("<attached_files>") and "</attached_files>" in text:
        text = text.partition("</attached_files>")[2].strip()
    return text


def notice_of(messages: Sequence[ChatMessage]) -> str | None:
    """What the coachee should know of text that was left aside in the last message."""
    last = messages[-1].text
    return ATTACHMENT_NOTICE if messages[-1].role == "user" and as_typed(last) != last else None
