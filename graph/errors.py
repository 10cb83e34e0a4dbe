"""Every error that a user can cause, as one tree.

VendorgraphError
├── CaseError                 the case folder: missing, unfinished, inconsistent
│   ├── NoCase · InvalidCase · CaseExists · NoBuild · NotWritten
├── SourceError               a file or address that was given
│   ├── MissingFile · UnreadableFile · UnknownFormat · LimitExceeded · FetchRefused · FetchFailed
├── EvidenceError             evidence that does not hold
│   ├── QuoteMismatch · HashMismatch · BrokenReference
├── RequestError              a question that cannot be asked so
│   ├── BadFilter · BadDate · BadCursor · BadEdit · QueryRefused · KeyRequired
│   ├── AlreadyDecided · NothingToUndo
├── NotFound                  an id that nothing bears
├── StoreError                the database behind the graph
│   ├── StoreUnavailable · StoreRefused · QueryTimeout · NotInThisStore
├── ServiceError              the service itself
│   └── PortInUse
├── LanguageModelError        the language model beside the rules
│   ├── ModelUnavailable · BudgetSpent
└── SystemRefused             what the operating system would not do: no room, no leave, a name that is too long

Each class has a `code` (the last part of its problem type), an `exit_status` for the command line and an `http_status`.
The message is one plain line that says what to do.
"""

from typing import ClassVar

__all__ = [
    "AlreadyDecided",
    "BadCursor",
    "BadDate",
    "BadEdit",
    "BadFilter",
    "BrokenReference",
    "BudgetSpent",
    "CaseError",
    "CaseExists",
    "EvidenceError",
    "FetchFailed",
    "FetchRefused",
    "HashMismatch",
    "InvalidCase",
    "KeyRequired",
    "LanguageModelError",
    "LimitExceeded",
    "MissingFile",
    "ModelUnavailable",
    "NoBuild",
    "NoCase",
    "NotFound",
    "NotInThisStore",
    "NotWritten",
    "NothingToUndo",
    "PortInUse",
    "QueryRefused",
    "QueryTimeout",
    "QuoteMismatch",
    "RequestError",
    "ServiceError",
    "SourceError",
    "StoreError",
    "StoreRefused",
    "StoreUnavailable",
    "SystemRefused",
    "UnknownFormat",
    "UnreadableFile",
    "VendorgraphError",
]


class VendorgraphError(Exception):
    """Base of the tree: something a user did or gave cannot work, and the message says what to do."""

    code: ClassVar[str] = "error"
    exit_status: ClassVar[int] = 1
    http_status: ClassVar[int] = 500


class CaseError(VendorgraphError):
    code = "case"
    exit_status = 3
    http_status = 409


class NoCase(CaseError):
    code = "no-case"


class InvalidCase(CaseError):
    code = "invalid-case"


class CaseExists(CaseError):
    code = "case-exists"


class NoBuild(CaseError):
    code = "no-build"
    http_status = 503


class NotWritten(CaseError):
    code = "not-written"
    http_status = 503


class SourceError(VendorgraphError):
    code = "source"
    exit_status = 4
    http_status = 422


class MissingFile(SourceError):
    code = "missing-file"


class UnreadableFile(SourceError):
    code = "unreadable-file"


class UnknownFormat(SourceError):
    code = "unknown-format"


class LimitExceeded(SourceError):
    code = "limit-exceeded"


class FetchRefused(SourceError):
    code = "fetch-refused"


class FetchFailed(SourceError):
    code = "fetch-failed"


class EvidenceError(VendorgraphError):
    code = "evidence"
    exit_status = 5


class QuoteMismatch(EvidenceError):
    code = "quote-mismatch"


class HashMismatch(EvidenceError):
    code = "hash-mismatch"


class BrokenReference(EvidenceError):
    code = "broken-reference"


class RequestError(VendorgraphError):
    code = "request"
    exit_status = 2
    http_status = 422


class BadFilter(RequestError):
    code = "bad-filter"


class BadDate(RequestError):
    code = "bad-date"


class BadCursor(RequestError):
    code = "bad-cursor"


class BadEdit(RequestError):
    code = "bad-edit"


class AlreadyDecided(RequestError):
    code = "already-decided"
    http_status = 409


class NothingToUndo(RequestError):
    code = "nothing-to-undo"
    http_status = 409


class QueryRefused(RequestError):
    code = "query-refused"
    http_status = 403


class KeyRequired(RequestError):
    code = "key-required"
    http_status = 401


class NotFound(VendorgraphError):
    code = "not-found"
    exit_status = 6
    http_status = 404


class StoreError(VendorgraphError):
    code = "store"
    exit_status = 7
    http_status = 503


class StoreUnavailable(StoreError):
    code = "store-unavailable"


class StoreRefused(StoreError):
    code = "store-refused"


class QueryTimeout(StoreError):
    code = "query-timeout"
    http_status = 504


class NotInThisStore(StoreError):
    code = "not-in-this-store"
    http_status = 501


class ServiceError(VendorgraphError):
    code = "service"
    exit_status = 8


class PortInUse(ServiceError):
    code = "port-in-use"


class LanguageModelError(VendorgraphError):
    code = "language-model"
    exit_status = 9
    http_status = 502


class ModelUnavailable(LanguageModelError):
    code = "model-unavailable"


class BudgetSpent(LanguageModelError):
    code = "budget-spent"


class SystemRefused(VendorgraphError):
    code = "system-refused"
    exit_status = 10
    http_status = 503
