"""Addresses: from what people call a portal to the base of its API, and never anywhere else."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from openinno.explore._addresses import base_of, is_loopback, is_same_origin, path_of, redirected, whole_url
from openinno.explore.errors import BadQuery, UnexpectedContent

API = "/api/explore/v2.1"
BASE = f"https://opendata.example.fr{API}"


@pytest.mark.parametrize(
    "portal",
    [
        "opendata.example.fr",
        "  opendata.example.fr\n",
        "https://opendata.example.fr",
        "https://opendata.example.fr/",
        "HTTPS://opendata.example.fr/",
        f"https://opendata.example.fr{API}",
        f"https://opendata.example.fr{API}/",
        f"opendata.example.fr{API}/catalog/datasets",
    ],
)
def test_what_people_call_a_portal_leads_to_its_api(portal: str) -> None:
    """A host, an address and the base itself are one portal."""
    assert base_of(portal) == BASE


@pytest.mark.parametrize(
    ("portal", "base"),
    [
        ("example.fr:8443", f"https://example.fr:8443{API}"),
        ("https://example.fr/donnees/", f"https://example.fr/donnees{API}"),
        ("http://localhost:8000", f"http://localhost:8000{API}"),
        ("http://127.0.0.1", f"http://127.0.0.1{API}"),
        ("http://[::1]:80", f"http://[::1]:80{API}"),
    ],
)
def test_a_port_a_folder_and_this_machine_are_kept(portal: str, base: str) -> None:
    """A portal may stand behind a port or below a folder, and a test server speaks http."""
    assert base_of(portal) == base


@pytest.mark.parametrize("host", ["example.fr", "10.0.0.1", "127.0.0.1.example.fr", "localhost.example.fr"])
def test_http_is_refused_unless_asked_for(host: str) -> None:
    """Without encryption, only on this machine or on demand."""
    with pytest.raises(BadQuery, match="http is not safe") as caught:
        base_of(f"http://{host}")

    assert "allow_http=True" in caught.value.message("fr")
    assert base_of(f"http://{host}", allow_http=True) == f"http://{host}{API}"


@pytest.mark.parametrize(
    "portal",
    [
        "https://marie:s3cr3t@example.fr",
        "marie:s3cr3t@example.fr",
        "ftp://marie:s3cr3t@example.fr",
        "https://marie:s3cr3t@example.fr:99999",
        "http://marie:s3cr3t@example.fr",
        "https://marie:s3cr3t@exa mple.fr",
        "https://example.fr/explore/?apikey=s3cr3t",
        "http://example.fr?apikey=s3cr3t",
    ],
)
def test_credentials_in_an_address_are_refused_and_not_repeated(portal: str) -> None:
    """A password must not reach a log by way of the error that refuses it."""
    with pytest.raises(BadQuery) as caught:
        base_of(portal)

    assert "s3cr3t" not in repr(caught.value) + str(caught.value) + caught.value.message("fr")
    assert caught.value.__cause__ is None


def test_a_key_in_the_query_of_an_address_is_refused() -> None:
    """What stands behind the path would be dropped in silence: better to say where a key belongs."""
    with pytest.raises(BadQuery, match="OPENINNO_API_KEY"):
        base_of("https://example.fr?apikey=s3cr3t")


@pytest.mark.parametrize(
    "portal",
    [
        "",
        "   ",
        "https://",
        "https:///explore",
        "ftp://example.fr",
        "file:///etc/passwd",
        "javascript://example.fr",
        "https://example.fr:port",
        "https://example.fr:99999",
        "https://[::1",
        "https://exa mple.fr",
        "https://exam\nple.fr",
        "https://exam\tple.fr",
        "https://example.fr/\x00",
        "https://example.fr/explore/dataset/lieux/table/",
        "example.fr/explore",
        "example.fr/api",
        "example.fr/api/records/1.0/search",
        "https://example.fr/api/explore/v2.0",
        "https://example.fr/api/v2/catalog",
        "https://example.fr/api/explore/v2.10/catalog",
        "exemple\ud800.fr",
    ],
    ids=repr,
)
def test_what_is_no_portal_is_refused(portal: str) -> None:
    """A page, another API, another scheme and a broken address are told as such, in both languages."""
    with pytest.raises(BadQuery) as caught:
        base_of(portal)

    assert caught.value.status is None
    assert "portail" in caught.value.message("fr")


@given(
    st.text()
    | st.text(alphabet="/:@?#[]\\.a1 \n%", max_size=20)
    | st.text(max_size=8).map(lambda text: f"https://{text}")
)
@example("https://[")
@example("https://a]b")
@example("http://ℂ.fr")
@example("//")
def test_any_text_is_a_safe_base_or_a_bad_query(text: str) -> None:
    """No text crashes, and none leads to an unsafe address."""
    try:
        base = base_of(text)
    except BadQuery:
        return
    parts = urlsplit(base)
    assert parts.path.endswith(API)
    assert not parts.query
    assert not parts.fragment
    assert "@" not in parts.netloc
    assert parts.scheme == "https" or is_loopback(parts.hostname or "")
    assert base_of(base) == base


@given(st.lists(st.text(), min_size=1, max_size=4))
@example(["..", "a/b", "%2e%2e", "?", "#", "\\"])
def test_any_name_takes_one_place_in_a_path(names: list[str]) -> None:
    """No identifier can climb out of its place."""
    path = path_of(*names)

    assert [unquote(part) for part in path.split("/")[1:]] == names
    assert path.isascii()
    assert not set(path) & set("?#\\ ")


@given(st.lists(st.tuples(st.text(min_size=1), st.text())))
def test_parameters_come_out_as_they_went_in(parameters: list[tuple[str, str]]) -> None:
    """Whatever signs a query holds, the address is plain and says the same."""
    url = whole_url(BASE, "/x", parameters)

    assert url.isascii()
    assert " " not in url
    assert "+" not in url
    assert parse_qsl(urlsplit(url).query, keep_blank_values=True) == parameters


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.fr/x", "https://a.fr/y?z", True),
        ("https://a.fr", "https://A.FR", True),
        ("https://a.fr", "HTTPS://a.fr:443/", True),
        ("http://a.fr:80", "http://a.fr", True),
        ("https://a.fr", "http://a.fr", False),
        ("https://a.fr", "https://a.fr:8443", False),
        ("https://a.fr", "https://a.fr.evil.fr", False),
        ("https://a.fr", "https://evil.fr/a.fr", False),
        ("https://a.fr", "https://a.fr@evil.fr", False),
        ("https://a.fr", "https://evil.fr#@a.fr", False),
        ("https://a.fr", "https://evil.fr\\@a.fr", True),
        ("https://a.fr", "https://a.fr\\@evil.fr", False),
        ("https://a.fr", "https://a。fr", False),
        ("https://a.fr", "https://sub.a.fr", False),
        ("https://a.fr", "https://а.fr", False),  # the а of Cyrillic
    ],
)
def test_an_origin_is_a_scheme_a_host_and_a_port(one: str, other: str, same: bool) -> None:
    """A key goes to the same scheme, host and port, however written, and to no look-alike."""
    assert is_same_origin(one, other) is same
    assert is_same_origin(other, one) is same


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("/y?z=1", "https://a.fr/y?z=1"),
        ("y", "https://a.fr/api/y"),
        ("//b.fr/y", "https://b.fr/y"),
        ("https://b.fr/", "https://b.fr/"),
        ("", "https://a.fr/api/x"),
    ],
)
def test_a_redirection_may_be_relative(location: str, target: str) -> None:
    """A location is read from the address that answered."""
    assert redirected("https://a.fr/api/x", location) == target


@pytest.mark.parametrize(
    "location",
    [
        "http://a.fr/",
        "HTTP://a.fr/",
        "ftp://a.fr/",
        "file:///etc/passwd",
        "data:text/plain,x",
        "mailto:a@b.fr",
        "https://a.fr:99999/",
        "https://[::1/",
        "https://a]b/",
    ],
)
def test_a_redirection_never_leaves_https(location: str) -> None:
    """What leads away from https, or nowhere, is refused with the address that led there."""
    with pytest.raises(UnexpectedContent) as caught:
        redirected("https://a.fr/api/x", location)

    assert caught.value.url == "https://a.fr/api/x"


@given(st.text())
def test_any_location_is_followed_in_https_or_refused(location: str) -> None:
    """No location crashes."""
    try:
        target = redirected("https://a.fr/x", location)
    except UnexpectedContent:
        return
    assert urlsplit(target).scheme == "https"
    assert urlsplit(target).hostname


def test_from_http_a_redirection_may_go_on_in_http() -> None:
    """Who allowed http, or tests on this machine, is not held to https on the way."""
    assert redirected("http://127.0.0.1:80/x", "http://127.0.0.1:81/") == "http://127.0.0.1:81/"
    assert redirected("http://a.fr/x", "http://b.fr/", allow_http=True) == "http://b.fr/"


@pytest.mark.parametrize("url", ["http://127.0.0.1:80/x", "http://a.fr/x"])
def test_from_this_machine_a_redirection_leads_nowhere_in_http(url: str) -> None:
    """Unless http was allowed, as for the address of the portal itself."""
    with pytest.raises(UnexpectedContent, match="not https"):
        redirected(url, "http://b.fr/")


def test_http_that_was_allowed_is_not_gone_back_to_from_https() -> None:
    """Only what begins without https goes on without it."""
    with pytest.raises(UnexpectedContent, match="not https"):
        redirected("https://a.fr/x", "http://a.fr/", allow_http=True)
