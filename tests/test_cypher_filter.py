"""Questions in Cypher: what passes, and that nothing happens when something does not."""

import contextlib
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import neo4j
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import KeyRequired, QueryRefused, QueryTimeout
from graph.stores import Neo4jLocation, open_writer
from graph.stores.neo4j.cypher_filter import check_query
from graph.stores.neo4j.reader import Neo4jReader
from tests.neo4j_server import Neo4jServer
from tests.small_build import small_build

TAKEN = [
    "MATCH (n:Company) RETURN n.name LIMIT 5",
    "MATCH (n:Company) RETURN n.name AS name ORDER BY name SKIP 1 LIMIT 5;",
    "MATCH (a:Agency)-[r:CONTRACTED_WITH|USES]->(b) WHERE a.name CONTAINS 'Immigration' "
    "RETURN b.name, sum(r.obligated) AS total",
    "MATCH (p:Person) OPTIONAL MATCH (p)-[:CHAIR_OF]->(c) "
    "RETURN p, collect(DISTINCT c.name) AS chairs, collect(c) AS companies",
    "MATCH p = shortestPath((a:Company {name: 'Facebook'})-[*..6]-(b:System {name: 'FALCON'})) RETURN p, length(p)",
    "MATCH p = (a)-[*1..2]->(b) RETURN [n IN nodes(p) | n.name] AS names LIMIT 3",
    "MATCH p = (a)-[*1..2]->(b) WHERE all(n IN nodes(p) WHERE n.visibility = 'public') RETURN count(*)",
    "UNWIND range(1, 10) AS x RETURN x, x + 1, toString(x) + 'CREATE (n)'",
    "MATCH (n) WHERE EXISTS { MATCH (n)-[:DEVELOPS]->() } RETURN {name: n.name, kind: labels(n)[0]} AS found",
    "MATCH (n:Agency) CALL (n) { MATCH (n)-[r]->() RETURN count(r) AS edges } RETURN n.name, edges ORDER BY edges DESC",
    "MATCH (n) RETURN n.`set`, count { (n)-->() } AS degree LIMIT 1 // DELETE n",
    "MATCH (n {name: $name}) /* DROP */ RETURN n.name STARTS WITH 'F' AS f",
    "CALL db.labels() YIELD label RETURN label",
    "CALL db.index.fulltext.queryNodes('entity_name_words', 'palantir') YIELD node, score RETURN node.name, score",
    "MATCH (n:Company) WITH n.name AS name, [1, 2, 'a'] AS list WHERE name IN ['Facebook'] RETURN name, list[0..1]",
    "MATCH (c:Claim) WHERE c.start >= '2003' "
    "RETURN c.end, c.row, CASE WHEN c.counted = 1 THEN 'yes' ELSE 'no' END AS counts",
]

WRITES = [
    "CREATE (n:Canary)",
    "MATCH (n) CREATE (m:Canary)",
    "MATCH (n) SET n.canary = 1",
    "MATCH (n) DETACH DELETE n",
    "MATCH (n) DELETE n",
    "MATCH (n) REMOVE n.name",
    "MERGE (n:Canary)",
    "MATCH (n) CALL (n) { CREATE (m:Canary) } RETURN 1",
    "MATCH (n) CALL { CREATE (m:Canary) } IN TRANSACTIONS RETURN 1",
    "FOREACH (x IN [1] | CREATE (:Canary))",
    "MATCH (n) FOREACH (x IN [1] | SET n.canary = 1)",
    "DROP INDEX entity_name_words",
    "CREATE INDEX canary FOR (n:Canary) ON (n.x)",
    "INSERT (:Canary)",
    "MATCH (n) /* */ sEt n.canary = 1",
    "MATCH (n) RETURN n; CREATE (:Canary)",
    "RETURN 1 UNION CREATE (:Canary) RETURN 1",
    "EXPLAIN MATCH (n) RETURN n",
    "PROFILE MATCH (n) RETURN n",
    "CYPHER runtime=slotted MATCH (n) RETURN n",
    "\\u0043REATE (n:Canary)",
    "MATCH (n) \\u0053ET n.canary = 1",
    "RETURN '\\u0027' CREATE (:Canary) RETURN '",
    "RETURN 1. CREATE (:Canary)",
    "RETURN 'a' /* ' */ CREATE (:Canary) //'",
    'RETURN "\\" CREATE (:Canary)',
    "RETURN `a``b` CREATE (:Canary)",
    "MATCH (n) WITH n LIMIT 1 ALTER DATABASE neo4j SET ACCESS READ ONLY",
]

