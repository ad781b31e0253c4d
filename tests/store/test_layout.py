"""Where a procedure's steps are drawn is laid out once and kept beside it."""

import pytest
from makers import make_procedure, make_service
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError


def test_a_layout_is_made_once_and_kept_for_ever(database_url, tmp_path):
    service = make_service(database_url, tmp_path)
    digest = make_procedure(service).digest
    assert service.layout(digest, lambda: "first") == "first"
    assert service.layout(digest, lambda: "second") == "first"
    with pytest.raises(DatabaseError, match="append-only"), service.database.writing() as writer:
        writer.execute(text("UPDATE procedure_layout SET layout = 'forged'"))
    service.database.close()
