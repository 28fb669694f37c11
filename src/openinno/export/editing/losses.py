"""What of a file its annotated copy does not hold, or holds otherwise, said to whoever reads the copy."""

from __future__ import annotations

from typing import Final

from ...labels import Label

__all__ = [
    "ONE_SHEET",
    "UNSIGNED",
    "VALUES_ONLY",
    "beside_conversations",
    "beyond_notes",
    "cut_texts",
    "without_boxes",
]

VALUES_ONLY: Final = Label(
    "Le fichier n'est pas un classeur : ses lignes sont copiées sous leurs numéros, comme textes.",
    "The file is no workbook: its rows are copied under their numbers, as texts.",
)
ONE_SHEET: Final = Label(
    "Ce genre de classeur n'est pas modifiable ici : seules les valeurs de la feuille lue sont copiées, sans"
    " mise en forme, images, formules ni macros. Enregistrez-le en XLSX pour garder le reste.",
    "This kind of workbook cannot be changed here: only the values of the sheet that was read are copied,"
    " without formats, pictures, formulas or macros. Save it as XLSX to keep the rest.",
)
UNSIGNED: Final = Label(
    "La signature numérique du classeur ne vaut pas pour cette copie : elle n'y est plus.",
    "The digital signature of the workbook does not hold for this copy: it is taken out.",
)


def cut_texts(count: int) -> Label:
    """Tell how many texts were cut."""
    return Label(
        f"Textes coupés, trop longs pour une cellule : {count}.", f"Texts cut, too long for a cell: {count}."
    )


def beyond_notes(count: int, most: int) -> Label:
    """Tell how many cells have a colour and no note, past the most notes."""
    return Label(
        f"Cellules colorées sans note, au-delà de {most} notes : {count}.",
        f"Cells that are coloured without a note, beyond {most} notes: {count}.",
    )


def beside_conversations(count: int) -> Label:
    """Tell how many cells have a conversation in place of a note."""
    return Label(
        f"Cellules colorées sans note, car une conversation s'y trouve déjà : {count}.",
        f"Cells that are coloured without a note, since a conversation stands there: {count}.",
    )


def without_boxes(count: int) -> Label:
    """Tell how many notes nothing shows in a box."""
    return Label(
        f"Notes écrites sans leur cadre, que cette feuille ne peut recevoir : {count}.",
        f"Notes written without their box, which this sheet cannot take: {count}.",
    )
