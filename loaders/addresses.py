"""Which network addresses may be fetched from: those of the public internet, checked after the name is resolved."""

import ipaddress
import socket
from collections.abc import Callable

import httpx

from graph.errors import FetchFailed, FetchRefused

__all__ = ["Resolver", "is_public", "parsed", "system_resolver"]

Resolver = Callable[[str, int], list[str]]
"""Host and port → the addresses that the name has now."""

SCHEMES = {"http": 80, "https": 443}
MAX_LENGTH = 4000
CARRIERS = tuple(
    ipaddress.ip_network(network)
    for network in (
        "::/96",  # IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped
        "::ffff:0:0:0/96",  # IPv4-translated
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64 of a local network
        "2001::/32",  # Teredo
        "2002::/16",  # 6to4
        "192.88.99.0/24",  # 6to4 relays
    )
)
"""Networks whose addresses stand for others, so that the check of the address would say nothing."""


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet's own."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if any(found.version == network.version and found in network for network in CARRIERS):
        return False
    return found.is_global and not (
        found.is_multicast or found.is_reserved or found.is_unspecified or found.is_link_local
    )


def system_resolver(host: str, port: int) -> list[str]:
    """Every address that the system's resolver gives, each once."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchFailed(f"The name {host} cannot be resolved: check the address and the connection.") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def parsed(address: str, ports: frozenset[int] | None) -> httpx.URL:
    """The address as a URL without fragment. Raises FetchRefused where it is none that may be fetched."""
    if len(address) > MAX_LENGTH or any(sign.isspace() or not sign.isprintable() or sign == "\\" for sign in address):
        raise FetchRefused(f"'{address[:80]}' is no web address: write it as https://…")
    try:
        url = httpx.URL(address).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise FetchRefused(f"'{address[:80]}' is no web address: write it as https://…") from error
    if url.scheme not in SCHEMES or not url.host:
        raise FetchRefused(f"'{address[:80]}' is no http or https address; only those are fetched.")
    if url.userinfo:
        raise FetchRefused(
            "The address carries a user name or password: leave it out; pages behind a login are not fetched."
        )
    if ports is not None and (url.port or SCHEMES[url.scheme]) not in ports:
        raise FetchRefused(f"Port {url.port} is not fetched from: only {' and '.join(map(str, sorted(ports)))} are.")
    return url
