"""The dossier of a vendor, an agency or any other entity: what the public part of a case says about it."""

import dataclasses

from app import __version__
from app.export.redaction import redaction_of
from app.reports.asked import Asked, contracts_of, edges_of
from app.reports.contracts import contract_blocks, contract_summary
from app.reports.disputes import conflict_blocks, known_conflicts, untaken_blocks
from app.reports.document import Block, Document, Paragraph, Section, Sentence
from app.reports.document import List as Items
from app.reports.notes import NoteBook
from app.reports.pictures import picture_blocks
from app.reports.searched import searched_blocks
from app.reports.sources import source_table
from app.reports.statements import Statements
from app.reports.wording import Wording, cleaned, wording
from graph.case import Case
from graph.model import load_schema
from graph.store import NOW, ContractFilter, ContractRow, Edge, EdgeFilter, EntityRef, Moment, Page, Reader

__all__ = ["Wish", "dossier"]

PEOPLE = 20
"""People whose other roles are told."""


@dataclasses.dataclass(frozen=True, slots=True)
class Wish:
    """What a report is asked to be: `about` is any key of the entity; `unreviewed` lets proposed statements in, marked;
    `case` is where its figures are, if it has any."""

    about: str
    language: str = "en"
    moment: Moment = NOW
    unreviewed: bool = False
    case: Case | None = None


def dossier(reader: Reader, wish: Wish) -> Document:
    """The report. The reader must show only what is public. NotFound where nothing public bears the key."""
    asked = _ask(reader, wish)
    sections = tuple(section for section in _sections(asked, wish) if section.blocks)
    words = asked.words
    case = str(reader.build()["case_name"])
    return Document(
        title=words.say("title", name=asked.name),
        subtitle=words.say("subtitle", case=case),
        language=words.language,
        facts=_facts(asked),
        sections=(*sections, _last(asked)),
        notes=asked.book.notes,
        labels=tuple(words.table("labels").items()),
    )


def _ask(reader: Reader, wish: Wish) -> Asked:
    words, moment = wording(wish.language), wish.moment
    entity = reader.entity(wish.about, moment)
    redaction = redaction_of(reader)
    book = NoteBook(reader, words, redaction, moment)
    status = ("accepted", "proposed") if wish.unreviewed else ("accepted",)
    found: Page[ContractRow] = Page(())
    if end := {"Company": "vendor", "Agency": "agency"}.get(entity.type):
        ends = {"vendor": entity.id} if end == "vendor" else {"agency": entity.id}
        found = contracts_of(reader, ContractFilter(**ends, status=status, moment=moment))  # type: ignore[arg-type]
    told = [name for name, predicate in load_schema().predicates.items() if predicate.implied is None]
    others = tuple(name for name in told if name != "CONTRACTED_WITH" or not end)
    edges, hidden = edges_of(reader, entity.id, EdgeFilter(predicates=others, moment=moment))
    kept = tuple(edge for edge in edges if edge.status in status and not edge.implied)
    return Asked(
        reader=reader,
        entity=entity,
        words=words,
        book=book,
        statements=Statements(words, book, redaction),
        redaction=redaction,
        moment=moment,
        unreviewed=wish.unreviewed,
        contracts=found.items,
        contract_count=found.total or len(found.items),
        edges=kept,
        waiting=_waiting(reader, entity.id, moment),
        withheld=found.withheld + hidden,
    )


def _waiting(reader: Reader, key: str, moment: Moment) -> int:
    return reader.edges(key, EdgeFilter(status=("proposed",), moment=moment), 1).total or 0


def _sections(asked: Asked, wish: Wish) -> list[Section]:
    made: list[tuple[str, list[Block]]] = [
        ("summary", [Paragraph(_summary(asked))]),
        ("contracts", contract_blocks(asked)),
        ("systems", _listed(asked, "systems")),
        ("ownership", _listed(asked, "ownership", "structure")),
        ("people", _people(asked)),
        ("influence", _listed(asked, "influence")),
        ("figures", picture_blocks(asked, wish.case)),
        ("conflicts", conflict_blocks(asked)),
        ("untaken", untaken_blocks(asked)),
        ("searched", searched_blocks(asked)),
        ("methods", _methods(asked)),
    ]
    return [_section(asked.words, anchor, blocks) for anchor, blocks in made]


