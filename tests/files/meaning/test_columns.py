"""What columns mean, guessed from headings and cells."""

import pytest

from netmap.errors import InputError
from netmap.files.plan.plan import ImportPlan
from netmap.files.tables import FileContent
from netmap.model.entities import DataSource, Organization, Person, Sector
from netmap.model.happenings import Interaction
from netmap.model.kinds import TieKind
from netmap.model.network import EMPTY
from tests.files.plan_tables import bring_into_empty, make_csv, make_file, organizations, people, plan, ties


def meanings(file: FileContent) -> dict[str, str]:
    planned: ImportPlan = plan(EMPTY, file)
    return {column.header: column.meaning for column in planned.readings[0].columns}


def test_google_contacts_headings() -> None:
    headers = [
        "First Name", "Middle Name", "Last Name", "Organization Name", "Organization Title", "Birthday", "Notes",
        "Photo", "Labels", "E-mail 1 - Label", "E-mail 1 - Value", "Phone 1 - Value", "Website 1 - Value",
    ]  # fmt: skip
    row = [
        "Ann", "", "Lee", "Riverside Food Bank", "Director", "1980-01-01", "likes tea", "x.png",
        "* myContacts ::: Partners", "* Work", "ann@rfb.example.org", "+1 573 555 0100", "https://rfb.example.org",
    ]  # fmt: skip
    network = bring_into_empty(make_file("contacts.csv", headers, row))
    (person,) = network.of(Person)
    assert isinstance(person, Person)
    assert (person.name, person.title, person.email) == ("Ann Lee", "Director", "ann@rfb.example.org")
    assert person.tags == ("Partners",)  # "myContacts" is every contact of a Google account
    assert person.attributes == {}
    assert ties(network, TieKind.WORKS_AT) == [("Ann Lee", "Riverside Food Bank")]


def test_outlook_headings_offer_who_referred_somebody() -> None:
    file = make_csv(
        "outlook.csv",
        "First Name,Last Name,Company,Job Title,Business Phone,E-mail Address,Categories,Referred By,Web Page\n"
        "Bob,Ray,City Clinic,Nurse,573-555-0101,bob@clinic.example.org,Health,Ann Lee,www.clinic.example.org",
    )
    network = bring_into_empty(file)
    assert people(network) == ["Ann Lee", "Bob Ray"]
    assert ties(network, TieKind.INTRODUCED_BY) == [("Bob Ray", "Ann Lee")]
    assert network.of(Organization)[0].website == "www.clinic.example.org"


def test_kumu_elements_with_own_types_keep_them_as_sectors() -> None:
    file = make_csv(
        "elements.csv",
        "Label,Type,Tags,Description\nFood Bank,Nonprofit,food|east,Feeds people\nYMCA,Club,youth,",
    )
    network = bring_into_empty(file)
    assert organizations(network) == ["Food Bank", "YMCA"]
    assert ties(network, TieKind.IN_SECTOR) == [("Food Bank", "Nonprofit"), ("YMCA", "Club")]
    assert network.of(Organization)[0].tags == ("food", "east")


def test_gephi_edges_take_type_for_the_direction() -> None:
    nodes = make_csv("g_nodes.csv", "Id,Label\na,Alpha\nb,Beta\nc,Gamma")
    edges = make_csv("g_edges.csv", "Source,Target,Type,Id,Weight\na,b,Undirected,0,3\nb,c,Directed,1,2")
    network = bring_into_empty(nodes, edges)
    assert ties(network, TieKind.PARTNERS_WITH) == [("Alpha", "Beta")]
    assert ties(network, TieKind.REPORTS) == [("Beta", "Gamma")]


def test_cells_tell_what_headings_do_not() -> None:
    file = make_csv(
        "list.csv", "Who they are,How to write,Where\nFood Bank,a@fb.example.org,x\nYMCA,b@ymca.example.org,y"
    )
    found = meanings(file)
    assert found["How to write"] == "email"
    assert found["Where"] == "own"


def test_a_heading_whose_cells_do_not_fit_is_not_believed() -> None:
    found = meanings(make_csv("l.csv", "Organization,Email\nA Club,yes\nB Club,no\nC Club,yes"))
    assert found["Email"] == "own"


def test_a_table_without_headings_is_read_by_its_cells() -> None:
    file = make_file(
        "l.csv", ("", ""), ("Food Bank", "a@fb.example.org"), ("YMCA", "b@y.example.org"), has_header=False
    )
    network = bring_into_empty(file)
    assert organizations(network) == ["Food Bank", "YMCA"]
    assert network.of(Organization)[0].email == "a@fb.example.org"


def test_ties_without_headings_are_known_by_shared_names() -> None:
    file = make_file("l.csv", ("", "", ""), ("A", "B", 3), ("B", "C", 2), ("C", "A", 1), has_header=False)
    assert ties(bring_into_empty(file), TieKind.PARTNERS_WITH) == [("A", "B"), ("A", "C"), ("B", "C")]


