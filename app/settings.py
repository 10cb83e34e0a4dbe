"""What the service can be told, one row a setting: its name, default and meaning. Read from VENDORGRAPH_… variables.

`docs/api.md` lists the same rows, and a test compares the two.
"""

import ipaddress
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, SecretStr, ValidationError

from graph.errors import InvalidCase

__all__ = ["PREFIX", "Settings", "is_loopback", "settings_from", "variables"]

PREFIX = "VENDORGRAPH_"


def _words(value: object) -> object:
    return tuple(value.replace(",", " ").split()) if isinstance(value, str) else value


Words = Annotated[tuple[str, ...], BeforeValidator(_words)]


class Settings(BaseModel):
    """The settings of one service; frozen, and read once when the service starts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    case: Path = Field(description="Folder of the case that is served.")
    store: str = Field(
        "sqlite", pattern="^(sqlite|neo4j)$", description="Where the built graph is read: sqlite or neo4j."
    )
    neo4j_uri: str | None = Field(None, description="Address of the Neo4j server, such as bolt://localhost:7687.")
    neo4j_user: str | None = Field(None, description="User name on the Neo4j server.")
    neo4j_password: SecretStr | None = Field(None, description="Password on the Neo4j server.")
    host: str = Field("127.0.0.1", description="Address that the service listens on.")
    port: int = Field(8000, ge=0, le=65535, description="Port that the service listens on; 0 takes any free one.")
    key: SecretStr | None = Field(
        None,
        min_length=16,
        description="Requests that bear this key see internal material too; at least 16 characters.",
    )
    allowed_hosts: Words = Field((), description="Further Host names that the service answers to, separated by spaces.")
    cors_origins: Words = Field(
        (), description="Origins whose pages may read the API, separated by spaces; none unless given."
    )
    frame_ancestors: Words = Field(
        (), description="Origins that may show the pages in a frame, separated by spaces; none unless given."
    )
    body_limit: int = Field(65_536, ge=1024, description="Largest request body, in bytes.")
    time_limit: float = Field(30.0, gt=0, le=600, description="Longest time until an answer begins, in seconds.")


def settings_from(environment: Mapping[str, str], **given: object) -> Settings:
    """The VENDORGRAPH_… variables, behind what was given on the command line. InvalidCase names a bad one."""
    found = {
        name: environment[PREFIX + name.upper()]
        for name in Settings.model_fields
        if environment.get(PREFIX + name.upper())
    }
    try:
        return Settings.model_validate({**found, **{name: value for name, value in given.items() if value is not None}})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = str(first["loc"][0]) if first["loc"] else "?"
        raise InvalidCase(f"Setting {PREFIX}{name.upper()}: {first['msg']}. {_meaning(name)}") from None


def _meaning(name: str) -> str:
    field = Settings.model_fields.get(name)
    return field.description or "" if field else ""


def variables(settings: Settings) -> dict[str, str]:
    """The settings as variables, for worker processes that start anew."""
    return {PREFIX + name.upper(): text for name, value in settings if (text := _text(value))}


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, SecretStr):
        return value.get_secret_value()
    return " ".join(value) if isinstance(value, tuple) else str(value)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach a service that listens on `host`."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"
