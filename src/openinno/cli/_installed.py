"""What is installed and set around openinno: versions, extras, variables of the environment; no secret."""

from __future__ import annotations

import platform
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Final

import attrs

from .._version import __version__
from ..errors import OpenInnoError
from ..explore._settings import KEY, key_of
from ..labels import Label

__all__ = ["EXTRAS", "Extra", "Variable", "extras_of", "variables_of", "versions"]

_CORE: Final = ("attrs", "cattrs", "click", "httpx", "msgspec")
EXTRAS: Final[Mapping[str, tuple[tuple[str, ...], Label]]] = {
    "xlsx": (
        ("openpyxl", "python-calamine"),
        Label("classeurs Excel et OpenDocument", "Excel and OpenDocument workbooks"),
    ),
    "geo": (
        ("pyarrow", "pyogrio", "pyproj", "shapely"),
        Label("Shapefile, GeoPackage, aires, projections", "Shapefile, GeoPackage, areas, projections"),
    ),
    "parquet": (("pyarrow",), Label("Parquet et Arrow", "Parquet and Arrow")),
    "merge": (("rapidfuzz",), Label("noms proches, à la fusion", "near names, in merging")),
    "atlas": (("jinja2",), Label("cartes en une page", "maps in one page")),
    "picture": (("vl-convert-python",), Label("cartes en PNG", "maps as PNG")),
    "charts": (("altair", "vl-convert-python"), Label("graphiques d'indicateurs", "charts of indicators")),
    "tables": (
        ("narwhals", "polars"),
        Label("tableaux jugés par leur moteur", "tables judged by their engine"),
    ),
    "pandas": (
        ("pandas", "pyarrow"),
        Label("tableaux pandas des recensements, des rapports", "censuses and reports as frames of pandas"),
    ),
    "geopandas": (
        ("geopandas", "pandas", "pyarrow", "shapely"),
        Label("recensements en tableaux géographiques", "censuses as frames of places"),
    ),
    "testing": (
        ("hypothesis", "pytest"),
        Label("stratégies d'essai, greffon de pytest", "strategies for tests, plugin of pytest"),
    ),
    "odsql": (("lark",), Label("requêtes de portail écrites en ODSQL", "portal queries written in ODSQL")),
    "progress": (("rich",), Label("barre de progression des exports", "progress bar of exports")),
    "httpx2": (("httpx2",), Label("suite de httpx, entretenue", "what continues httpx, maintained")),
}
"""The extras of openinno: what each installs, and what it brings."""
_PLAIN: Final = ("OPENINNO_PORTAL", "SOURCE_DATE_EPOCH")
_SECRET: Final = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR")
"""Variables of which it is told only whether they are set: an address may hold a password."""
_PASSWORD: Final = re.compile(r"//[^/@]*@")


@attrs.frozen(kw_only=True)
class Extra:
    """An extra of openinno.

    Args:
        name: Its name.
        brings: What it is for.
        found: The version of each library that is installed.
        missing: The libraries that are not.
    """

    name: str
    brings: Label
    found: Mapping[str, str]
    missing: tuple[str, ...]

    @property
    def command(self) -> str:
        """What installs it."""
        return f"pip install 'openinno[{self.name}]'"


@attrs.frozen(kw_only=True)
class Variable:
    """A variable of the environment that openinno reads.

    Args:
        name: Its name.
        told: Its value, or what may be said of it; None where it is not set.
    """

    name: str
    told: Label | None


def versions() -> dict[str, str]:
    """Return the versions of Python, of openinno and of the libraries that it stands on."""
    core = {name: found for name in _CORE if (found := _version(name))}
    return {"python": platform.python_version(), "openinno": __version__, **core}


def extras_of() -> Iterator[Extra]:
    """Yield the extras, each with what of it is installed."""
    for name, (libraries, brings) in EXTRAS.items():
        found = {library: known for library in libraries if (known := _version(library))}
        missing = tuple(library for library in libraries if library not in found)
        yield Extra(name=name, brings=brings, found=found, missing=missing)


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None


def variables_of(environment: Mapping[str, str]) -> Iterator[Variable]:
    """Yield the variables that openinno reads, and those of connections that are set; no secret of theirs.

    Examples:
        >>> given = {"OPENINNO_API_KEY": "data.example.fr=s3cr3t", "HTTPS_PROXY": "http://me:pass@proxy"}
        >>> [f"{one.name}: {one.told}" for one in variables_of(given) if one.told]
        ['OPENINNO_API_KEY: set, for data.example.fr', 'HTTPS_PROXY: set']
    """
    for name in _PLAIN:
        value = environment.get(name)
        yield Variable(name=name, told=Label(_PASSWORD.sub("//…@", value)) if value else None)
    yield Variable(name=KEY, told=_key(environment.get(KEY, "")))
    for name in _SECRET:
        # Programs read these in small letters too.
        is_set = environment.get(name) or environment.get(name.lower())
        if is_set:
            yield Variable(name=name, told=Label("définie", "set"))


def _key(text: str) -> Label | None:
    """Say for which portals a key is set, and nothing of the key."""
    if not text.strip():
        return None
    try:
        for_all = key_of("https://portal.invalid", text) is not None
    except OpenInnoError as error:
        return error.text
    if for_all:
        return Label("définie, pour tout portail", "set, for any portal")
    hosts = ", ".join(_hosts(re.split(r"[\s,]+", text.strip())))
    return Label(f"définie, pour {hosts}", f"set, for {hosts}")


def _hosts(pairs: Sequence[str]) -> Iterator[str]:
    # Each is a pair here, or key_of would have said that it is none.
    return (pair.partition("=")[0] for pair in pairs if pair)