def test_a_guess_can_be_corrected() -> None:
    file = make_csv("l.csv", "Agency,Desk\nFood Bank,Ann Lee\nYMCA,Bob Ray")
    assert people(bring_into_empty(file)) == []
    assert people(bring_into_empty(file, columns={"person": "Desk"})) == ["Ann Lee", "Bob Ray"]


def test_an_empty_heading_takes_a_meaning_away() -> None:
    file = make_csv("l.csv", "Organization,Sector\nFood Bank,East side")
    network = bring_into_empty(file, columns={"sector": ""}, guess_sectors=False)
    assert network.of(Sector) == ()
    assert network.of(Organization)[0].attributes == {"Sector": "East side"}


def test_an_unknown_field_names_those_there_are() -> None:
    with pytest.raises(InputError, match="organization"):
        plan(EMPTY, make_csv("l.csv", "A\nb"), columns={"colour": "A"})


def test_several_yes_no_columns_headed_by_sectors_are_sectors() -> None:
    file = make_csv(
        "l.csv", "Organization,Health,Youth,Media,MOU signed\nClinic,x,,,yes\nYMCA,x,x,,no\nHerald,,,x,yes"
    )
    network = bring_into_empty(file)
    assert ties(network, TieKind.IN_SECTOR) == [
        ("Clinic", "Health"), ("Herald", "Media"), ("YMCA", "Health"), ("YMCA", "Youth"),
    ]  # fmt: skip
    assert network.of(Organization)[0].attributes == {"MOU signed": "yes"}


@pytest.mark.parametrize("sign", [";", "|", " ::: ", ", "])
def test_several_sectors_in_one_cell(sign: str) -> None:
    rows = [("Clinic", f"Health{sign}Families"), ("YMCA", f"Youth{sign}Health"), ("PTA", "Families")]
    network = bring_into_empty(make_file("l.csv", ("Organization", "Sectors"), *rows))
    assert sorted(s.name for s in network.of(Sector)) == ["Families", "Health", "Youth"]


def test_a_comma_inside_a_sectors_name_does_not_split_it() -> None:
    rows = [("Museum", "Arts, culture and heritage"), ("Clinic", "Health")]
    network = bring_into_empty(make_file("l.csv", ("Organization", "Sector"), *rows))
    assert [s.name for s in network.of(Sector)] == ["Arts, culture and heritage", "Health"]


def test_columns_of_the_users_own_are_kept_with_their_type() -> None:
    file = make_csv("l.csv", "Organization,Staff,Code,Share\nA Club,12,007,0.5\nB Club,NA,010,1")
    first, second = bring_into_empty(file).of(Organization)
    assert first.attributes == {"Code": "007", "Share": 0.5, "Staff": 12}
    assert second.attributes == {"Code": "010", "Share": 1.0}


def test_every_guess_says_what_it_rests_on() -> None:
    planned = plan(EMPTY, make_csv("l.csv", "Agency,Sectr\nFood Bank,Food"))
    sentences = [guess.sentence for guess in planned.guesses if guess.about == "column"]
    assert sentences[0] == "Column “Agency” was taken for “Organization”: its heading."
    assert "nearly “sector”" in sentences[1]


def test_a_file_of_nodes_without_a_kind_is_taken_for_organizations_and_says_so() -> None:
    planned = plan(EMPTY, make_csv("x_nodes.csv", "id,name\n1,A\n2,B"))
    table = next(guess for guess in planned.guesses if guess.about == "table")
    assert "organizations" in table.sentence
    assert "nothing says otherwise" in table.sentence


def test_a_column_about_ties_is_not_taken_for_a_contact() -> None:
    file = make_csv("l.csv", "Agency,Strength,Last contact\nFood Bank,4,2024-01-02")
    network = bring_into_empty(file)
    assert people(network) == []
    assert network.of(Organization)[0].attributes == {"Strength": 4}
    assert [str(contact.on) for contact in network.of(Interaction)] == ["2024-01-02"]


def test_headings_that_name_people_make_unknown_ends_people() -> None:
    file = make_csv("l.csv", "Person 1,Person 2,How close\nAnn Lee,Bob Ray,5\nBob Ray,Cy Day,3")
    assert ties(bring_into_empty(file), TieKind.KNOWS) == [("Ann Lee", "Bob Ray"), ("Bob Ray", "Cy Day")]


def test_a_heading_no_table_has_is_told() -> None:
    (problem,) = plan(
        EMPTY, make_csv("l.csv", "Agency\nFood Bank"), columns={"sector": ["Kind of thing"]}
    ).problems
    assert "Kind of thing" in problem.message


