"""A driver for a server, and the server's refusals as errors of the project."""

import contextlib
from collections.abc import Iterator

import neo4j
from neo4j.exceptions import AuthError, ClientError, ConfigurationError, DriverError, Neo4jError, TransientError

from graph.errors import QueryRefused, QueryTimeout, StoreRefused, StoreUnavailable, VendorgraphError
from graph.stores import Neo4jLocation

__all__ = ["open_driver", "refusals"]

_CONNECTING = 5.0  # seconds
_TIMEOUTS = ("TransactionTimedOut", "Transaction.Terminated", "LockClientStopped")
_SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
_MEMORY = ("MemoryPoolOutOfMemoryError", "TransactionMemoryLimit", "OutOfMemoryError")


def open_driver(location: Neo4jLocation) -> neo4j.Driver:
    """A driver that gives up on an absent server within seconds. Raises StoreUnavailable on a senseless address."""
    if location.uri.partition("://")[0] not in _SCHEMES:
        raise StoreUnavailable(f"'{location.uri}' is no address of Neo4j: write it as bolt://host:7687.")
    with refusals(location):
        return neo4j.GraphDatabase.driver(
            location.uri,
            auth=(location.user, location.password),
            connection_timeout=_CONNECTING,
            connection_acquisition_timeout=_CONNECTING * 2,
            max_transaction_retry_time=_CONNECTING * 2,
            notifications_min_severity="OFF",
            user_agent="vendorgraph",
        )


@contextlib.contextmanager
def refusals(location: Neo4jLocation) -> Iterator[None]:
    """Turns what the driver raises into StoreUnavailable, StoreRefused, QueryTimeout or QueryRefused."""
    try:
        yield
    except (Neo4jError, DriverError, ConfigurationError, ValueError, OSError) as error:
        raise _translated(location, error) from error


def _translated(location: Neo4jLocation, error: Exception) -> VendorgraphError:
    code = str(getattr(error, "code", "") or "")
    if isinstance(error, AuthError) or "Security." in code:
        return StoreRefused(
            f"Neo4j at {location.uri} refuses the user '{location.user}': check the name and the password."
        )
    if "DatabaseNotFound" in code:
        return StoreUnavailable(f"Neo4j at {location.uri} has no database '{location.database}': name one that it has.")
    if any(part in code for part in _TIMEOUTS):
        return QueryTimeout("The question took too long: narrow it down.")
    if any(part in code for part in _MEMORY):
        return QueryTimeout("The question needs more memory than Neo4j gives it: narrow it down.")
    if code.startswith("Neo.ClientError.Statement."):
        return QueryRefused(f"Neo4j does not take this: {_first_line(error)}")
    if isinstance(error, (ClientError, TransientError)):
        return StoreUnavailable(f"Neo4j at {location.uri} cannot do this: {_first_line(error)}")
    return StoreUnavailable(
        f"No Neo4j answers at {location.uri}: start it, or correct the address ({_first_line(error)})."
    )


def _first_line(error: Exception) -> str:
    text = str(getattr(error, "message", None) or error).strip()
    return text.splitlines()[0][:300] if text else type(error).__name__
