"""Documents are named by their bytes, whole or not there at all."""

import hashlib
import io
import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import astuple, replace
from datetime import UTC, datetime

import pytest
from makers import BODY

from decision_flow.domain.errors import NotFoundError
from decision_flow.store.documents import Documents, DocumentTooLargeError
from decision_flow.store.filing import Filed, file_document

AT = datetime(2023, 2, 1, 3, tzinfo=UTC)


@pytest.fixture
def documents(tmp_path):
    return Documents(tmp_path / "documents")


def files(documents):
    return sorted(p for p in documents.root.rglob("*") if p.is_file())


@pytest.mark.parametrize("content", [b"", b"x", "草案".encode(), os.urandom(3_000_000)])
def test_what_was_put_comes_back_under_its_digest(documents, content):
    kept = documents.put(io.BytesIO(content))
    assert kept.digest == hashlib.sha256(content).hexdigest()
    assert kept.size == len(content)
    with documents.open(kept.digest) as stream:
        assert stream.read() == content
    assert documents.holds(kept.digest)


def test_the_same_bytes_are_kept_once(documents):
    assert documents.put(io.BytesIO(b"x")) == documents.put(io.BytesIO(b"x"))
    assert len(files(documents)) == 1


@pytest.mark.parametrize(("size", "fits"), [(9, True), (10, True), (11, False)])
def test_what_is_too_large_leaves_nothing(documents, size, fits):
    if fits:
        documents.put(io.BytesIO(b"x" * size), limit=10)
    else:
        with pytest.raises(DocumentTooLargeError):
            documents.put(io.BytesIO(b"x" * size), limit=10)
    assert len(files(documents)) == fits


def test_what_breaks_off_leaves_nothing(documents):
    class Broken(io.RawIOBase):
        def read(self, _size=-1):
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        documents.put(Broken())
    assert files(documents) == []


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 63])
def test_only_a_digest_names_a_document(documents, digest):
    with pytest.raises(ValueError, match="not a digest"):
        documents.open(digest)


def test_a_document_that_is_not_there_is_not_found(documents):
    with pytest.raises(NotFoundError):
        documents.open("0" * 64)


def test_a_changed_document_no_longer_holds(documents):
    kept = documents.put(io.BytesIO(b"text"))
    path = documents.path(kept.digest)
    path.unlink()
    path.write_bytes(b"texT")
    assert not documents.holds(kept.digest)


def test_a_kept_document_is_not_writable(documents):
    kept = documents.put(io.BytesIO(b"text"))
    assert documents.path(kept.digest).stat().st_mode & 0o222 == 0


@pytest.mark.postgres
def test_of_two_who_bring_one_paper_at_once_both_are_told_the_same(postgres_stages, tmp_path):
    """The first has written and not yet committed when the second comes: both keep one paper."""
    with postgres_stages.service("world", tmp_path) as service:
        first = Filed(*keep(service, "another", b"y"))
        first = replace(first, digest=hashlib.sha256(b"x").hexdigest(), name="first")
        with ThreadPoolExecutor(1) as other:
            with service.database.writing() as connection:
                file_document(connection, BODY, first)
                second = other.submit(keep, service, "second", b"x")
                with pytest.raises(TimeoutError):
                    second.result(1)
            assert second.result(20) == astuple(first)


def test_who_brings_a_paper_again_is_told_how_it_is_on_file(service):
    assert keep(service, "second", b"x") == keep(service, "first", b"x")


def keep(service, name, content):
    """Keep a paper, and return how it is on file."""
    return astuple(
        service.store_document(
            BODY, io.BytesIO(content), name=name, media_type="text/plain", person="sun", at=AT
        )
    )
