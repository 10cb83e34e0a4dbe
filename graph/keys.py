"""What the sources' own keys and names say about identity, as judgements.

- register: a record gives one party two keys (a UEI beside a DUNS), one to one over the whole case;
- lexicon: a name or abbreviation that the reference list gives to one agency only; a component that bears its
  department's name;
- exact-name: a party known by name alone, and exactly one registered party that bears the very name.

Where a key leads to several, nothing is judged: it is left apart and reported as `unsure`.
"""

from collections.abc import Mapping
from typing import Any

from graph.agencies import AgencyTable
from graph.expressions import Table, _, ibis
from graph.identity import Judgement
from graph.steps import Ask, Held, asked
from graph.values import name_key

__all__ = ["agency_judgements", "exact_name_judgements", "owner_keys", "register_judgements"]


_REGISTERED = r"^(uei|duns|agency:[0-9]{3}$|agency:[0-9A-Z]{4}$|award:)"


def register_judgements(parties: Table | Held, ask: Ask = asked) -> list[Judgement]:
    """Keys that one row of a source gives to one party.

    Two keys of registers (a UEI beside a DUNS) must be one to one over the whole case. Several names may lead to one
    key, but a name that leads to several is left apart.
    """
    return [
        Judgement(
            row["left"], row["right"], "same", "register", "One record gives the party both keys.", strength="register"
        )
        if row["clear"]
        else Judgement(
            row["left"], row["right"], "unsure", "register", "A key is paired with several.", strength="register"
        )
        for row in ask(_paired_keys, parties)
    ]


def _paired_keys(parties: Table) -> Table:
    pairs = parties.filter(_.also_key.notnull() & (_.also_key != _.key)).select(one=_.key, other=_.also_key).distinct()
    turned = _.one.re_search(_REGISTERED) & ~_.other.re_search(_REGISTERED)
    pairs = pairs.select(left=ibis.ifelse(turned, _.other, _.one), right=ibis.ifelse(turned, _.one, _.other)).distinct()
    pairs = pairs.mutate(
        scheme=_.right.split(":")[0], formal=_.left.re_search(_REGISTERED), from_scheme=_.left.split(":")[0]
    )
    rights = pairs.right.count().over(ibis.window(group_by=["left", "scheme"]))
    lefts = pairs.left.count().over(ibis.window(group_by=["right", "from_scheme"]))
    return pairs.mutate(clear=(rights == 1) & (~pairs.formal | (lefts == 1))).order_by("left", "right")


def agency_judgements(parties: Table | Held, agencies: AgencyTable, ask: Ask = asked) -> list[Judgement]:
    """Names of agencies in the case, tied to their codes; codes of components that bear their department's name, to its
    code."""
    found: dict[tuple[str, str], Judgement] = {}
    for row in ask(_named_agencies, parties):
        key, name = row["key"], row["name"]
        if key == name_key("Agency", name):
            known = agencies.by_name(name) or agencies.by_abbreviation(name)
            homes = {
                agency.parent_code if _bears_parents_name(agency.code, agencies) else agency.code for agency in known
            }
            if len(homes) == 1:
                right = f"agency:{homes.pop()}"
                found[key, right] = Judgement(
                    key, right, "same", "lexicon", f"The reference list calls it {name}.", strength="lexicon"
                )
        elif _bears_parents_name(code := key.removeprefix("agency:"), agencies):
            right = f"agency:{agencies.by_code(code).parent_code}"  # type: ignore[union-attr]
            found[key, right] = Judgement(
                key, right, "same", "lexicon", "The component bears its department's name.", strength="lexicon"
            )
    return list(found.values())


def _named_agencies(parties: Table) -> Table:
    named = parties.filter((_.type == "Agency") & _.name.notnull())
    return named.select("key", "name").distinct().order_by("key", "name")


def _bears_parents_name(code: str, agencies: AgencyTable) -> bool:
    agency = agencies.by_code(code)
    parent = agencies.by_code(agency.parent_code) if agency and agency.parent_code else None
    return agency is not None and parent is not None and parent.name == agency.name


def owner_keys(claims: Table) -> Table:
    """Keys that stand in records as parents of companies and in no other claim: key. A download may write the vendor's
    own name beside its parent's number."""
    parent = (claims.predicate == "SUBSIDIARY_OF") & (claims.evidence_kind == "record")
    told, others = claims.filter(parent).select(key=_.object_key).distinct(), claims.filter(~parent)
    return told.anti_join(others.select(key=_.object_key), "key").anti_join(others.select(key=_.subject_key), "key")


def exact_name_judgements(
    parties: Table | Held, canonical: Table | Held, owners: Table | Held, ask: Ask = asked
) -> list[Judgement]:
    """Name-only parties and the one registered party of their type that bears their name. `canonical` maps key to its
    group so far; `owners` are `owner_keys`: they count only where nobody else bears the name, and are the party only
    where they bear no other."""
    if not ask(_name_only, parties):
        return []
    return [_of_name(row) for row in ask(_bearers_of_names, parties, canonical, owners)]


def _name_only(parties: Table) -> Table:
    return parties.filter(_.key.startswith("company:")).select("key").limit(1)


def _of_name(row: Mapping[str, Any]) -> Judgement:
    key, home, by = row["key"], row["home"], "exact-name/1"
    if row["homes"] > 1:
        why = f"{row['homes']} registered parties bear this name."
    elif row["names"] > 1:
        why = "The number stands only as a parent's, under several names."
    else:
        why = "Exactly one registered party of the case bears this very name."
        return Judgement(key, home, "same", by, why, score=1.0, strength="exact-name")
    return Judgement(key, home, "unsure", by, why, strength="exact-name")


def _bearers_of_names(parties: Table, canonical: Table, owners: Table) -> Table:
    keyed = parties.filter(_.type == "Company").left_join(canonical, "key")
    owned = keyed.select("key", "name", home=ibis.coalesce(_.canonical, _.key), owner=_.key.isin(owners.key))
    slug = _.name.lower().re_replace(r"[^\pL\pN]+", "-").re_replace("^-|-$", "")
    named = owned.filter(_.name.notnull()).mutate(slug=slug)
    registered = named.filter(~_.home.startswith("company:"))
    homes = registered.group_by("home").agg(owner=_.owner.min(), names=_.slug.nunique())
    bearing = registered.select("slug", "home").distinct().join(homes, "home")
    first = bearing.mutate(first=_.owner.min().over(ibis.window(group_by="slug"))).filter(_.owner == _.first)
    bearers = first.group_by("slug").agg(
        home=_.home.min(), homes=_.home.nunique(), names=ibis.ifelse(_.owner, _.names, 1).max()
    )
    loose = (
        named.filter(_.home.startswith("company:") & (_.key == "company:" + _.slug)).select("key", "slug").distinct()
    )
    return loose.join(bearers, "slug").order_by("key")
