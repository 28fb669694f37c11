"""The columns of the workbook that people fill in: their headings, what to put in them, and examples.

The writer of the workbook and its reader share them, so that what is filled in is read without a mapping.
"""

from __future__ import annotations

from typing import Final

from ...labels import Label
from ...vocabulary import (
    Activity,
    Funding,
    LegalForm,
    Level,
    Maturity,
    Ownership,
    PartnerKind,
    Precision,
    Profile,
    Public,
    Sector,
    Status,
    StructureType,
    Support,
    Term,
    Theme,
)
from .parts import CellKind, Example, TemplateColumn

__all__ = ["TEMPLATE_COLUMNS"]


def _words(
    to: str,
    vocabulary: type[Term],
    heading: Label,
    help_: Label,
    *examples: tuple[Example, ...],
    count: int = 1,
) -> TemplateColumn:
    first, second = examples
    return TemplateColumn(
        to=to, heading=heading, help=help_, vocabulary=vocabulary, count=count, examples=(first, second)
    )


def _cell(
    to: str,
    heading: Label,
    help_: Label,
    *examples: Example,
    kind: CellKind = CellKind.TEXT,
) -> TemplateColumn:
    first, second = examples
    return TemplateColumn(to=to, heading=heading, help=help_, kind=kind, examples=((first,), (second,)))


_DATE_HELP: Final = Label(
    "Aussi précise que connue : 2014, 2014-05 ou 2014-05-12 ; 12/05/2014 est lu aussi.",
    "As precise as known: 2014, 2014-05 or 2014-05-12.",
)