OUTWARD = [
    "LOAD CSV FROM 'URL' AS line RETURN line",
    "LOAD CSV WITH HEADERS FROM 'URL' AS line RETURN line",
    "MATCH (n) LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line",
    "LOAD /* */ CSV FROM 'URL' AS line RETURN line",
    "LOAD\nCSV\nFROM 'URL' AS line RETURN line",
    "UNWIND ['URL'] AS u CALL (u) { LOAD CSV FROM u AS line RETURN line } RETURN line",
    "CALL apoc.load.json('URL')",
    "CALL dbms.listConfig()",
    "CALL dbms.listConfig() YIELD name RETURN name",
    "CALL dbms.killConnection('bolt-1')",
    "CALL dbms.setConfigValue('a', 'b')",
    "CALL `dbms`.`listConfig`()",
    "CALL dbms . /* */ listConfig()",
    "CALL db.createLabel('Canary')",
    "CALL db.clearQueryCaches()",
    "CALL tx.setMetaData({a: 1})",
    "SHOW USERS",
    "SHOW SETTINGS",
    "SHOW TRANSACTIONS",
    "SHOW DATABASES",
    "MATCH (n) RETURN 1 UNION SHOW SETTINGS",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
    "USE system MATCH (n) RETURN n",
    "USE system SHOW USERS",
    "MATCH (n) USE system RETURN 1",
    "RETURN apoc.version()",
    "RETURN `apoc`.`version`()",
    "RETURN graph.names()",
    "RETURN file()",
    "GRANT ROLE admin TO neo4j",
    "STOP DATABASE neo4j",
]

BOMBS = [
    "RETURN size([x IN range(1, 100000000) | x])",
    "UNWIND range(1, 1000 * 1000 * 1000) AS x RETURN x",
    "UNWIND range(1, $many) AS x RETURN x",
    "RETURN range(1, toInteger('100000000'))",
    "RETURN range(1, 1e9)",
    "RETURN range(0x7fffffff, 0)",
    "RETURN reduce(s = 'a', x IN range(1, 60) | s + s)",
    "RETURN [x IN range(1, 10000) | [y IN range(1, 10000) | y]]",
    "RETURN any(x IN range(1, 9999) WHERE any(y IN range(1, 9999) WHERE x < y))",
    "MATCH (n) WITH collect(n) AS ns RETURN [x IN ns | ns]",
    "MATCH (n) WITH collect(n) AS ns RETURN [x IN ns WHERE x IN ns | x.name]",
    "MATCH (n) WITH collect(n) AS ns MATCH (m) RETURN collect(ns)",
    "MATCH (n) WITH [n, n, n] AS n WITH [n, n, n] AS n RETURN n",
    "WITH 1 AS x WITH {a: x, b: x} AS x WITH {a: x, b: x} AS x RETURN x",
    "WITH 'a' AS s WITH s+s+s+s AS s WITH s+s+s+s AS s WITH s+s+s+s AS s RETURN s",
    "WITH 'a' AS s WITH s||s||s||s AS s WITH s||s||s||s AS s WITH s||s||s||s AS s RETURN s",
    "MATCH (d:DocumentText) RETURN replace(d.text, 'a', d.text)",
    "RETURN lpad('a', 1000000000, 'b')",
    "MATCH (n) RETURN [(n)--(m) | m]",
    "MATCH (n) RETURN COLLECT { MATCH (m) RETURN m }",
    "RETURN 1 " + "UNION RETURN 1 " * 20,
    "RETURN " + "1," * 3000 + "1",
]


class Listener(http.server.ThreadingHTTPServer):
    """A host that notes whether anybody called."""

    def __init__(self) -> None:
        self.calls = 0
        super().__init__(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler)

    def process_request(self, request: object, client_address: object) -> None:
        self.calls += 1
        self.shutdown_request(request)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    server = Listener()
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def location(neo4j_server: Neo4jServer) -> Neo4jLocation:
    place = Neo4jLocation(neo4j_server.uri, neo4j_server.user, neo4j_server.password)
    open_writer(place).write(small_build())
    return place


@pytest.fixture(scope="module")
def reader(location: Neo4jLocation) -> Iterator[Neo4jReader]:
    opened = Neo4jReader(location)
    yield opened
    opened.close()


def state(driver: neo4j.Driver) -> list[object]:
    """Everything that a write could have changed."""
    told = (
        "MATCH (n) RETURN count(n) AS n, sum(size(keys(n))) AS k, count(n.canary) AS c",
        "MATCH ()-[r]->() RETURN count(r) AS n",
        "SHOW INDEXES YIELD name RETURN count(*) AS n",
    )
    return [record.data() for text in told for record in driver.execute_query(text).records]


@pytest.mark.parametrize("query", TAKEN)
def test_a_question_that_only_reads_passes_the_filter(query: str) -> None:
    check_query(query)


@pytest.mark.neo4j
@pytest.mark.parametrize("query", TAKEN)
def test_a_question_that_only_reads_is_answered(reader: Neo4jReader, query: str) -> None:
    answer = reader.cypher(query, {"name": "Facebook"})
    assert answer.columns
    assert answer.rows


