"""What headings mean, as teams write them, in five languages."""

import pytest

from netmap.files.meaning.column_words import load_column_words
from netmap.files.shapes.headings.header_rows import is_known_heading
from netmap.model.text import fold_text

WORDS = load_column_words()

HEADINGS = {
    "organization": [
        "Organization", "Agency/Organization Name", "Name of agency", "Partner org.", "Org Name", "Company",
        "Lead agency", "Who we work with", "Organisation", "Community Partner", "Name of your organization",
        "Nonprofit name", "Organización", "Nombre de la agencia", "Entidad", "Agencia u organización",
        "Nombre de la organización / Organization name", "Association", "Structure", "Nom de l'organisme", "Verein",
        "Orga", "Einrichtung", "Name der Organisation", "Entidade", "Nome da instituição", "Agency 1 name",
    ],
    "person": [
        "Contact", "Contact person", "Primary Contact Name", "Point of contact", "POC", "Agency contact", "Rep",
        "Who to call", "Full name", "Persona de contacto", "Contacto", "Nombre completo", "Ansprechpartner",
        "Ansprechpartner/in", "Kontaktperson", "Personne contact", "Nom et prénom", "Pessoa de contato", "Contato",
    ],
    "name": ["Name", "Nombre", "Nom", "Nome", "Who is it?", "Bezeichnung", "Label"],
    "first_name": ["First Name", "Given name", "Vorname", "Prénom", "Primer nombre", "Primeiro nome"],
    "last_name": ["Last name", "Surname", "Apellidos", "Nachname", "Nom de famille", "Sobrenome"],
    "title": ["Title", "Job title", "Cargo", "Puesto", "Contact's title", "Funktion", "Fonction", "Função", "Position"],
    "email": ["E-mail", "Email address(es)", "Correo", "Correo electrónico", "Courriel", "E-Mail-Adresse", "Mail",
              "Your e-mail address", "Endereço de e-mail"],
    "person_email": ["Contact e-mail", "E-mail of contact person", "Correo del contacto", "Contact 2 Email"],
    "phone": ["Phone", "Phone #", "Tel.", "Teléfono", "Teléfono / Phone", "Telefonnummer", "Téléphone", "Telefone"],
    "person_phone": ["Cell", "Phone (cell)", "Celular", "Handy", "Portable", "Mobile Phone", "Telemóvel"],
    "organization_phone": ["Office phone", "Main line", "Business Phone", "Teléfono de la oficina", "Agency phone"],
    "website": ["Website", "Web page", "Sitio web", "Página web", "Webseite", "Site internet", "URL"],
    "address": ["Address", "Street address", "Dirección", "Domicilio", "Adresse", "Anschrift", "Endereço"],
    "city": ["City", "Town", "Ciudad", "Municipio", "Ort", "Ville", "Cidade"],
    "may_be_named": ["May be named in public", "OK to publish?", "Agreed to be named"],
    "region": ["State", "Province", "Estado", "Bundesland"],
    "postal_code": ["Zip", "ZIP Code", "Postal Code", "Código postal", "PLZ", "Code postal", "CEP"],
    "sector": ["Sector(s)", "Type of agency", "Categoría", "Tipo de organización", "Focus area", "type.label", "Bereich",
               "Secteur", "Área de atuação", "Branche", "Community sector"],
    "notes": ["Notes", "Comments", "Observaciones", "Notas", "Bemerkungen", "Remarques", "Observações"],
    "description": ["What they do", "Qué hacen", "Mission", "Misión", "Services", "Beschreibung"],
    "languages": ["Languages spoken", "Idiomas", "Sprachen", "Langues parlées", "Línguas"],
    "standing": ["Status", "Partner status", "Estatus", "Statut", "Situação"],
    "since": ["Since", "Partner since", "Desde cuándo", "Mitglied seit", "Membre depuis", "Parceiro desde"],
    "last_contact": [
        "Last contacted", "Last met", "Last touch", "Last spoke", "Last outreach", "Date last contacted",
        "Último contacto", "Fecha del último contacto", "Letzter Kontakt", "Dernier contact", "Último contato",
        "Most recent contact", "Contact date",
    ],
    "strength": ["Strength", "Level of engagement", "Nivel de relación", "How close", "Häufigkeit", "Fréquence"],
    "kept_by person": [
        "Who on staff knows them", "Our contact", "Our person", "Staff lead", "Relationship owner", "Liaison",
        "Relationship manager", "Point person", "Who knows them", "Assigned to", "Responsable", "Quién los conoce",
        "Wer kennt sie?", "Qui les connaît", "Quem os conhece", "Zuständig", "Staff contact", "Which of us knows them?",
    ],
    "knows person": ["Who they know", "A quién conoce", "Knows", "Kennt", "Connaît", "Conhece"],
    "partners_with organization": ["Works with", "Colabora con", "Arbeitet zusammen mit", "Travaille avec", "Trabalha com",
                                   "Other partners", "Works w/", "Partners w/ (list)"],
    "refers_to organization": ["Refers to", "Refiere a", "Verweist an", "Oriente vers", "Encaminha para"],
    "works_at organization": ["Board of", "Board member of", "Sits on the board of"],
    "member_of coalition": ["Member of", "Miembro de", "Mitglied in", "Membre de",  "Coalitions", "Committees"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("meaning", "heading"), [(m, h) for m, headings in HEADINGS.items() for h in headings]
)
def test_a_heading_means_what_teams_mean_by_it(meaning: str, heading: str) -> None:
    found = WORDS.phrase_book.look_up(fold_text(heading))
    best = max((fit.score for fit in found.values()), default=0)
    assert meaning in found
    assert found[meaning].score >= min(best, 0.88)
    assert found[meaning].score >= 0.7


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("First_Round_Scoring", "first_name"),
        ("Group leader's dog", "organization"),
        ("Number of contacts made", "person"),
    ],
)
def test_a_phrase_inside_of_a_heading_is_only_a_hint(heading: str, meaning: str) -> None:
    fit = WORDS.phrase_book.look_up(fold_text(heading)).get(meaning)
    assert fit is None or fit.score < 0.7


@pytest.mark.parametrize(
    "heading", ["Organización", "Agency/Organization Name", "Verein", "Phone 2", "Último contacto"]
)
def test_rows_of_headings_are_known_in_every_language(heading: str) -> None:
    assert is_known_heading(heading)


@pytest.mark.parametrize(
    "cell", ["Director", "School", "Deb", "Department director", "No", "Mill Clinic", "Partner 1 of 2 x"]
)
def test_a_cell_that_could_be_a_heading_is_not_known_as_one(cell: str) -> None:
    assert not is_known_heading(cell)