def test_a_second_contact_stands_in_columns_of_its_own() -> None:
    file = make_csv(
        "l.csv",
        "Organization,Contact 1,Contact 1 Email,Contact 2,Contact 2 Email\nFood Bank,Ann Lee,ann@x.org,Bob Ray,bob@x.org",
    )
    network = bring_into_empty(file)
    found = {person.name: person.email for person in network.of(Person)}
    assert found == {"Ann Lee": "ann@x.org", "Bob Ray": "bob@x.org"}
    assert plan(network, file).touches == 0


def test_a_column_of_whom_somebody_knows_makes_ties() -> None:
    network = bring_into_empty(make_csv("l.csv", "Name,Knows\nAnn,Bob; Cy\nBob,Cy"))
    assert ties(network, TieKind.KNOWS) == [("Ann", "Bob"), ("Ann", "Cy"), ("Bob", "Cy")]


def test_links_to_coalitions_goals_and_populations() -> None:
    file = make_csv(
        "l.csv", "Organization,Member of,Pursues,Serves\nFood Bank,Health Table,No hunger,Teenagers; Farmers"
    )
    network = bring_into_empty(file)
    assert ties(network, TieKind.MEMBER_OF) == [("Food Bank", "Health Table")]
    assert ties(network, TieKind.PURSUES) == [("Food Bank", "No hunger")]
    assert ties(network, TieKind.SERVES) == [("Food Bank", "Farmers"), ("Food Bank", "Teenagers")]
    assert plan(network, file).touches == 0


def test_an_address_of_the_office_belongs_to_the_organization_not_the_contact() -> None:
    file = make_csv(
        "l.csv",
        "Organization,Contact,E-mail\nFood Bank,Ann Lee,info@fb.example.org\nZoo,Bob Ray,bob@zoo.example.org",
    )
    network = bring_into_empty(file)
    mails = {actor.name: getattr(actor, "email") for actor in network.actors()}  # noqa: B009
    assert mails == {
        "Food Bank": "info@fb.example.org",
        "Zoo": "",
        "Ann Lee": "",
        "Bob Ray": "bob@zoo.example.org",
    }


def test_records_of_other_kinds_are_known_by_the_name_of_their_file() -> None:
    log = make_csv(
        "contact_log.csv",
        "Day,What it was,With,By,What came of it\n2024-10-08,call,Ann Lee,Bob Ray,Yes to Mondays",
    )
    network = bring_into_empty(log)
    (contact,) = network.of(Interaction)
    assert isinstance(contact, Interaction)
    assert (str(contact.on), contact.interaction_kind, contact.outcome) == (
        "2024-10-08",
        "call",
        "Yes to Mondays",
    )
    assert people(network) == ["Ann Lee", "Bob Ray"]
    assert plan(network, log).touches == 0


def test_a_guess_says_plainly_what_becomes_of_a_column() -> None:
    planned = plan(EMPTY, make_csv("list.csv", "Organization,Our shelf code,Birthday\nRotary,A7,1980-01-01"))
    said = [guess.sentence for guess in planned.guesses]
    assert "Column “Our shelf code” is kept as a column of your own." in said
    assert "Column “Birthday” was left out: a map has no use for it." in said


def test_a_list_without_rows_is_not_said_to_be_on_the_map() -> None:
    planned = plan(EMPTY, make_csv("list.csv", "Name,Email"))
    assert planned.summary == "nothing; there is no row that could be used"


def test_a_salutation_under_title_is_no_job_title_beside_one() -> None:
    outlook = make_csv("o.csv", "Title,First Name,Last Name,Company,Job Title\nDr.,Ann,Poe,Rotary,Director")
    (person,) = bring_into_empty(outlook).of(Person)
    assert isinstance(person, Person)
    assert (person.title, person.attributes["Title"]) == ("Director", "Dr.")


def test_yes_no_columns_headed_by_one_word_of_a_sector_are_sectors_at_either_end_too() -> None:
    listed = make_csv("l.csv", "Agency,Education,Health,Housing,Faith\nA,,x,,\nB,yes,no,,\nC,N,Y,Y,1")
    found = meanings(listed)
    assert [found[name] for name in ("Education", "Health", "Housing", "Faith")] == ["sector_flag"] * 4


def test_a_new_row_of_our_own_sheet_is_no_person_because_of_an_empty_column() -> None:
    table = make_csv("Organizations.csv", "netmap id,Name,lead_agency\n,Rotary,\n,Lions,")
    assert organizations(bring_into_empty(table)) == ["Lions", "Rotary"]


def test_what_is_no_web_address_is_kept_as_plain_text_whoever_has_the_field() -> None:
    file = make_file("data_sources.csv", ["Name", "Address"], ["Health survey", "ask Ana: room 2"])
    (source,) = bring_into_empty(file).of(DataSource)
    assert isinstance(source, DataSource)
    assert (source.url, source.attributes) == ("", {"Address": "ask Ana: room 2"})