@pytest.mark.parametrize(
    "query",
    [*WRITES, *OUTWARD, *BOMBS, "", ";", "   ", "hello", "MATCH (n", "RETURN 'a", "RETURN `a", "RETURN $`a`", "\0"],
)
def test_anything_else_is_refused_in_one_plain_line(query: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        check_query(query)
    assert "\n" not in str(refused.value).strip()


@pytest.mark.neo4j
def test_a_refused_write_changes_nothing(reader: Neo4jReader, neo4j_driver: neo4j.Driver) -> None:
    before = state(neo4j_driver)
    for query in WRITES:
        with pytest.raises(QueryRefused):
            reader.cypher(query)
    assert state(neo4j_driver) == before


@pytest.mark.neo4j
def test_a_refused_call_reaches_no_host_and_no_file(reader: Neo4jReader, listener: Listener, tmp_path: Path) -> None:
    canary = tmp_path / "canary.csv"
    canary.write_text("canary\n")
    for query in OUTWARD:
        for address in (f"http://127.0.0.1:{listener.server_port}/x.csv", canary.as_uri()):
            with pytest.raises(QueryRefused) as refused:
                reader.cypher(query.replace("URL", address))
            assert "canary" not in str(refused.value)
    assert listener.calls == 0


@pytest.mark.neo4j
def test_a_refused_bomb_leaves_the_server_answering(reader: Neo4jReader) -> None:
    for query in BOMBS:
        with pytest.raises(QueryRefused):
            reader.cypher(query, {"many": 10**9})
    assert reader.cypher("RETURN 1 AS one").rows == ((1,),)


@pytest.mark.neo4j
def test_a_write_that_the_filter_did_not_know_is_stopped_by_the_server(
    reader: Neo4jReader, neo4j_driver: neo4j.Driver
) -> None:
    before = state(neo4j_driver)
    with pytest.raises(QueryRefused), reader._server.reading(5) as transaction:
        transaction.run("CREATE (n:Canary)").consume()
    assert state(neo4j_driver) == before


@pytest.mark.neo4j
def test_a_question_that_runs_too_long_is_ended(reader: Neo4jReader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.stores.neo4j.reader.SECONDS", 0.5)
    with pytest.raises(QueryTimeout, match="narrow it down"):
        reader.cypher(
            "UNWIND range(1, 10000) AS a UNWIND range(1, 10000) AS b UNWIND range(1, 10000) AS c RETURN count(*)"
        )


@pytest.mark.neo4j
def test_answers_are_bounded_in_rows_and_size(reader: Neo4jReader, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = reader.cypher("UNWIND range(1, 10000) AS x RETURN x", limit=7)
    assert (len(answer.rows), answer.truncated) == (7, True)
    monkeypatch.setattr("graph.stores.neo4j.reader.MOST_CHARACTERS", 50)
    assert reader.cypher("UNWIND range(1, 1000) AS x RETURN x", limit=1000).truncated


@pytest.mark.neo4j
def test_wrong_cypher_is_told_in_one_line(reader: Neo4jReader) -> None:
    with pytest.raises(QueryRefused, match="Neo4j does not take this") as refused:
        reader.cypher("MATCH (n) RETURN m")
    assert "\n" not in str(refused.value)


@pytest.mark.neo4j
def test_nodes_relationships_and_paths_come_as_plain_values(reader: Neo4jReader) -> None:
    (row,) = reader.cypher("MATCH p = (a:Person)-[r:CHAIR_OF]->(b) RETURN a, r, p, a.id AS number").rows
    assert (row[0]["kind"], row[0]["name"]) == ("Person", "Peter Thiel")
    assert (row[1]["type"], row[1]["from"], row[1]["to"]) == ("CHAIR_OF", "person:peter-thiel", "uei:PAL000000001")
    assert [node["kind"] for node in row[2]["nodes"]] == ["Person", "Company"]
    assert row[3] == str(int(row[3]))


@pytest.mark.neo4j
def test_without_a_key_a_graph_with_hidden_parts_takes_no_cypher(location: Neo4jLocation) -> None:
    public = Neo4jReader(location, public_only=True)
    with pytest.raises(KeyRequired, match="ask with a key"):
        public.cypher("MATCH (n) RETURN n LIMIT 1")
    public.close()


@pytest.mark.neo4j
@pytest.mark.parametrize(
    "parameters", [{"a": {"b": 1}}, {"a": [[1]]}, {"a": float("nan")}, {"a": "x" * 200_000}, {"a": 2**70}]
)
def test_parameters_are_small_and_plain(reader: Neo4jReader, parameters: dict[str, object]) -> None:
    with pytest.raises(QueryRefused, match="Parameters"):
        reader.cypher("RETURN $a", parameters)


@given(st.text(max_size=200))
def test_any_text_is_taken_or_refused_and_nothing_else(text: str) -> None:
    with contextlib.suppress(QueryRefused):
        check_query(text)


@given(
    st.sampled_from(["CREATE", "load csv", "Set", "DELETE", "SHOW"]),
    st.text(alphabet=" \t\nabc(){}[];,:|-", max_size=60),
)
def test_a_word_that_writes_never_passes_outside_text(word: str, before: str) -> None:
    with pytest.raises(QueryRefused):
        check_query(f"RETURN 1 AS one {before} {word} (n)")
