"""Where the model is and with which key it is asked. A case file alone sends nothing off this machine."""

import ipaddress
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from graph.errors import InvalidCase
from graph.language_model import ADDRESS, KEY, LanguageModel

__all__ = ["Access", "access_of"]


@dataclass(frozen=True, slots=True)
class Access:
    """An address as it is asked, and the key, which is shown nowhere."""

    address: str
    key: str | None = field(repr=False)


def access_of(settings: LanguageModel, environment: Mapping[str, str]) -> Access:
    """The address of the settings or of the environment.

    A case may come from anybody, so that an address off this machine must stand in the environment, and the key goes to
    that address alone. Raises InvalidCase with what to do.
    """
    trusted, key = environment.get(ADDRESS, "").strip(), environment.get(KEY, "").strip()
    address = (settings.address or trusted).rstrip("/")
    if not address:
        raise InvalidCase(
            f"No address for the language model {settings.model}: set {ADDRESS}, or language_model: address: in"
            " case.yaml for one on this machine."
        )
    local = _checked(address)
    if not local and address != trusted.rstrip("/"):
        raise InvalidCase(
            f"The case would send documents to {address}: set {ADDRESS} to that very address if you want it,"
            " or remove language_model from case.yaml."
        )
    if not key or address != trusted.rstrip("/"):
        return Access(address, None)
    if address.startswith("http://") and not local:
        raise InvalidCase(f"{KEY} would go to {address} unencrypted: use an address that begins with https://.")
    return Access(address, key)


def _checked(address: str) -> bool:
    """Whether the address is on this machine. Raises InvalidCase where it is none."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    plain = all(33 <= ord(c) < 127 for c in address)
    if (
        not plain
        or not host
        or parts.scheme not in ("http", "https")
        or parts.username
        or parts.query
        or parts.fragment
    ):
        raise InvalidCase(
            "The language model's address is none: write it like http://127.0.0.1:8080/v1, without a name, key or"
            " question in it."
        )
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
