"""Documents: named by their content, given back as attachments."""

import hashlib

import pytest


def keep(office, content, name="请示.pdf", **headers):
    return office.ask("POST", "/documents", params={"name": name}, content=content, headers=headers)


def test_a_document_comes_back_as_it_was_sent(office):
    content = bytes(range(256)) * 5_000
    answer = keep(office, content, **{"Content-Type": "application/pdf"})
    assert answer.status_code == 201
    said = answer.json()
    assert said["digest"] == hashlib.sha256(content).hexdigest()
    assert (said["size"], said["name"]) == (len(content), "请示.pdf")
    found = office.get(f"/documents/{said['digest']}")
    assert found.content == content
    assert found.headers["content-type"] == "application/pdf"
    disposition = found.headers["content-disposition"]
    assert disposition == "attachment; filename*=UTF-8''%E8%AF%B7%E7%A4%BA.pdf"
    assert found.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("kind", ["text/html", "image/svg+xml", "application/javascript"])
def test_what_a_browser_would_run_comes_back_as_bytes(office, kind):
    digest = keep(office, b"<script>", **{"Content-Type": kind}).json()["digest"]
    found = office.get(f"/documents/{digest}")
    assert found.headers["content-type"] == "application/octet-stream"
    assert found.headers["content-disposition"].startswith("attachment")


def test_the_limit_is_exact(office):
    most = office.installed.settings.most_document_bytes
    assert most == 50 * 1024 * 1024
    chunk = b"x" * (1024 * 1024)
    fits = keep(office, (chunk for _ in range(50)))
    assert fits.status_code == 201
    assert fits.json()["size"] == most
    above = keep(office, (chunk if n < 50 else b"x" for n in range(51)))
    assert (above.status_code, above.json()["code"]) == (413, "too-large")
    told = keep(office, b"x", **{"Content-Length": str(most + 1)})
    assert told.status_code == 413


@pytest.mark.parametrize(
    ("name", "content", "kind", "status"),
    [
        ("", b"x", "text/plain", 422),
        ("a\x00b", b"x", "text/plain", 422),
        ("a\u202eb", b"x", "text/plain", 422),
        ("x" * 201, b"x", "text/plain", 422),
        ("x", b"", "text/plain", 422),
        ("x", b"x", "no type", 415),
    ],
)
def test_what_is_no_document_is_refused(*, office, name, content, kind, status):
    answer = keep(office, content, name, **{"Content-Type": kind})
    assert answer.status_code == status, answer.text


@pytest.mark.parametrize("digest", ["x", "0" * 63, "F" * 64, "..%2f..%2fetc%2fpasswd"])
def test_what_is_no_digest_is_refused(office, digest):
    assert office.get(f"/documents/{digest}").status_code in {404, 422}


def test_a_name_turns_no_header(office):
    digest = keep(office, b"x", 'a";\r\nX-Evil: 1').json().get("digest")
    found = office.get(f"/documents/{digest}")
    assert "x-evil" not in found.headers
