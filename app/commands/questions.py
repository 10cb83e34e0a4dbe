"""`vendorgraph query` with all its questions, which their modules add when they are imported."""

from app.commands import query_cypher, query_entity, query_evidence
from app.commands.query import questions

__all__ = ["questions"]

_MODULES = (query_entity, query_evidence, query_cypher)
