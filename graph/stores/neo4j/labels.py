"""Where the tables of the schema live in Neo4j, and the constraints and indexes that follow from them.

An entity is a node with one label, its kind, so that Browser gives it the kind's colour. Every other table has a label
of its own; edges are relationships of their predicate's type. Community Edition has unique constraints, range and
full-text indexes.
"""

from collections.abc import Iterator

from graph.model import Table, load_schema

__all__ = ["NAMES_INDEX", "key_of", "kinds", "label_of", "node_tables", "schema_statements", "types"]

NAMES_INDEX = "entity_name_words"
_SEPARATE = ("entity", "edge")


def kinds() -> tuple[str, ...]:
    """The labels of entities."""
    return tuple(load_schema().nodes)


def types() -> tuple[str, ...]:
    """The types of relationships."""
    return tuple(load_schema().predicates)


def node_tables() -> tuple[Table, ...]:
    """The tables whose rows are nodes with the table's label."""
    return tuple(table for name, table in load_schema().tables.items() if name not in _SEPARATE)


def label_of(table: str) -> str:
    """`entity_name` is :EntityName; `contract` is :ContractRecord beside the kind :Contract."""
    label = "".join(part.capitalize() for part in table.split("_"))
    return f"{label}Record" if label in kinds() else label


def key_of(table: Table) -> str:
    """The property that tells the table's nodes apart: its key, or `place` where that has several columns."""
    return table.key[0] if len(table.key) == 1 else "place"


def schema_statements() -> Iterator[str]:
    """Constraints and indexes, each made only where it is not there yet."""
    for kind in kinds():
        yield _unique(kind, "id")
        yield f"CREATE INDEX {kind.lower()}_public_id IF NOT EXISTS FOR (n:{kind}) ON (n.public_id)"
    for table in node_tables():
        label = label_of(table.name)
        yield _unique(label, key_of(table))
        for columns in table.indexes:
            listed = ", ".join(f"n.{column}" for column in columns)
            yield f"CREATE INDEX {table.name}_{'_'.join(columns)} IF NOT EXISTS FOR (n:{label}) ON ({listed})"
    for name in ("edge_id", "subject_id", "object_id", "contract_ref"):
        yield f"CREATE INDEX claim_by_{name} IF NOT EXISTS FOR (n:Claim) ON (n.{name})"
    yield _unique("NameWord", "word")
    yield "CREATE INDEX entity_name_entity_id IF NOT EXISTS FOR (n:EntityName) ON (n.entity_id)"
    for name in types():
        yield f"CREATE CONSTRAINT {name.lower()}_edge_id IF NOT EXISTS FOR ()-[r:{name}]-() REQUIRE r.id IS UNIQUE"
    yield (
        f"CREATE FULLTEXT INDEX {NAMES_INDEX} IF NOT EXISTS FOR (n:EntityName) ON EACH [n.words] "
        "OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}"
    )


def _unique(label: str, name: str) -> str:
    return f"CREATE CONSTRAINT {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{name} IS UNIQUE"
