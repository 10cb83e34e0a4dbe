"""`python -m tests.neo4j_server fetch | run`."""

import argparse
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

from tests.neo4j_server.distribution import Missing, fetch
from tests.neo4j_server.server import archive_classes, running


def main() -> int:
    asked = _arguments().parse_args()
    try:
        archive_classes(fetch())
        if asked.command == "run":
            _run(asked.home, asked.bolt_port, asked.http_port)
    except Missing as missing:
        if asked.command == "fetch" and asked.if_possible:
            return 0
        sys.stderr.write(f"{missing}\n")
        return 1
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.neo4j_server", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    bring = commands.add_parser("fetch", help="bring the server with Maven")
    bring.add_argument("--if-possible", action="store_true", help="say nothing where it cannot be had")
    run = commands.add_parser("run", help="run it until interrupted; VENDORGRAPH_NEO4J_PASSWORD names the password")
    run.add_argument("--home", type=Path, help="keep the data in this folder (default: a temporary one)")
    run.add_argument("--bolt-port", type=int, default=7687)
    run.add_argument("--http-port", type=int, default=7474)
    return parser


def _run(home: Path | None, bolt_port: int, http_port: int) -> None:
    given = os.environ.get("VENDORGRAPH_NEO4J_PASSWORD")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with running(home and home.resolve(), bolt_port=bolt_port, http_port=http_port, password=given) as server:
        shown = "as given" if given else server.password
        sys.stdout.write(f"Neo4j at {server.uri}, Browser at {server.http}/browser/, user {server.user}, ")
        sys.stdout.write(f"password {shown}. Ctrl-C stops it.\n")
        sys.stdout.flush()
        with suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    sys.exit(main())
