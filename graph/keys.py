"""What the sources' own keys and names say about identity, as judgements.

- register: a record gives one party two keys (a UEI beside a DUNS), one to one over the whole case;
- lexicon: a name or abbreviation that the reference list gives to one agency only; a component that bears its
  department's name;
- exact-name: a party known by name alone, and exactly one registered party that bears the very name.

Where a key leads to several, nothing is judged: it is left apart and reported as `unsure`.
"""

import ibis
from ibis import _
from ibis.expr.types import Table

from graph.agencies import AgencyTable
from graph.identity import Judgement
from graph.values import name_key

__all__ = ["agency_judgements", "exact_name_judgements", "register_judgements"]


_REGISTERED = r"^(uei|duns|agency:[0-9]{3}$|agency:[0-9A-Z]{4}$|award:)"


def register_judgements(parties: Table) -> list[Judgement]:
    """Keys that one row of a source gives to one party.

    Two keys of registers (a UEI beside a DUNS) must be one to one over the whole case. Several names may lead to one
    key, but a name that leads to several is left apart.
    """
    pairs = parties.filter(_.also_key.notnull() & (_.also_key != _.key)).select(one=_.key, other=_.also_key).distinct()
    turned = _.one.re_search(_REGISTERED) & ~_.other.re_search(_REGISTERED)
    pairs = pairs.select(left=ibis.ifelse(turned, _.other, _.one), right=ibis.ifelse(turned, _.one, _.other)).distinct()
    pairs = pairs.mutate(
        scheme=_.right.split(":")[0], formal=_.left.re_search(_REGISTERED), from_scheme=_.left.split(":")[0]
    )
    rights = pairs.right.count().over(ibis.window(group_by=["left", "scheme"]))
    lefts = pairs.left.count().over(ibis.window(group_by=["right", "from_scheme"]))
    counted = pairs.mutate(clear=(rights == 1) & (~pairs.formal | (lefts == 1))).order_by("left", "right")
    return [
        Judgement(
            row["left"], row["right"], "same", "register", "One record gives the party both keys.", strength="register"
        )
        if row["clear"]
        else Judgement(
            row["left"], row["right"], "unsure", "register", "A key is paired with several.", strength="register"
        )
        for row in counted.to_pyarrow().to_pylist()
    ]


def agency_judgements(parties: Table, agencies: AgencyTable) -> list[Judgement]:
    """Names of agencies in the case, tied to their codes; codes of components that bear their department's name, to its
    code."""
    named = (
        parties.filter((_.type == "Agency") & _.name.notnull()).select("key", "name").distinct().order_by("key", "name")
    )
    found: dict[tuple[str, str], Judgement] = {}
    for row in named.to_pyarrow().to_pylist():
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


def _bears_parents_name(code: str, agencies: AgencyTable) -> bool:
    agency = agencies.by_code(code)
    parent = agencies.by_code(agency.parent_code) if agency and agency.parent_code else None
    return agency is not None and parent is not None and parent.name == agency.name


def exact_name_judgements(parties: Table, canonical: Table) -> list[Judgement]:
    """Name-only parties and the one registered party of their type that bears their name. `canonical` maps key to its
    group so far."""
    grouped = (
        parties.filter(_.type == "Company")
        .left_join(canonical, "key")
        .select("type", "key", "name", home=ibis.coalesce(_.canonical, _.key))
    )
    slug = _.name.lower().re_replace(r"[^\pL\pN]+", "-").re_replace("^-|-$", "")
    named = grouped.filter(_.name.notnull()).select("key", "home", slug=slug).distinct()
    registered = named.filter(~_.home.startswith("company:")).select("slug", "home").distinct()
    bearers = registered.group_by("slug").agg(home=_.home.min(), homes=_.home.nunique())
    loose = (
        named.filter(_.home.startswith("company:") & (_.key == "company:" + _.slug)).select("key", "slug").distinct()
    )
    rows = loose.join(bearers, "slug").order_by("key").to_pyarrow().to_pylist()
    why = "Exactly one registered party of the case bears this very name."
    return [
        Judgement(row["key"], row["home"], "same", "exact-name/1", why, score=1.0, strength="exact-name")
        if row["homes"] == 1
        else Judgement(
            row["key"],
            row["home"],
            "unsure",
            "exact-name/1",
            f"{row['homes']} registered parties bear this name.",
            strength="exact-name",
        )
        for row in rows
    ]
