from graph.agencies import load_agencies


def test_a_component_is_found_by_code_name_and_abbreviation() -> None:
    table = load_agencies()
    ice = table.by_code("7012")
    assert ice is not None
    assert ice.abbreviation == "ICE"
    assert ice in table.by_name("US Immigration & Customs Enforcement")
    assert ice in table.by_abbreviation("ICE")


def test_a_component_knows_its_department_and_a_department_has_none() -> None:
    table = load_agencies()
    cbp = table.by_code("7014")
    assert cbp is not None
    department = table.parent(cbp)
    assert department is not None
    assert department.code == "070"
    assert table.parent(department) is None


def test_every_row_names_its_source_and_codes_are_unique() -> None:
    agencies = load_agencies().agencies
    assert all(agency.source and agency.name for agency in agencies)
    assert len({agency.code for agency in agencies}) == len(agencies)