def _section(words: Wording, anchor: str, blocks: list[Block]) -> Section:
    return Section(anchor, words.say(f"sections.{anchor}"), tuple(blocks))


def _last(asked: Asked) -> Section:
    return _section(asked.words, "sources", [source_table(asked.words, asked.book)])


def _facts(asked: Asked) -> tuple[tuple[str, str], ...]:
    labels, entity, words = asked.words.table("labels"), asked.entity, asked.words
    build = asked.reader.build()
    names = [name for name, _ in entity.names if name != entity.name]
    told = {
        "kind": words.table("kinds").get(entity.type, entity.type),
        "keys": words.say("note.locator", locator=", ".join(dict.fromkeys(entity.keys))),
        "names": words.say("note.locator", locator="; ".join(dict.fromkeys(names))),
        "as_of": words.date(asked.moment.as_of) or words.say("now"),
        "known_at": words.date(asked.moment.known_at),
        "build": f"{build['build_id']}, vendorgraph {__version__}",
    }
    return tuple((labels[name], value) for name, value in told.items() if value)


def _summary(asked: Asked) -> tuple[Sentence, ...]:
    words, entity = asked.words, asked.entity
    told: list[Sentence] = []
    if entity.description and entity.type != "Contract" and not asked.redaction.names(entity.description):
        described = words.say("summary.described", description=entity.description.rstrip("."))
        told.append(Sentence(f"{described}."))
    told += contract_summary(asked)
    if asked.edges:
        counted = asked.book.counted(asked.command("edges"))
        told.append(Sentence(words.say("summary.statements", count=len(asked.edges), name=asked.name), counted))
    conflicts = len(known_conflicts(asked))
    disputed = asked.book.counted(asked.command("conflicts"))
    text = words.say("summary.conflicts", count=conflicts) if conflicts else words.say("summary.no_conflict")
    told.append(Sentence(text, disputed))
    if asked.waiting:
        told.append(Sentence(words.say(f"summary.proposed{'_in' * asked.unreviewed}", count=asked.waiting)))
    if asked.withheld:
        told.append(Sentence(words.say("summary.withheld", count=asked.withheld)))
    return tuple(told)


def _listed(asked: Asked, *groups: str) -> list[Block]:
    edges = asked.group(*groups)
    return [Items(asked.told(edges))] if edges else []


def _people(asked: Asked) -> list[Block]:
    """Those in public roles at the entity, and where else they hold one."""
    own = asked.group("people")
    if not own:
        return []
    blocks: list[Block] = [Items(asked.told(own))]
    shown = {edge.id for edge in own}
    people = {one.id: one for edge in own for one in (edge.subject, edge.object) if one.type == "Person"}
    people.pop(asked.entity.id, None)
    elsewhere = [edge for one in list(people.values())[:PEOPLE] for edge in _roles(asked, one) if edge.id not in shown]
    if elsewhere:
        told = asked.told(tuple({edge.id: edge for edge in elsewhere}.values()))
        blocks += [Paragraph((Sentence(asked.words.say("people.elsewhere")),)), Items(told)]
    return blocks


def _roles(asked: Asked, person: EntityRef) -> tuple[Edge, ...]:
    roles = tuple(name for name, predicate in load_schema().predicates.items() if predicate.group == "people")
    where = EdgeFilter(predicates=roles, status=asked.status, moment=asked.moment)
    return asked.reader.edges(person.id, where, 20).items


def _methods(asked: Asked) -> list[Block]:
    build = asked.reader.build()
    lines = [*asked.words.lines("methods")]
    lines.append(asked.words.say("reproduce", version=__version__, build=build["build_id"], id=asked.entity.id))
    return [Items(tuple(Sentence(cleaned(line)) for line in lines))]
