"""What goes out of a record: each field that both have, under its one name."""

from typing import Any, TypeVar

from api.schemas.catalogues import paper_out
from api.schemas.words import Out
from decision_flow.domain.values import Document, field_names

T = TypeVar("T", bound=Out)


def of_record(model: type[T], said: Any, **more: Any) -> T:  # noqa: ANN401 - checked by the model
    """Return what is told of a record: its fields that the model has, and `more`.

    Raises `ValidationError` where the model has a field that neither gives.
    """
    kind: Any = type(said)
    shared = [name for name in field_names(kind) if name in model.model_fields]
    own = {name: _told(getattr(said, name)) for name in shared if name not in more}
    return model(**own, **more)


def _told(value: Any) -> Any:  # noqa: ANN401 - a field of any record
    if isinstance(value, Document):
        return paper_out(value)
    return tuple(_told(each) for each in value) if isinstance(value, tuple) else value
