"""The Eclipse Layout Kernel, as the explorer uses it, inside V8: the same graph gives the same places.

It is the very file that the pages load as a worker, put into `app/web/dist` when the package is built: see
docs/decisions/0012 and 0013.
"""

import json
from importlib.resources import files
from typing import Any

from graph.errors import LimitExceeded, MissingFile

__all__ = ["Elk"]

SECONDS = 20.0
MEMORY = 512 * 1024 * 1024
STEPS = 10_000
NO_LAYOUT = "No layout was found for this figure: show less, or give positions by hand."


class Elk:
    """One ELK in a V8 of its own; not to be shared between threads."""

    def __init__(self) -> None:
        from py_mini_racer import MiniRacer

        self._racer = MiniRacer()
        self._asked = 0
        self._eval((files("app.figures") / "elk" / "layout.js").read_text("utf-8"))
        self._eval(_worker())
        self._ask({"cmd": "register", "algorithms": ["layered"]})

    def __enter__(self) -> "Elk":
        return self

    def __exit__(self, *_: object) -> None:
        self._racer.close()

    def layout(self, graph: dict[str, Any]) -> dict[str, Any]:
        """The graph with a place for everything in it. LimitExceeded where ELK finds none in time."""
        told = self._ask({"cmd": "layout", "graph": graph, "layoutOptions": {}, "options": {}})
        if "data" not in told:
            raise LimitExceeded(NO_LAYOUT)
        placed: dict[str, Any] = told["data"]
        return placed

    def _ask(self, question: dict[str, Any]) -> dict[str, Any]:
        self._asked += 1
        self._eval(f"ask({self._asked}, {json.dumps(json.dumps(question))})")
        for _ in range(STEPS):
            if not self._eval("pump()"):
                break
        answer: dict[str, Any] = json.loads(str(self._eval(f"answer({self._asked})")) or "{}")
        return answer

    def _eval(self, code: str) -> Any:
        from py_mini_racer import JSOOMException, JSTimeoutException

        try:
            return self._racer.eval(code, timeout_sec=SECONDS, max_memory=MEMORY)
        except (JSTimeoutException, JSOOMException) as error:
            raise LimitExceeded(NO_LAYOUT) from error


def _worker() -> str:
    """The program text of ELK."""
    file = files("app") / "web" / "dist" / "elk-worker.js"
    if not file.is_file():
        raise MissingFile("The layout program is missing: install vendorgraph again ('make install' in a checkout).")
    return file.read_text("utf-8")
