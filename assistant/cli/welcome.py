"""What the person who starts the server reads, and under which names it answers."""

import json
import shlex
from ipaddress import ip_address

from assistant.settings import Settings


def reachable_at(host: str, settings: Settings) -> Settings:
    """Settings under which the server answers to the name it listens on."""
    name = f"[{host}]" if ":" in host else host
    return settings.model_copy(update={"allowed_hosts": f"{settings.allowed_hosts},{name}"})


def welcome(host: str, port: int, settings: Settings) -> str:
    """What the person who started the server reads: the address, who writes, and one line to try."""
    everywhere = host in ("0.0.0.0", "::")
    name = "127.0.0.1" if everywhere else f"[{host}]" if ":" in host else host
    address = f"http://{name}:{port}"
    lines = [f"Askfirst serves on {address}", who_writes(settings)]
    if everywhere:
        lines.append("Other machines reach it only by names that ASKFIRST_ALLOWED_HOSTS lists.")
    if everywhere or not _is_loopback(host):
        lines.append("There is no sign-in: whoever reaches this address can use it.")
    said = "1:1 with Jonas in ten minutes. He says yes to everything and nothing is different a week later."
    body = json.dumps({"model": "askfirst-leader", "messages": [{"role": "user", "content": said}]})
    to_try = (
        f"curl -s {address}/v1/chat/completions -H 'content-type: application/json' -d {shlex.quote(body)}"
    )
    return "\n".join([*lines, "Try it:", f"  {to_try}"])


def who_writes(settings: Settings) -> str:
    """Where the words go."""
    if settings.model:
        return f"Replies are written by {settings.model} at {settings.model_place}: what is said goes there."
    return "No language model is set up: the question bank writes, and nothing leaves this machine."


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
