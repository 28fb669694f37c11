"""How to get in touch: the shapes of web addresses, e-mail addresses and telephone numbers."""

from __future__ import annotations

import re
from typing import Final

from ...findings import Severity
from ...labels import Label
from ..conditions import Matches
from ..rules import Rule
from .making import GROWING, New, graded, mending

__all__ = ["CONTACTS"]

_BLANK: Final = " \t\r\n\u00a0\u202f"
_HOST: Final = f'[^{_BLANK}/?#:@.,;<>"]+(?:[.][^{_BLANK}/?#:@.,;<>"]+)+'
"""A name with a dot at least: letters of any language, as names of domains have them."""
_PATH: Final = f'(?::[0-9]{{1,5}})?(?:[/?#][^{_BLANK}<>"]*)?'
_URL: Final = f"[hH][tT][tT][pP][sS]?://{_HOST}{_PATH}"
_EMAIL: Final = f'[^{_BLANK}@<>,;:"()]+@{_HOST}'
_GAP: Final = "[ .\u00a0\u202f-]?"
_PHONE: Final = (
    f"0[1-9](?:{_GAP}[0-9]{{2}}){{4}}"  # 04 78 00 00 00
    f"|[+]33{_GAP}[1-9](?:{_GAP}[0-9]{{2}}){{4}}"
    f"|[+](?:[124-9]|3[0-24-9])(?:{_GAP}[0-9]){{6,13}}"
    "|3[0-9]{3}"  # 3949
)

_SCHEME: Final = re.compile(r"(?:https?|htt?ps?|http?s?)\s*[:;]?\s*[/\\]{1,3}", re.IGNORECASE)
_BARE_HOST: Final = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,24}(?:[/?#]\S*)?", re.IGNORECASE)
_AT: Final = re.compile(r"\s*(?:@|\(at\)|\[at\]|\(a\)|\[a\]|\(arobase\))\s*", re.IGNORECASE)
_MAIL_TO: Final = re.compile(r"^(?:mailto\s*:|e-?mail\s*:|courriel\s*:)\s*", re.IGNORECASE)
_NOT_DIALLED: Final = re.compile(r"[\s.\-/()]+")
_TOLD: Final = re.compile(r"^(?:t[ée]l(?:[ée]phone)?|phone)[\s.:]*", re.IGNORECASE)
_NATIONAL: Final = re.compile(r"(?:(?:\+|00)33(?:\(0\)|0)?|0)?([1-9][0-9]{8})(?:\.0)?")
_ABROAD: Final = re.compile(r"(?:\+|00)((?:[124-9]|3[0-24-9])[0-9]{6,13})")


def _url(text: str) -> New | None:
    bare = text.strip().strip("<>\"'")
    if re.fullmatch(_URL, bare):
        return New(bare, lossless=True)
    rest = _SCHEME.sub("", bare)
    # An address of a person's letter box is none of the web.
    if "@" in rest or not _BARE_HOST.fullmatch(rest):
        return None
    scheme = "http" if re.match(r"(?i)https?", bare) and not re.match(r"(?i)https", bare) else "https"
    return New(f"{scheme}://{rest}", 0.9)


def _email(text: str) -> New | None:
    bare = _MAIL_TO.sub("", text.strip()).strip("<>\"' .,;")
    if re.fullmatch(_EMAIL, bare):
        return New(bare, lossless=True)
    joined = _AT.sub("@", bare)
    return New(joined, 0.9) if re.fullmatch(_EMAIL, joined) else None


def _phone(text: str) -> New | None:
    """Mend a number to two digits by two, as the French read it, or to the international form."""
    bare = _TOLD.sub("", text.strip())
    dialled = _NOT_DIALLED.sub("", bare.replace("(0)", "").removesuffix(".0"))
    national = _NATIONAL.fullmatch(dialled)
    if national:
        digits = f"0{national[1]}"
        lost = not dialled.startswith(("0", "+"))
        return New(" ".join(re.findall("..", digits)), 0.8 if lost else 1, lossless=not lost)
    abroad = _ABROAD.fullmatch(dialled)
    return New(f"+{abroad[1]}", lossless=True) if abroad else None


CONTACTS: Final = (
    Rule(
        code="website-shape",
        column="website",
        holds=Matches("website", _URL),
        severity=graded(Severity.WARNING, Severity.WARNING, Severity.ERROR),
        title=Label("Adresse web", "Web address"),
        reason=Label(
            "Une adresse sans https:// n'est pas un lien, et deux adresses dans une cellule n'en font aucun.",
            "An address without https:// is no link, and two addresses in a cell make none.",
        ),
        text=Label("« {value} » n'est pas une adresse web", "“{value}” is no web address"),
        fix=Label(
            "écrire une seule adresse entière, telle que https://www.exemple.fr",
            "write one whole address, such as https://www.example.org",
        ),
        source=Label("RFC 3986", "RFC 3986"),
        mend=mending("website", _url),
    ),
    Rule(
        code="email-shape",
        column="email",
        holds=Matches("email", _EMAIL),
        severity=GROWING,
        title=Label("Adresse électronique", "E-mail address"),
        reason=Label(
            "Un courriel mal adressé n'arrive à personne.", "A message with a wrong address reaches nobody."
        ),
        text=Label("« {value} » n'est pas une adresse électronique", "“{value}” is no e-mail address"),
        fix=Label(
            "écrire une seule adresse de la structure, telle que contact@exemple.fr",
            "write one address of the organisation, such as contact@example.org",
        ),
        source=Label("RFC 5322", "RFC 5322"),
        mend=mending("email", _email),
    ),
    Rule(
        code="phone-shape",
        column="phone",
        holds=Matches("phone", _PHONE),
        severity=Severity.WARNING,
        title=Label("Numéro de téléphone", "Telephone number"),
        reason=Label(
            "Un numéro se compose tel quel : dix chiffres en France, + et l'indicatif ailleurs.",
            "A number is dialled as it stands: ten digits in France, + and the country elsewhere.",
        ),
        text=Label(
            "« {value} » n'est pas un numéro que l'on compose", "“{value}” is no number to be dialled"
        ),
        fix=Label(
            "écrire un seul numéro, tel que 04 78 00 00 00 ou +33 4 78 00 00 00",
            "write one number, such as 04 78 00 00 00 or +33 4 78 00 00 00",
        ),
        source=Label(
            "Arcep, plan national de numérotation ; UIT-T E.123",
            "Arcep, national numbering plan; ITU-T E.123",
        ),
        mend=mending("phone", _phone),
    ),
)
"""What the ways to get in touch look like."""
