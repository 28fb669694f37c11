"""What an answer means: fine, worth another try, or an error that says what to do."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from openinno.explore._core import Core
from openinno.explore._judging import problem_of
from openinno.explore._refusals import Problem
from openinno.explore._retry import RETRIED, RetryPolicy
from openinno.explore._steps import Outcome, Send, Wait
from openinno.explore.errors import (
    BadQuery,
    QuotaSpent,
    Refused,
    UnexpectedContent,
    UnknownDataset,
    Unreachable,
)
from openinno.explore.wire import Broken, Limits
from openinno.labels import Label

URL = "https://example.fr/api/explore/v2.1/catalog/datasets/lieux"
NOW = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC).timestamp()


def answer(status: int, body: Any = None, **headers: str) -> Outcome:
    """Make an answer; a body that is no bytes is written as JSON."""
    written = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Outcome(at=NOW, status=status, headers=named, body=written)


def judged(outcome: Outcome, *, patience: float = 30.0, url: str = URL) -> Problem:
    """Return what is wrong with an answer that is not fine."""
    problem = problem_of(outcome, url, patience=patience)
    assert problem is not None
    return problem


def test_json_under_a_200_is_fine() -> None:
    """Nothing is wrong with it; an export is looked at later."""
    assert problem_of(answer(200, {"results": []}), URL, patience=0.0) is None
    assert problem_of(answer(200, b""), URL, patience=0.0, streamed=True) is None


@pytest.mark.parametrize(
    "outcome",
    [
        answer(200, b"<p>Login", content_type="text/html; charset=utf-8"),
        answer(200, b"<p>Login", content_type="Text/HTML"),
        answer(200, b"\n <!DOCTYPE html><title>Login", content_type="application/json"),
        answer(200, b"\xef\xbb\xbf<HTML lang='fr'>"),
    ],
    ids=["header", "capitals", "doctype", "tag"],
)
def test_a_page_under_a_200_is_a_login_or_a_proxy(outcome: Outcome) -> None:
    """Whether the header or the body tells, and trying again would give it again."""
    problem = judged(outcome)

    assert isinstance(problem.error, UnexpectedContent)
    assert "login page or a proxy" in problem.error.message("en")
    assert "page de connexion ou celle d'un proxy" in problem.error.message("fr")
    assert problem.error.status == 200
    assert problem.error.start.startswith("<") or "HTML" in problem.error.start
    assert not problem.again


def test_what_is_no_json_may_be_better_next_time() -> None:
    """A body that was cut looks like this; its first characters are shown, and no more."""
    problem = judged(answer(200, b'{"results": [' + b'"' + b"x" * 900))

    assert isinstance(problem.error, UnexpectedContent)
    assert problem.again
    assert len(problem.error.start) == 200


def test_an_error_of_the_query_under_a_200_is_told_at_once() -> None:
    """Some portals see it only after they said that all is well."""
    problem = judged(answer(200, {"error_code": "ODSQLSyntaxError", "message": "at position 3"}))

    assert isinstance(problem.error, BadQuery)
    assert problem.error.code == "ODSQLSyntaxError"
    assert not problem.again


@pytest.mark.parametrize("status", sorted(RETRIED - {429}))
def test_what_may_pass_is_tried_again(status: int) -> None:
    """And after as long as the portal asks for."""
    problem = judged(answer(status, b"<html>oops", retry_after="7"))

    assert type(problem.error) is Refused
    assert problem.error.status == status
    assert (problem.again, problem.asked) == (True, 7.0)


@pytest.mark.parametrize(
    ("status", "code", "kind", "advice"),
    [
        (400, "ODSQLError", BadQuery, "unknown field"),
        (401, "AuthenticationRequired", Refused, "give a valid key"),
        (403, "ForbiddenAccess", Refused, "gives no access"),
        (404, "NotFoundResource", UnknownDataset, "check the identifier"),
        (404, "NotFoundURI", Refused, "check the identifier"),
        (410, "", Refused, "gone in version 2.1"),
        (418, "", Refused, "unknown field"),
        (302, "", Refused, "unknown field"),
        (204, "", Refused, "unknown field"),
    ],
)
def test_a_refusal_is_told_with_what_to_do(status: int, code: str, kind: type[Refused], advice: str) -> None:
    """Once, with the code and the words of the portal."""
    problem = judged(answer(status, {"error_code": code, "message": "unknown field"}))

    assert type(problem.error) is kind
    assert (problem.error.status, problem.error.code) == (status, code)
    assert advice in str(problem.error)
    assert "unknown field" in str(problem.error)
    assert not problem.again


def test_a_dataset_may_be_called_records() -> None:
    """One that is not there is unknown, whatever its name."""
    body = {"error_code": "NotFoundResource", "message": "gone"}

    assert type(judged(answer(404, body), url=f"{URL}/records/records").error) is UnknownDataset


def test_a_refusal_counts_though_its_body_cannot_be_read() -> None:
    """The status and the headers have come: a body that broke off takes nothing from them."""
    broken = Broken(Label("coupée", "cut"))
    forbidden = Outcome(at=NOW, status=403, broken=broken)
    slower = Outcome(at=NOW, status=429, headers={"retry-after": "7200"}, broken=broken)

    assert isinstance(judged(forbidden).error, Refused)
    assert not judged(forbidden).again
    assert isinstance(judged(slower).error, QuotaSpent)
    assert not judged(slower).again


def spent(reset: str, **headers: str) -> Outcome:
    """Refuse one call too many, as portals do."""
    body = {"errorcode": 10002, "reset_time": reset, "call_limit": 5000, "error": "Too many requests"}
    return answer(429, body, **headers)


def test_a_quota_that_is_spent_is_told_at_once() -> None:
    """Waiting until midnight is for the user to decide, who learns the moment and the limit."""
    problem = judged(spent("2026-01-02T00:00:00Z"))

    assert isinstance(problem.error, QuotaSpent)
    assert problem.error.until == datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    assert problem.error.call_limit == 5000
    assert "2026-01-02T00:00:00+00:00" in str(problem.error)
    assert not problem.again


def test_a_quota_that_comes_back_soon_is_waited_for() -> None:
    """As long as no wait of ours is longer."""
    problem = judged(spent("2026-01-01T12:00:20Z"))

    assert (problem.again, problem.asked) == (True, 20.0)
    assert not judged(spent("2026-01-01T12:00:20Z"), patience=19.0).again


def test_of_two_moments_the_later_counts() -> None:
    """A portal that says to come back in a second, but counts until midnight, refuses again in a second."""
    assert not judged(spent("2026-01-02T00:00:00Z", retry_after="1")).again
    assert judged(spent("2026-01-01T11:00:00Z", retry_after="9")).asked == 9.0


def test_a_spent_quota_may_be_told_in_the_head_only() -> None:
    """A proxy in between may have replaced the body."""
    problem = judged(
        answer(429, b"slow down", x_ratelimit_remaining="0", x_ratelimit_reset="2026-01-02 00:00:00+00:00")
    )

    assert isinstance(problem.error, QuotaSpent)
    assert problem.error.until == datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC)
    assert not problem.again


def test_a_portal_that_only_wants_us_slower_is_tried_again() -> None:
    """Without a moment, a 429 passes."""
    problem = judged(answer(429, b""))

    assert isinstance(problem.error, QuotaSpent)
    assert (problem.again, problem.asked, problem.error.until) == (True, None, None)


COUNTED = [
    answer(429, {"errorcode": 10002, "error": "Too many requests"}),
    answer(429, {"error": "Too many requests", "call_limit": 5000}),
    answer(429, {"error": "Too many requests", "limit_time_unit": "day"}),
    answer(429, b"<html>", x_ratelimit_remaining="0"),
    answer(200, {"errorcode": 10002, "error": "Too many requests"}),
]


@pytest.mark.parametrize("outcome", COUNTED)
def test_a_quota_is_spent_even_where_no_moment_is_told(outcome: Outcome) -> None:
    """Each further try would count as one more call, and be refused as well."""
    problem = judged(outcome)

    assert isinstance(problem.error, QuotaSpent)
    assert not problem.again


def test_a_moment_that_is_near_is_waited_for_though_calls_are_counted() -> None:
    """However it is told."""
    problem = judged(answer(429, {"errorcode": 10002, "error": "no"}, retry_after="5"))

    assert (problem.again, problem.asked) == (True, 5.0)


@pytest.mark.parametrize("body", [b"", b"<html><h1>429</h1></html>"])
def test_a_portal_that_says_nothing_is_told_with_what_to_do(body: bytes) -> None:
    """No colon with nothing behind it."""
    error = judged(answer(429, body)).error

    assert error.message("en").startswith("no call is left for now; wait, call less often")
    assert error.message("fr").startswith("plus aucun appel n'est permis pour le moment ; attendez")


def test_what_a_portal_said_goes_on_in_our_sentence() -> None:
    """Without the period that ended it."""
    problem = judged(answer(404, {"error_code": "NotFoundURI", "message": "No such path. Sorry. "}))

    assert "No such path. Sorry; check" in problem.error.message("en")
    assert "No such path. Sorry ; vérifiez" in problem.error.message("fr")


def test_no_answer_and_too_much_of_one() -> None:
    """What broke may pass or not; what is too large stays so."""
    lost = Outcome(at=NOW, broken=Broken(Label("perdue", "lost"), again=False))
    problem = judged(lost)
    assert isinstance(problem.error, Unreachable)
    assert not problem.again
    large = judged(Outcome(at=NOW, status=200, oversize=True))
    assert isinstance(large.error, UnexpectedContent)
    assert "Limits.answer_bytes" in str(large.error)
    assert not large.again


def test_an_answer_that_cannot_be_read_is_an_answer() -> None:
    """Nobody is told that the portal does not answer where it did."""
    garbled = Broken(Label("compression abîmée", "damaged compression"), garbled=True)
    problem = judged(Outcome(at=NOW, status=200, headers={"content-type": "text/plain"}, broken=garbled))

    assert isinstance(problem.error, UnexpectedContent)
    assert str(problem.error).startswith("the answer cannot be read: damaged compression")
    assert (problem.error.status, problem.error.content_type) == (200, "text/plain")
    assert problem.again


# the core ---------------------------------------------------------------------------------------------------


def core(*, key: str | None = None, lang: str = "fr") -> Core:
    """Make a core that draws the longest waits."""
    policy = RetryPolicy(attempts=3, chance=lambda: 1.0)
    return Core("https://example.fr/api/explore/v2.1", key=key, lang=lang, policy=policy, limits=Limits())


@pytest.mark.parametrize(
    "key", ["s3cr3t\n", " s3cr3t", "s3 cr3t", "s3cr3t\u00e9", "s3cr3t\r\nx: y", "s3cr3t\x7f"]
)
def test_a_key_of_characters_not_allowed_is_refused_and_not_repeated(key: str) -> None:
    """It would break the head of the request; it is not shown either."""
    with pytest.raises(BadQuery) as caught:
        core(key=key)

    assert "s3" not in str(caught.value) + repr(caught.value)


@pytest.mark.parametrize("lang", ["", "français", "fr\n", "fr\r\nx: y", "f", "fr_FR", "da", "FR"])
def test_a_language_that_portals_do_not_know_is_refused(lang: str) -> None:
    """With those that they know; it goes in each request."""
    with pytest.raises(BadQuery, match="possible: ar, ca, de, en, es, eu, fr, it, nl, pt, sv"):
        core(lang=lang)


@pytest.mark.parametrize("name", ["", ".", "..", "x\ud800"], ids=ascii)
def test_an_identifier_that_leads_elsewhere_is_refused(name: str) -> None:
    """Before anything is sent."""
    with pytest.raises(BadQuery, match="impossible"):
        core().url("catalog", "datasets", name)


def test_an_incomplete_character_in_a_query_is_refused() -> None:
    """It cannot be written in an address."""
    with pytest.raises(BadQuery, match="an incomplete character"):
        core().url("catalog", parameters=[("where", "nom = '\ud800'")])


def test_a_key_goes_to_its_own_portal_only() -> None:
    """In a header, and never in a repr."""
    mine = core(key="s3cr3t").request(URL)

    assert mine.headers["authorization"] == "Apikey s3cr3t"
    assert "s3cr3t" not in repr(mine)
    for other in ("http://example.fr/", "https://example.fr:8443/", "https://a.example.fr/", "https://b.fr/"):
        assert "authorization" not in core(key="s3cr3t").request(other).headers


def test_an_answer_is_decoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """To judge it and to read it: an answer may have 64 MB."""
    decoded = list[bytes]()

    def decode(data: bytes) -> Any:
        decoded.append(data)
        return json.loads(data)

    monkeypatch.setattr("openinno.explore._steps.decode", decode)
    plan = core().json(URL, dict)
    next(plan)
    with pytest.raises(StopIteration) as end:
        plan.send(answer(200, {"total_count": 3}))

    assert end.value.value == {"total_count": 3}
    assert len(decoded) == 1


def test_each_try_is_told_and_waited_for() -> None:
    """Twice a failure, and the last raises, with all three."""
    plan = core().call(URL)
    steps = [next(plan)]
    steps.append(plan.send(answer(503, b"")))
    steps.append(plan.send(answer(0)))
    steps.append(plan.send(Outcome(at=NOW, broken=Broken(Label("perdue", "lost")))))
    steps.append(plan.send(answer(0)))
    with pytest.raises(Refused) as caught:
        plan.send(answer(500, b"", retry_after="3"))

    assert [type(step) for step in steps] == [Send, Wait, Send, Wait, Send]
    assert [step.seconds for step in steps if isinstance(step, Wait)] == [0.5, 1.0]
    assert [one.reason.text("en") for one in caught.value.attempts] == [
        "answer 503",
        "lost",
        "answer 500, which asks to wait 3 s",
    ]


def test_a_redirection_is_followed_without_the_key() -> None:
    """To another host the key does not go, and the answer is that of the first address."""
    plan = core(key="s3cr3t").call(URL)
    first = next(plan)
    second = plan.send(answer(302, b"", location="https://other.fr/x"))
    third = plan.send(answer(302, b"", location="https://example.fr/y"))

    sent = [step.request for step in (first, second, third) if isinstance(step, Send)]
    assert [one.url for one in sent] == [URL, "https://other.fr/x", "https://example.fr/y"]
    assert ["authorization" in one.headers for one in sent] == [True, False, True]


def test_redirections_that_go_round_end() -> None:
    """After five."""
    plan = core().call(URL)
    next(plan)
    for _ in range(5):
        plan.send(answer(301, b"", location=URL))

    with pytest.raises(UnexpectedContent, match="too many redirections"):
        plan.send(answer(301, b"", location=URL))


def test_what_a_portal_announces_to_end_is_a_warning() -> None:
    """With where to read more."""
    plan = core().call(URL)
    next(plan)
    told = answer(200, {}, ods_explore_api_deprecation="X1: gone soon", link="<https://example.fr/log>")

    with (
        pytest.warns(DeprecationWarning, match="X1: gone soon .see <https://example.fr/log>"),
        pytest.raises(StopIteration),
    ):
        plan.send(told)


def test_the_quota_is_the_last_one_told() -> None:
    """An answer that says nothing does not forget what another said."""
    one = core()
    plan = one.call(URL)
    next(plan)
    plan.send(answer(503, b"", x_ratelimit_remaining="12"))
    plan.send(answer(0))
    with pytest.raises(StopIteration):
        plan.send(answer(200, {}))

    assert one.quota is not None
    assert one.quota.remaining == 12