TEMPLATE_COLUMNS: Final = (
    _cell(
        "name",
        Label("Nom", "Name"),
        Label("Nom de la structure, tel qu'elle l'écrit.", "Name of the structure, as it writes it."),
        Label("Le Hangar (exemple)", "The Hangar (example)"),
        Label("Labo des Quais (exemple)", "Quayside Lab (example)"),
    ),
    _cell(
        "description",
        Label("Description", "Description"),
        Label(
            "Ce que la structure dit d'elle-même, en quelques phrases.",
            "What the structure says of itself, in a few sentences.",
        ),
        Label("Un lieu où prototyper des services.", "A place to make prototypes of services."),
        None,
    ),
    _words(
        "profiles",
        Profile,
        Label("Profil", "Profile"),
        Label("Le profil principal en premier.", "The main profile first."),
        (Profile.INNOVATION_HUB, Profile.ACCELERATOR),
        (Profile.LIVING_LAB,),
        count=3,
    ),
    _words(
        "types",
        StructureType,
        Label("Type", "Type"),
        Label("Plus fin que le profil.", "Finer than the profile."),
        (StructureType.STARTUP_STUDIO,),
        (StructureType.LIVING_LAB,),
        count=4,
    ),
    _words(
        "themes",
        Theme,
        Label("Thème", "Theme"),
        Label("Les thèmes sur lesquels la structure travaille.", "The themes that the structure works on."),
        (Theme.MOBILITY, Theme.ENERGY),
        (Theme.HEALTH_AND_AGEING,),
        count=6,
    ),
    _words(
        "levels",
        Level,
        Label("Niveau d'innovation ouverte", "Open-innovation level"),
        Label(
            "Ce qui est pratiqué, du moins engageant au plus engageant.",
            "What is practised, from the least to the most committing.",
        ),
        (Level(3),),
        (Level(1), Level(2)),
        count=3,
    ),
    _words(
        "ownership",
        Ownership,
        Label("Propriété", "Ownership"),
        Label("À qui la structure appartient.", "Who owns the structure."),
        (Ownership.MIXED,),
        (Ownership.PUBLIC,),
    ),
    _words(
        "initiative",
        Sector,
        Label("Initiative", "Initiative"),
        Label("À l'initiative de qui elle est née.", "Who started it."),
        (Sector.MIXED,),
        (Sector.PUBLIC,),
    ),
    _words(
        "legal_form",
        LegalForm,
        Label("Forme juridique", "Legal form"),
        Label("Celle de l'organisme qui la porte.", "That of the body that carries it."),
        (LegalForm.ASSOCIATION,),
        (None,),
    ),
    _words(
        "funding",
        Funding,
        Label("Financement", "Funding"),
        Label("D'où vient l'argent.", "Where the money comes from."),
        tuple(Funding)[2:4],
        (),
        count=5,
    ),
    _words(
        "maturity",
        Maturity,
        Label("Maturité des start-up", "Start-up maturity"),
        Label("Stades des start-up accueillies.", "Stages of the start-ups it takes."),
        (Maturity.SEED,),
        (),
        count=4,
    ),
    _words(
        "support",
        Support,
        Label("Aide aux start-up", "Help to start-ups"),
        Label("Accueil, accompagnement, ou les deux.", "Hosting, support, or both."),
        tuple(Support),
        (),
        count=2,
    ),
    _cell(
        "support_min_months",
        Label("Accompagnement minimal (mois)", "Shortest support (months)"),
        Label("Un nombre entier de mois.", "A whole number of months."),
        6,
        None,
        kind=CellKind.MONTHS,
    ),
    _cell(
        "support_max_months",
        Label("Accompagnement maximal (mois)", "Longest support (months)"),
        Label("Un nombre entier de mois.", "A whole number of months."),
        18,
        None,
        kind=CellKind.MONTHS,
    ),
    _words(
        "publics",
        Public,
        Label("Public", "Public"),
        Label("Ceux que la structure reçoit ou sert.", "Those whom the structure hosts or serves."),
        tuple(Public)[:2],
        tuple(Public)[2:3],
        count=10,
    ),
    _words(
        "activities",
        Activity,
        Label("Activité", "Activity"),
        Label("Ce que la structure fait.", "What the structure does."),
        tuple(Activity)[:3],
        tuple(Activity)[1:2],
        count=8,
    ),
    _words(
        "partners",
        PartnerKind,
        Label("Sorte de partenaire", "Kind of partner"),
        Label("Avec qui elle travaille.", "Whom it works with."),
        tuple(PartnerKind)[:1],
        (),
        count=5,
    ),
    TemplateColumn(
        to="partner_names",
        heading=Label("Nom de partenaire", "Name of partner"),
        help=Label("Un organisme par colonne, jamais une personne.", "An organisation a column, no person."),
        count=5,
        examples=((Label("Métropole (exemple)", "Metropolis (example)"),), ()),
    ),
    _words(
        "status",
        Status,
        Label("État", "Status"),
        Label("En projet, en activité ou fermé.", "Planned, active or closed."),
        tuple(Status)[1:2],
        tuple(Status)[2:3],
    ),
    _cell("opened", Label("Ouverture", "Opened"), _DATE_HELP, "2014-05", "2009", kind=CellKind.DATE),
    _cell("closed", Label("Fermeture", "Closed"), _DATE_HELP, None, "2021-12-31", kind=CellKind.DATE),
    _cell(
        "siren",
        Label("SIREN", "SIREN"),
        Label("Neuf chiffres : l'organisme.", "Nine digits: the organisation."),
        "732829320",
        None,
        kind=CellKind.CODE,
    ),
    _cell(
        "siret",
        Label("SIRET", "SIRET"),
        Label("Quatorze chiffres : l'établissement.", "Fourteen digits: the establishment."),
        "73282932000074",
        None,
        kind=CellKind.CODE,
    ),
    _cell(
        "website",
        Label("Site web", "Website"),
        Label("Adresse complète.", "Whole address."),
        "https://hangar.example",
        None,
    ),
    _cell(
        "email",
        Label("Adresse électronique de l'organisme", "E-mail address of the organisation"),
        Label(
            "Une adresse partagée, telle que contact@… ; jamais celle d'une personne.",
            "A shared address, such as contact@…; never that of a person.",
        ),
        "contact@hangar.example",
        None,
    ),
    _cell(
        "phone",
        Label("Téléphone de l'organisme", "Telephone of the organisation"),
        Label("Un standard ; jamais le numéro d'une personne.", "A switchboard; never a person's number."),
        "01 99 00 00 00",
        None,
        kind=CellKind.CODE,
    ),
    _cell(
        "street",
        Label("Voie", "Street"),
        Label("Numéro et voie.", "Number and street."),
        "12 rue des Docks",
        None,
    ),
    _cell(
        "address_complement",
        Label("Complément d'adresse", "Address complement"),
        Label("Bâtiment, étage ou boîte postale.", "Building, floor or box."),
        "Bât. C",
        None,
    ),
    _cell(
        "postcode",
        Label("Code postal", "Postcode"),
        Label("Cinq chiffres, zéros compris.", "Five digits, noughts included."),
        "01000",
        "76000",
        kind=CellKind.CODE,
    ),
    _cell(
        "commune",
        Label("Commune", "Commune"),
        Label("Nom de la commune.", "Name of the commune."),
        "Bourg-en-Bresse",
        "Rouen",
    ),
    _cell(
        "insee",
        Label("Code INSEE", "INSEE code"),
        Label("Cinq caractères ; il n'est pas le code postal.", "Five characters; it is not the postcode."),
        "01053",
        "76540",
        kind=CellKind.CODE,
    ),
    _cell(
        "departement",
        Label("Département", "Département"),
        Label("Son code : 01, 2A, 974.", "Its code: 01, 2A, 974."),
        "01",
        "76",
        kind=CellKind.CODE,
    ),
    _cell(
        "region",
        Label("Région", "Région"),
        Label("Son nom.", "Its name."),
        "Auvergne-Rhône-Alpes",
        "Normandie",
    ),
    _cell(
        "latitude",
        Label("Latitude", "Latitude"),
        Label("Degrés WGS 84, comme sur les cartes du web.", "Degrees WGS 84, as on web maps."),
        46.2058,
        None,
        kind=CellKind.LATITUDE,
    ),
    _cell(
        "longitude",
        Label("Longitude", "Longitude"),
        Label("Degrés WGS 84, comme sur les cartes du web.", "Degrees WGS 84, as on web maps."),
        5.2255,
        None,
        kind=CellKind.LONGITUDE,
    ),
    _words(
        "precision",
        Precision,
        Label("Précision du point", "Precision of the point"),
        Label("Ce que le point désigne.", "What the point stands for."),
        (Precision.STREET,),
        (None,),
    ),
    _cell(
        "note",
        Label("Note", "Note"),
        Label("Une mise en garde pour qui lit.", "A caution for readers."),
        None,
        Label("Fermé, gardé pour mémoire.", "Closed, kept for the record."),
    ),
)
"""The columns, in order."""
