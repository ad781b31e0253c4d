"""Who gets in: nobody without a token, nobody without a duty, nobody of another body."""

import base64
import hashlib
import re

import pytest

from api.pages import reference
from api.wire.openapi import describe

PUBLIC = {
    ("get", "/api/v1/health"),
    ("get", "/api/v1/procedures"),
    ("get", "/api/v1/procedures/{key}"),
    ("get", "/api/v1/procedures/{key}/proof"),
    ("get", "/api/v1/procedures/{key}/diagram.svg"),
}
FOR_THE_PUBLIC = "/api/v1/public/"
"""What anybody may read and say of a matter that lies before the public, and nothing else."""
PAGES = ("/", "/docs")
SAFE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
}


def operations(office):
    api = describe(office.client.app)
    return [(method, path) for path, item in api["paths"].items() for method in item]


def filled(path, case="c_none"):
    return path.replace("{case_id}", case).replace("{digest}", "0" * 64).replace(
        "{key}", "x"
    ).replace("{kind}", "notice").replace("{step}", "open_consultation").replace(
        "{number}", "1"
    ).replace("{session_id}", "s_none").replace("{supervision}", "none") + (
        "?kind=lawsuit&name=none" if "/trace" in path else ""
    )


def test_every_operation_but_the_public_ones_wants_a_token(office):
    closed = [
        (method, path)
        for method, path in operations(office)
        if (method, path) not in PUBLIC and not path.startswith(FOR_THE_PUBLIC)
    ]
    assert len(closed) >= 15
    for method, path in closed:
        answer = office.client.request(method, filled(path))
        assert answer.status_code == 401, (method, path, answer.text)
        assert answer.json()["code"] == "token-wanted"
        assert answer.headers["www-authenticate"] == 'Bearer realm="decision-flow"'


def test_of_a_matter_that_is_not_before_the_public_nobody_learns_anything(office):
    case = office.opened()
    found = [(m, p) for m, p in operations(office) if p.startswith(FOR_THE_PUBLIC)]
    assert len(found) >= 2
    for method, path in found:
        said = {"json": {"words": "同意"}} if method == "post" else {}
        unknown = office.client.request(method, filled(path), **said)
        there = office.client.request(method, filled(path, case), **said)
        assert unknown.status_code == there.status_code, (method, path, there.text)
        assert unknown.status_code in {404, 422}


def test_the_public_ones_want_none(office):
    for method, path in PUBLIC:
        answer = office.client.request(method, path.replace("{key}", "four-nots"))
        assert answer.status_code == 200, (path, answer.text)
    assert office.client.get(reference.OPENAPI_URL).status_code == 200
    assert all(office.client.get(page).status_code == 200 for page in PAGES)


@pytest.mark.parametrize(
    "header",
    ["", "Bearer", "Bearer x", "Basic c3VuOnN1bg==", "Bearer df_" + "A" * 43, "df_" + "A" * 43],
)
def test_what_is_no_token_of_ours_gets_nowhere(office, header):
    answer = office.client.get("/api/v1/cases", headers={"Authorization": header})
    assert answer.status_code == 401


def test_two_tokens_at_once_are_none(office):
    pair = [("Authorization", f"Bearer {office.tokens[who]}") for who in ("sun", "wang")]
    assert office.client.get("/api/v1/cases", headers=pair).status_code == 401


def test_a_token_is_not_kept(office):
    token = office.tokens["sun"]
    file = office.installed.settings.home / "decision-flow.db"
    assert token.encode() not in file.read_bytes()


