"""Where a portal says that things can be had: links, attached files, formats of export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import unquote, urlsplit

import attrs

from ._expecting import array, at, entries, obj, or_else, text, text_or_none
from ._frozen import NOTHING, kept

__all__ = [
    "Attachment",
    "ExportFormat",
    "Link",
    "read_attachment",
    "read_attachments",
    "read_formats",
    "read_links",
]

_WAYS: Final = frozenset(
    {"self", "first", "last", "next", "prev", "dataset", "datasets", "catalog", "source"}
)
"""The links that lead about the portal, and are no format of export."""


@attrs.frozen
class Link:
    """A link of an answer.

    Args:
        rel: What stands there: ``self``, ``next``, ``dataset``…
        href: The address.
    """

    rel: str
    href: str


@attrs.frozen
class ExportFormat:
    """A format that a dataset can be exported in.

    Args:
        name: Its name, such as ``csv``.
        href: The address of the export.

    Examples:
        >>> (csv,) = read_formats({"links": [{"rel": "csv", "href": "https://example.org/exports/csv"}]})
        >>> csv.name, csv.href
        ('csv', 'https://example.org/exports/csv')
    """

    name: str
    href: str


@attrs.frozen(kw_only=True)
class Attachment:
    """A file attached to a dataset.

    Args:
        id: Its identifier.
        title: Its title, often the name of the file.
        mimetype: Its media type, such as ``application/zip``.
        href: Its address: to be followed where it is one of the web; within the description of a dataset it
            may be the portal's own, ``odsfile://``.
        description: What it holds.
        other: The keys that we do not know, as they came.

    Examples:
        >>> told = {"href": "https://example.org/attachments/plan_pdf", "metas": {"title": "plan.pdf"}}
        >>> (plan,) = read_attachments({"attachments": [told]})
        >>> plan.id, plan.title, plan.href
        ('plan_pdf', 'plan.pdf', 'https://example.org/attachments/plan_pdf')
    """

    id: str
    title: str | None = None
    mimetype: str | None = None
    href: str | None = None
    description: str | None = None
    other: Mapping[str, Any] = attrs.field(default=NOTHING, hash=False, repr=False)


def read_links(given: Mapping[str, Any], path: str = "") -> tuple[Link, ...]:
    """Read the links of an answer, under either name; none where it has none."""
    key = "links" if "links" in given else "_links"
    where = at(path, key)
    found = array(or_else(given.get(key), ()), where)
    return tuple(_link(obj(one, at(where, place)), at(where, place)) for place, one in enumerate(found))


def _link(given: Mapping[str, Any], path: str) -> Link:
    return Link(text(given.get("rel"), at(path, "rel")), text(given.get("href"), at(path, "href")))


def read_formats(value: Any) -> tuple[ExportFormat, ...]:
    """Read the formats that a dataset, or the catalogue, can be exported in.

    Raises:
        UnexpectedContent: This is something else.

    Examples:
        >>> read_formats({"links": [{"rel": "self", "href": "https://example.org/exports"},
        ...     {"rel": "csv", "href": "https://example.org/exports/csv"}]})
        (ExportFormat(name='csv', href='https://example.org/exports/csv'),)
    """
    entries(value, "_links" if isinstance(value, Mapping) and "_links" in value else "links")
    return tuple(ExportFormat(one.rel, one.href) for one in read_links(value) if one.rel not in _WAYS)


def read_attachments(value: Any) -> tuple[Attachment, ...]:
    """Read the list of the files attached to a dataset.

    Raises:
        UnexpectedContent: This is something else.

    Examples:
        >>> read_attachments({"links": [], "attachments": [{"href": "https://example.org/attachments/plan_pdf",
        ...     "metas": {"title": "plan.pdf", "mime-type": "application/pdf"}}]})[0].id
        'plan_pdf'
    """
    found = entries(value, "attachments")
    return tuple(read_attachment(one, f"attachments[{place}]") for place, one in enumerate(found))


def read_attachment(value: Any, path: str) -> Attachment:
    """Read an attached file, as it stands in a list of its own or in the description of a dataset.

    Args:
        value: The file, decoded.
        path: Where it stands in the answer.

    Raises:
        UnexpectedContent: This is something else, or has neither an identifier nor an address.
    """
    outer = obj(value, path)
    # A list of its own wraps what it knows of a file in "metas"; the description of a dataset does not.
    metas = obj(or_else(outer.get("metas"), {}), at(path, "metas"))
    given = {**metas, **{key: one for key, one in outer.items() if key != "metas"}}
    mimetype = "mimetype" if given.get("mimetype") is not None else "mime-type"
    href = "href" if given.get("href") is not None else "url"
    address = text_or_none(given.get(href), at(path, href))
    identifier = or_else(given.get("id"), address and _last(address))
    return Attachment(
        id=text(identifier, at(path, "id")),
        title=text_or_none(given.get("title"), at(path, "title")),
        mimetype=text_or_none(given.get(mimetype), at(path, mimetype)),
        href=address,
        description=text_or_none(given.get("description"), at(path, "description")),
        other=kept(given, "id", "title", mimetype, href, "description"),
    )


def _last(address: str) -> str:
    try:
        path = urlsplit(address).path
    except ValueError:
        # No address at all: it is kept as the portal wrote it.
        return address
    return unquote(path.rstrip("/").rpartition("/")[2]) or address
