"""Which questions in Cypher are put to the server.

A READ transaction stops writes, but neither LOAD CSV nor SHOW nor what exhausts the server's memory; time and memory
limits do not reach into a single expression. So a question passes only if its words, functions and procedures are on
the lists of `cypher_words.yaml`, and if nothing in it can grow out of bounds:

- `range` takes written whole numbers, and few of them;
- within a comprehension or any(), all(), none(), single() only its own variable is spoken of, so that none is nested;
- lists and maps of variables, and collect, stand in one clause, so that they cannot be multiplied step by step;
- few additions, few clauses, one statement, so many characters.
"""

import functools
from collections.abc import Mapping, Sequence
from importlib.resources import files

from graph.errors import QueryRefused
from graph.own_yaml import own_yaml
from graph.stores.neo4j.cypher_tokens import Token, tokens

__all__ = ["check_query"]

LONGEST = 4000
LARGEST_RANGE = 10_000
MOST_SUMS = 8
MOST_CLAUSES = 8
_PAIRS = {"(": ")", "[": "]", "{": "}"}
_CLAUSES = ("with", "return", "unwind", "match", "call", "union", "where", "order")


def check_query(query: str) -> None:
    """Raises QueryRefused, with what to write instead, unless the question may be put."""
    if len(query) > LONGEST:
        raise QueryRefused(f"A question in Cypher has at most {LONGEST} characters.")
    told = list(tokens(query))
    while told and told[-1].is_(";"):
        told.pop()
    if not told:
        raise QueryRefused("Write a question in Cypher, such as MATCH (n:Company) RETURN n.name LIMIT 5.")
    for check in (_words, _calls, _brackets, _ranges, _iterations, _growth):
        check(told)


@functools.cache
def _lists() -> Mapping[str, frozenset[str]]:
    text = (files("graph.stores.neo4j") / "cypher_words.yaml").read_text("utf-8")
    return {name: frozenset(words) for name, words in own_yaml(text).items()}


def _words(told: Sequence[Token]) -> None:
    if told[0].kind != "word" or told[0].value not in ("match", "optional", "unwind", "with", "return", "call"):
        raise QueryRefused("A question begins with MATCH, OPTIONAL MATCH, UNWIND, WITH, RETURN or CALL.")
    for place, token in enumerate(told):
        if token.is_(";"):
            raise QueryRefused("One statement at a time: leave out the semicolon.")
        part_of_name = place > 1 and told[place - 1].is_(".") and _names(told[place - 2])
        if token.kind == "word" and token.value in _lists()["refused"] and not part_of_name:
            raise QueryRefused(
                f"{token.said.upper()} is not for questions, which only read. A name is written in backticks."
            )


def _calls(told: Sequence[Token]) -> None:
    """Functions and procedures, by their whole dotted name."""
    for place, token in enumerate(told):
        if token.is_("call"):
            _procedure(told, place + 1)
        elif token.is_("(") and place and told[place - 1].kind in ("word", "quoted"):
            _function(told, place)
        elif token.is_("{") and place and told[place - 1].is_("collect"):
            raise QueryRefused("COLLECT { … } is not taken: use collect(…).")


def _function(told: Sequence[Token], place: int) -> None:
    first = place - 1
    while first >= 2 and told[first - 1].is_(".") and told[first - 2].kind in ("word", "quoted"):
        first -= 2
    name = "".join(token.value for token in told[first:place])
    called = first and told[first - 1].is_("call")
    plain = len(name.split(".")) == 1 and told[first].kind == "word"
    allowed = _lists()["functions"] | _lists()["before_parenthesis"]
    if not called and not (plain and name in allowed):
        raise QueryRefused(f"The function {name} is not taken.")


def _procedure(told: Sequence[Token], place: int) -> None:
    if place < len(told) and told[place].is_("(", "{"):
        return
    name = ""
    while (
        place < len(told)
        and (told[place].kind in ("word", "quoted") or told[place].is_("."))
        and not told[place].is_("yield")
    ):
        name, place = name + told[place].value, place + 1
    if name not in _lists()["procedures"]:
        raise QueryRefused(
            f"The procedure {name or '?'} is not taken: only {', '.join(sorted(_lists()['procedures']))}."
        )


def _brackets(told: Sequence[Token]) -> None:
    _closings(told)


def _closings(told: Sequence[Token]) -> dict[int, int]:
    """Where each bracket closes."""
    opened: list[int] = []
    closings: dict[int, int] = {}
    for place, token in enumerate(told):
        if token.is_(*_PAIRS):
            opened.append(place)
        elif token.is_(*_PAIRS.values()):
            if not opened or _PAIRS[told[opened[-1]].value] != token.value:
                raise QueryRefused("The brackets do not match.")
            closings[opened.pop()] = place
    if opened:
        raise QueryRefused("The brackets do not match.")
    return closings