def test_another_body_sees_nothing_and_can_do_nothing(office):
    case, asked = office.opened(), office.proposal()
    paper = asked["payload"]["document"]["digest"]
    assert office.get("/cases", "stranger").json()["cases"] == []
    missing = office.get("/cases/" + case, "stranger").json()["reason"]
    for method, path in operations(office):
        if "{case_id}" not in path or path.startswith(FOR_THE_PUBLIC):
            continue
        answer, unknown = (
            _asked_by_a_stranger(office, method, filled(path, each), asked)
            for each in (case, "c_none")
        )
        # What is read before the case is looked for is refused alike, whether there is one or not.
        assert answer.status_code == unknown.status_code, (method, path, answer.text)
        assert answer.status_code == 404 or (method, answer.status_code) in {
            ("post", 415),
            ("put", 415),
        }, (method, path, answer.text)
        if answer.status_code == 404:
            # A session of another body is not there either, and is looked for first.
            alike = unknown.json()["reason"] if "{session_id}" in path else missing
            assert answer.json()["reason"] == alike
    assert office.get(f"/documents/{paper}", "stranger").status_code == 404
    assert office.get(f"/cases/{case}").json()["version"] == 1


def _asked_by_a_stranger(office, method, path, asked):
    headers = {"Authorization": f"Bearer {office.tokens['stranger']}"}
    if method != "post":
        return office.client.request(method, path, headers=headers)
    return office.client.request(method, path, json=asked, headers={**headers, "If-Match": '"1"'})


def test_the_same_document_is_anothers_only_when_filed_there(office):
    digest = office.filed("两地同文")["digest"]
    assert office.get(f"/documents/{digest}", "stranger").status_code == 404
    assert office.filed("两地同文", "stranger")["digest"] == digest
    assert office.get(f"/documents/{digest}", "stranger").status_code == 200


def test_a_duty_that_has_ended_opens_nothing(office):
    case = office.opened()
    for path in ("/cases", f"/cases/{case}", f"/cases/{case}/journal", f"/documents/{'0' * 64}"):
        answer = office.get(path, "retired")
        assert answer.status_code == 403, path
        assert answer.json()["code"] == "not-yours"
    kept = office.ask("POST", "/documents?name=x", "retired", content=b"x")
    assert kept.status_code == 403


def test_every_answer_carries_the_headers_of_a_careful_server(office):
    for path in ("/api/v1/health", *PAGES, "/api/v1/cases", "/no-such"):
        answer = office.client.get(path)
        assert SAFE.items() <= dict(answer.headers).items()
        assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", PAGES)
def test_the_pages_fetch_nothing_from_anywhere(office, path):
    page = office.client.get(path).text
    assert not re.findall(r"(?:src|href)=[\"']?(?!#|/)[^\s\"'>]+", page)
    assert "<script" not in page
    assert "url(" not in page
    assert "合法性审查" in page


def test_the_first_page_leads_to_the_others_and_tells_nothing_of_any_case(office):
    case = office.opened()
    page = office.client.get("/").text
    for link in re.findall('href="([^"]+)"', page):
        assert office.client.get(link).status_code == 200, link
    assert case not in page
    assert "阳光大街" not in page
    assert page.index("重大行政决策") < page.index("Major administrative decisions")


def test_the_reference_says_what_it_is_in_both_languages_chinese_first(office):
    page = office.client.get("/docs").text
    assert page.index("办理动作是某人请求") < page.index("A move is a request")


@pytest.mark.parametrize("path", PAGES)
def test_the_page_is_allowed_the_very_style_that_it_has(office, path):
    answer = office.client.get(path)
    style = re.search("<style>(.*?)</style>", answer.text, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"style-src 'sha256-{digest}'" in answer.headers["content-security-policy"]


def test_a_fault_of_ours_shows_no_trace(office, monkeypatch):
    def breaks(*_, **__):
        raise RuntimeError("secret detail")

    monkeypatch.setattr(type(office.installed.service), "cases", breaks)
    answer = office.get("/cases")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret detail" not in answer.text
    assert "Traceback" not in answer.text


def test_every_answer_of_the_reference_is_documented_as_a_problem(office):
    api = describe(office.client.app)
    for path, item in api["paths"].items():
        for method, operation in item.items():
            for status, answer in operation["responses"].items():
                if not status.startswith("2"):
                    assert "application/problem+json" in answer["content"], (path, method, status)
