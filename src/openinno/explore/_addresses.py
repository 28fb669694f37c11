"""Addresses: from what people call a portal to the base of its API, and from a path to a whole URL."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable
from typing import Final
from urllib.parse import SplitResult, quote, urlencode, urljoin, urlsplit

from ..labels import Label
from .errors import BadQuery, UnexpectedContent

__all__ = ["base_of", "is_local", "is_same_origin", "path_of", "redirected", "whole_url"]

API: Final = "/api/explore/v2.1"


def base_of(portal: str, *, allow_http: bool = False) -> str:
    """Return the base of the API of a portal, without a slash at its end.

    Args:
        portal: A host (``opendata.example.fr``), an address, or the base of the API itself.
        allow_http: Whether to accept ``http`` for a host that is not this machine.

    Raises:
        BadQuery: This is no address of a portal, or it is not safe to ask.

    Examples:
        >>> base_of("opendata.caissedesdepots.fr")
        'https://opendata.caissedesdepots.fr/api/explore/v2.1'
        >>> base_of("http://127.0.0.1:8000")
        'http://127.0.0.1:8000/api/explore/v2.1'
    """
    text = portal.strip()
    parts = _split(text if "://" in text else f"https://{text}", portal)
    if parts.scheme == "http" and not allow_http and not is_loopback(parts.hostname or ""):
        raise _refused(
            portal,
            "http n'est pas sûr ; écrivez https, ou allow_http=True si ce portail ne propose rien d'autre",
            "http is not safe; write https, or allow_http=True if this portal has nothing else",
        )
    before, api, _ = f"{parts.path}/".partition(f"{API}/")
    if not api and ("/explore/" in before or "/api/" in before):
        raise _refused(
            portal,
            f"c'est une page ou une autre API ; donnez l'hôte seul, ou une adresse en {API}",
            f"this is a page or another API; give the host alone, or an address with {API}",
        )
    return f"{parts.scheme}://{parts.netloc}{before.rstrip('/')}{API}"


def _split(address: str, portal: str) -> SplitResult:
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError as error:
        why = "" if "@" in portal else f" ({error})"
        raise _refused(portal, f"adresse invalide{why}", f"impossible address{why}") from None
    plain = not any(sign.isspace() or not sign.isprintable() for sign in address)
    if parts.scheme not in {"http", "https"} or not parts.hostname or not plain:
        raise _refused(
            portal,
            "donnez un hôte, comme opendata.example.fr, ou une adresse en https",
            "give a host, such as opendata.example.fr, or an address with https",
        )
    if "@" in parts.netloc or "apikey" in parts.query.lower():
        raise _refused(
            portal,
            "pas d'identifiant dans l'adresse ; passez la clé par key= ou OPENINNO_API_KEY",
            "no credentials in the address; pass the key by key= or OPENINNO_API_KEY",
        )
    return parts


def _refused(portal: str, fr: str, en: str) -> BadQuery:
    # A password stands before an at sign, a key behind a question mark.
    shown = "…" if "@" in portal or "?" in portal else portal
    return BadQuery.of(Label(f"portail « {shown} » : {fr}", f"portal “{shown}”: {en}"))


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine.

    Examples:
        >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("example.fr")
        (True, True, False)
    """
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_local(address: str) -> bool:
    """Tell whether an address leads to this machine.

    Examples:
        >>> is_local("http://127.0.0.1:8000/api"), is_local("https://example.fr")
        (True, False)
    """
    return is_loopback(urlsplit(address).hostname or "")


def path_of(*names: str) -> str:
    """Write a path of names, each escaped whole, so that no name can lead elsewhere.

    Examples:
        >>> path_of("catalog", "datasets", "a/b", "records")
        '/catalog/datasets/a%2Fb/records'
    """
    return "".join(f"/{quote(name, safe='')}" for name in names)


def whole_url(base: str, path: str, parameters: Iterable[tuple[str, str]] = ()) -> str:
    """Write the whole address of a request."""
    query = urlencode(list(parameters), quote_via=quote)
    return f"{base}{path}?{query}" if query else f"{base}{path}"


def is_same_origin(one: str, other: str) -> bool:
    """Tell whether two addresses have the same scheme, host and port: a key may go to both."""
    return _origin(one) == _origin(other)


def _origin(address: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(address)
    default = {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, parts.hostname, parts.port or default


def redirected(url: str, location: str, *, allow_http: bool = False) -> str:
    """Return where a redirection leads.

    Args:
        url: The address that answered.
        location: Where it sends us.
        allow_http: Whether to accept ``http`` for a host that is not this machine.

    Raises:
        UnexpectedContent: It leads from https to http, to http elsewhere, or to no address at all.
    """
    target = location
    try:
        target = urljoin(url, location)
        scheme, host, _ = _origin(target)
    except ValueError:
        scheme, host = "", None
    plain = urlsplit(url).scheme == "http" and (allow_http or is_loopback(host or ""))
    if not host or not (scheme == "https" or (scheme == "http" and plain)):
        shown = target[:200]
        raise UnexpectedContent(
            Label(
                f"redirection refusée, car elle n'est pas en https : {shown}",
                f"refused a redirection that is not https: {shown}",
            ),
            url=url,
        )
    return target