def _ranges(told: Sequence[Token]) -> None:
    closings = _closings(told)
    for place, token in enumerate(told[:-1]):
        if token.is_("range") and told[place + 1].is_("("):
            inside = told[place + 2 : closings[place + 1]]
            fits = all(
                t.is_(",", "-") or (t.kind == "number" and t.value.isdigit() and int(t.value) <= LARGEST_RANGE)
                for t in inside
            )
            if not inside or not fits:
                raise QueryRefused(f"range takes whole numbers of at most {LARGEST_RANGE}, written out.")


def _iterations(told: Sequence[Token]) -> None:
    """Within what walks through a list, only the walking variable is spoken of beside literals and parameters."""
    closings = _closings(told)
    for place, closing in closings.items():
        if (told[place].is_("[") and place + 2 < closing and told[place + 2].is_("in") and _names(told[place + 1])) or (
            told[place].is_("(") and place and told[place - 1].is_(*_lists()["iterating"])
        ):
            _body(told[place + 1 : closing])
        elif (
            told[place].is_("[") and any(t.is_("|") for t in told[place:closing]) and not _is_relationship(told, place)
        ):
            raise QueryRefused("A list made of a pattern is not taken: use MATCH and collect.")


def _names(token: Token) -> bool:
    return token.kind in ("word", "quoted")


def _is_value(token: Token) -> bool:
    return _names(token) and not token.is_("unwind", *_lists()["before_parenthesis"])


def _is_relationship(told: Sequence[Token], place: int) -> bool:
    return place > 0 and told[place - 1].is_("-", "<-")


def _body(inside: Sequence[Token]) -> None:
    """`x IN list WHERE … | …`: the list is one name, property, parameter or call; what follows speaks of x alone."""
    variable, rest = inside[0].value, list(inside[2:])
    end = next((place for place, token in enumerate(rest) if token.is_("where", "|")), len(rest))
    nested = any(token.is_("[", "{", *_lists()["iterating"]) for token in rest)
    if nested or any(token.is_("in", "range") for token in rest[end:]):
        raise QueryRefused("A list within a list is not taken here: use UNWIND.")
    words = ("where", "and", "or", "not", "xor", "is", "null", "true", "false", "starts", "ends", "with", "contains")
    for place, token in enumerate(rest[end:], start=end):
        own = (
            token.value == variable or rest[place - 1].is_(".") or (place + 1 < len(rest) and rest[place + 1].is_("("))
        )
        if _names(token) and not own and token.value not in words:
            raise QueryRefused(f"Inside a list only its own variable may be named, not '{token.said}': use UNWIND.")


def _growth(told: Sequence[Token]) -> None:
    """What could multiply: additions, collect and lists of variables in one clause after another."""
    clause, collecting, clauses = 0, set(), 0
    for place, token in enumerate(told):
        if token.is_(*_CLAUSES) and not (place and told[place - 1].is_("starts", "ends", ".", "optional")):
            clause = place
            clauses += token.is_("with", "return", "call", "union")
        following = told[place + 1] if place + 1 < len(told) else token
        if token.is_("collect") and following.is_("("):
            collecting.add(clause)
        if token.is_("[", "{") and told[clause].is_("with", "unwind") and _holds_names(told, place):
            raise QueryRefused("Lists and maps of variables belong into the last RETURN.")
    if len(collecting) > 1:
        raise QueryRefused("collect may be used in one WITH or RETURN only.")
    if clauses > MOST_CLAUSES:
        raise QueryRefused(f"A question has at most {MOST_CLAUSES} of WITH, RETURN, CALL and UNION.")
    if sum(token.is_("+", "||") for token in told) > MOST_SUMS:
        raise QueryRefused(f"A question adds at most {MOST_SUMS} times.")


def _holds_names(told: Sequence[Token], place: int) -> bool:
    """Whether the list or map at the place holds variables. A walk through a list, a slice, a subquery do not count."""
    closing = _closings(told)[place]
    inside = told[place + 1 : closing]
    if told[place].is_("["):
        slice_ = place > 0 and (_is_value(told[place - 1]) or told[place - 1].is_(")", "]"))
        walk = len(inside) > 1 and inside[1].is_("in")
        return not slice_ and not walk and not _is_relationship(told, place) and any(_names(token) for token in inside)
    if place and told[place - 1].is_("call", "exists", "count", ")"):
        return False
    keys = {number for number, token in enumerate(inside[:-1]) if inside[number + 1].is_(":")}
    plain = ("true", "false", "null")
    return any(_names(t) and n not in keys and t.value not in plain for n, t in enumerate(inside))
