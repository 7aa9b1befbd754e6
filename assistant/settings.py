"""Settings: the environment first, then ``settings.toml`` in the data folder, then defaults."""

import os
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from assistant.errors import ConfigurationError

DEFAULT_DATA = "~/.local/share/askfirst"
SETTINGS_FILE = "settings.toml"
OPENAI = "https://api.openai.com/v1"
"""Where a model is that is named without an address."""


class Latitude(StrEnum):
    """How much a language model may choose: ``narrow`` for small ones, ``wide`` for strong ones."""

    NARROW = "narrow"
    WIDE = "wide"


def data_folder() -> Path:
    """Where everything kept lies: ``ASKFIRST_DATA`` or its default."""
    return Path(os.environ.get("ASKFIRST_DATA") or DEFAULT_DATA).expanduser()


class Settings(BaseSettings):
    """All that can be set. In ``settings.toml`` the names go without ``ASKFIRST_``, in lower case."""

    model_config = SettingsConfigDict(env_prefix="ASKFIRST_", env_ignore_empty=True, extra="forbid")

    model: str | None = None
    """The model's name. A model is used only when this is set: a key alone sends nothing out."""
    openai_api_key: SecretStr | None = Field(
        None, validation_alias=AliasChoices("OPENAI_API_KEY", "openai_api_key")
    )
    openai_base_url: str | None = Field(
        None, validation_alias=AliasChoices("OPENAI_BASE_URL", "openai_base_url")
    )
    by_meaning: bool = True
    """Whether passages are found by meaning too. Without it by words alone, which any machine does alike."""
    embedding_model: str | None = None
    """An embedder's name. Only when this is set are words sent to one; else ours finds passages, here."""
    embedding_base_url: str | None = None
    """Where it is, if not where the language model is."""
    latitude: Latitude = Latitude.NARROW
    turn_seconds: float = Field(30, gt=0, le=600)
    """Seconds that a whole turn may take."""
    knowledge: str = ""
    """Further folders of framework files, separated as in PATH."""
    allowed_hosts: str = "127.0.0.1,localhost,[::1]"
    """Names under which the server may be asked for, separated by commas."""
    allowed_origins: str = ""
    """Web origins that may call the server, separated by commas. Empty: none."""
    listed_journeys: str = ""
    """Journeys that chat clients show as models of their own, separated by commas: "prepare,lost-deal"."""
    max_body_bytes: int = Field(1_000_000, ge=1_000)
    database_url: SecretStr | None = None
    """A PostgreSQL database to keep things in. Without it they are in a file in the data folder."""
    crisis_help: str = (
        "In the US or Canada you can call or text 988, in the UK and Ireland call 116 123, in much of "
        "Europe 112; findahelpline.com lists a number for most countries"
    )
    """Whom one can turn to when a life may be in danger."""
    work_help: str = (
        "HR or a confidential ethics line if there is one, a works council or union, an employment "
        "lawyer or a public advice service, or a doctor"
    )
    """Whom one can turn to besides one's manager when rights at work are touched."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        file = data_folder() / SETTINGS_FILE
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, toml_file=file)

    @cached_property
    def data(self) -> Path:
        return data_folder()

    @property
    def model_place(self) -> str:
        """The model's address as a person may see it."""
        return _without_password(self.openai_base_url)

    @property
    def embedding_address(self) -> str | None:
        return self.embedding_base_url or self.openai_base_url

    @property
    def embedding_place(self) -> str:
        """The embedder's address as a person may see it."""
        return _without_password(self.embedding_address)

    @property
    def journeys_listed(self) -> frozenset[str]:
        return frozenset(name.strip() for name in self.listed_journeys.split(",") if name.strip())

    @property
    def knowledge_folders(self) -> tuple[Path, ...]:
        return tuple(Path(f).expanduser() for f in self.knowledge.split(os.pathsep) if f)


def _without_password(address: str | None) -> str:
    if not address:
        return "OpenAI"
    scheme, slashes, rest = address.rpartition("://")
    host, slash, path = rest.partition("/")
    return scheme + slashes + host.rpartition("@")[2] + slash + path


def load_settings() -> Settings:
    """Raises ``ConfigurationError`` that names the setting and where it was set."""
    file = data_folder() / SETTINGS_FILE
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "a setting"
        if first["type"] == "extra_forbidden":
            raise ConfigurationError(
                f"no such setting: {name}; mend its name or remove it in {file}"
            ) from None
        raise ConfigurationError(
            f"setting {name}: {first['msg'].lower()}; mend it in the environment or in {file}"
        ) from None
    except ValueError as error:
        raise ConfigurationError(f"{file} can't be read: {error}; mend or remove it") from None
