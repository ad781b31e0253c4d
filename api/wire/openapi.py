"""The reference of the wire: FastAPI's own, with the moves in it and every problem documented."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue

from api import examples
from api.examples import complaints, intake, registers, sessions, supervisions
from api.imports.tables import CSV, XLSX
from api.ledgers import ENTERED
from api.problems import MEDIA_TYPE, Kind
from api.schemas.catalogues import ADJUSTMENT, PUBLICATION
from api.schemas.collation import DISPOSITION
from api.schemas.judgements import CONFIRMATION, JUDGEMENT
from api.schemas.letters import LETTER, TAKEN
from api.schemas.looks import LOOK
from api.schemas.moves import ANY_MOVE, OPEN, VERBS
from api.schemas.opinions import OPINION
from api.schemas.registers import ANY_ENTRY
from api.schemas.sessions import ANY_SAID, CALL
from api.schemas.supervisions import ANY_SUPERVISED
from api.schemas.text import PATTERN
from api.wire.leads import LEADS

Plain = dict[str, Any]

SHOWN = ("application/pdf", "image/png", "image/jpeg")
"""Documents that keep their type on the way out; all others are bytes. None is shown in place."""
REF = "#/components/schemas/"
READ: Mapping[str, TypeAdapter[Any]] = {
    "AnyMove": ANY_MOVE,
    "OpenIn": OPEN,
    "AnyEntry": ANY_ENTRY,
    "LookIn": LOOK,
    "CallIn": CALL,
    "AnySaid": ANY_SAID,
    "AnySupervised": ANY_SUPERVISED,
    "OpinionIn": OPINION,
    "LetterIn": LETTER,
    "TakenIn": TAKEN,
    "DispositionIn": DISPOSITION,
    "JudgementIn": JUDGEMENT,
    "ConfirmationIn": CONFIRMATION,
    "AdjustCatalogue": ADJUSTMENT,
    "PublishCatalogue": PUBLICATION,
}
"""What is read as JSON, by the name of its schema."""
ABOUT = """办理地方政府的重大行政决策，从启动动议到责任登记。

办理动作是某人请求在案件中做一件事；依照规则，答复或者是事实，或者是全部未满足的要求，每项要求写明依据、由谁补正、何时可以补正。没有绕行的办法：不能跳过环节，不能强改状态，不能删除记录。

Decisions of local governments, from proposal to responsibility.

A move is a request by a person to do something in a case; the rules answer with facts,
or with every requirement that is unmet, its source, who can cure it and from when. There is no
way round: no skip, no forced status, no delete."""

_TEXT: Plain = {
    "type": "object",
    "required": ["zh", "en"],
    "properties": {"zh": {"type": "string"}, "en": {"type": "string"}},
}
PROBLEM: Plain = {
    "title": "Problem",
    "description": "A problem document (RFC 9457). `reason` says it in both languages.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance", "code", "reason"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string"},
        "code": {"type": "string", "enum": [kind.code for kind in Kind]},
        "reason": _TEXT,
        "verdicts": {"type": "array", "items": {"$ref": f"{REF}VerdictOut"}},
        "faults": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "wrong", "right"],
                "properties": {"field": {"type": "string"}, "wrong": _TEXT, "right": _TEXT},
            },
        },
    },
}


class _Texts(GenerateJsonSchema):
    """Writes down what the reader refuses in any text."""

    def str_schema(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - the reader's own
        """Return the schema of a text: without a form of its own, no control characters."""
        found = super().str_schema(schema)
        return found if "pattern" in found else {**found, "pattern": PATTERN}


def problems(*kinds: Kind) -> dict[int | str, Plain]:
    """Return the documentation of these problems, for a route."""
    found: dict[int | str, Plain] = {}
    for kind in kinds:
        status = int(kind.status)
        said = f"{kind.title.zh} {kind.title.en}"
        if status in found:
            said = f"{found[status]['description']} / {said}"
        content = {MEDIA_TYPE: {"schema": {"$ref": f"{REF}Problem"}}}
        found[status] = {"description": said, "content": content}
    return found


def moves_body() -> Plain:
    """Return the request body of a move, with an example of each."""
    shown = {
        name: {"summary": f"{kind.label.zh}：{verb.label.zh}", "value": examples.move(name)}
        for name, (kind, verb) in VERBS.items()
    }
    return _body("AnyMove", shown)


def opening_body() -> Plain:
    """Return the request body that opens a case."""
    return _body("OpenIn", {"case.open": {"summary": "立案", "value": examples.opening()}})


def entry_body() -> Plain:
    """Return the request body of an entry in a register, with an example of each."""
    return _body("AnyEntry", _entered(registers.ENTRIES, registers.entry))


def look_body() -> Plain:
    """Return the request body of a look at a ledger."""
    why = {"summary": "审计监督", "value": {"reasons": "经济责任审计（示例）"}}
    own = {"summary": "本人查阅", "value": {}}
    return _body("LookIn", {"audit": why, "own": own})


def session_call_body() -> Plain:
    """Return the request body that calls a session."""
    return _body("CallIn", {"call": {"summary": "召集会议", "value": sessions.CALL}})


def session_body() -> Plain:
    """Return the request body of what is put on record of a session, with an example of each."""
    return _body("AnySaid", _entered(sessions.ENTRIES, sessions.entry))


def supervision_body() -> Plain:
    """Return the request body of what is said of a supervision, with an example of each."""
    return _body("AnySupervised", _entered(supervisions.ENTRIES, supervisions.entry))


def _entered(names: Iterable[str], entry: Callable[[str], Plain]) -> Plain:
    """Return the example of each entry, under its name in Chinese."""
    return {name: {"summary": ENTERED[name].zh, "value": entry(name)} for name in names}


def adjustment_body() -> Plain:
    """Return the request body that adjusts a catalogue."""
    shown = {"adjustment": {"summary": "调整目录", "value": intake.adjustment()}}
    return _body("AdjustCatalogue", shown)


def publication_body() -> Plain:
    """Return the request body that records a publication."""
    shown = {"publication": {"summary": "公布目录", "value": intake.publication()}}
    return _body("PublishCatalogue", shown)


def judgement_body() -> Plain:
    """Return the request body that judges a matter."""
    shown = {"judgement": {"summary": "判断", "value": intake.judgement()}}
    return _body("JudgementIn", shown)


def confirmation_body() -> Plain:
    """Return the request body of a second person's look."""
    shown = {"confirmation": {"summary": "复核同意", "value": intake.confirmation()}}
    return _body("ConfirmationIn", shown)


def catalogue_table() -> Plain:
    """Return the request body of a table of matters."""
    text = {"schema": {"type": "string", "minLength": 1}, "example": intake.TABLE}
    book = {"schema": {"type": "string", "format": "binary", "minLength": 1}}
    return {"requestBody": {"required": True, "content": {CSV: text, XLSX: book}}}


def _body(schema: str, shown: Plain) -> Plain:
    content = {"application/json": {"schema": {"$ref": REF + schema}, "examples": shown}}
    return {"requestBody": {"required": True, "content": content}}


def opinion_request() -> Plain:
    """Return the request body of an opinion of the public."""
    shown = {"opinion": {"summary": "意见（示例）", "value": {"text": "建议增设非机动车道标线。"}}}
    return _body("OpinionIn", shown)


def letter_request() -> Plain:
    """Return the request body of a complaint or a proposal of the public."""
    return _body("LetterIn", {"letter": {"summary": "投诉（示例）", "value": complaints.LETTER}})


def taken_request() -> Plain:
    """Return the request body of a letter that came in on paper, or was told."""
    return _body("TakenIn", {"call": {"summary": "来电（示例）", "value": complaints.TAKEN}})


def disposition_request() -> Plain:
    """Return the request body of what becomes of a cluster."""
    said = {"disposition": "partly", "reason": "标线本次增设，护栏另行研究。"}
    return _body("DispositionIn", {"disposition": {"summary": "部分采纳", "value": said}})


def table_request() -> Plain:
    """Return the request body of a table of opinions."""
    rows = "渠道,收到日期,意见,姓名,联系方式\n信函,2023-03-20,建议增设标线。,某甲（示例）,\n"
    text = {"schema": {"type": "string", "minLength": 1}, "example": rows}
    book = {"schema": {"type": "string", "format": "binary", "minLength": 1}}
    content = {CSV: text, XLSX: book}
    return {"requestBody": {"required": True, "content": content}}


def binary_body() -> Plain:
    """Return the request body of a document: any bytes."""
    schema = {"type": "string", "format": "binary", "minLength": 1}
    content = {"application/octet-stream": {"schema": schema}}
    return {"requestBody": {"required": True, "content": content}}


def binary_answer() -> dict[int | str, Plain]:
    """Return the documentation of an answer that is a document."""
    schema = {"type": "string", "format": "binary"}
    content = {media: {"schema": schema} for media in ("application/octet-stream", *SHOWN)}
    return {200: {"description": "文件 The document, as an attachment", "content": content}}


def svg_answer() -> dict[int | str, Plain]:
    """Return the documentation of an answer that is a drawing."""
    content = {"image/svg+xml": {"schema": {"type": "string"}}}
    return {200: {"description": "图 The drawing", "content": content}}


def file_answer(media: str, said: str) -> dict[int | str, Plain]:
    """Return the documentation of an answer that is a file, given as an attachment.

    Its bytes are of no JSON Schema (OpenAPI 3.1.0, Media Type Object): the media type says all.
    """
    return {200: {"description": said, "content": {media: {}}}}


def text_answer() -> dict[int | str, Plain]:
    """Return the documentation of an answer in words."""
    content = {"text/plain": {"schema": {"type": "string"}}}
    return {200: {"description": "文字 In words", "content": content}}


def yaml_request() -> Plain:
    """Return the request body of a rule set."""
    content = {"application/yaml": {"schema": {"type": "string"}}}
    return {"requestBody": {"required": True, "content": content}}


def calendar_request() -> Plain:
    """Return the request body of a table of working days, with an example of one."""
    shown = {"2027": {"summary": "2027年（示例）", "value": examples.calendar()}}
    content = {"application/yaml": {"schema": {"type": "string"}, "examples": shown}}
    return {"requestBody": {"required": True, "content": content}}


def describe(app: FastAPI) -> Plain:
    """Return the whole reference; made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title="decision-flow",
            version=app.version,
            openapi_version="3.1.0",
            description=_flowing(ABOUT),
            routes=app.routes,
        )
        schemas = made.setdefault("components", {}).setdefault("schemas", {})
        for name in ("HTTPValidationError", "ValidationError"):
            schemas.pop(name, None)
        schemas |= {"Problem": PROBLEM, **_components(READ)}
        made["components"]["securitySchemes"] = {
            "token": {
                "type": "http",
                "scheme": "bearer",
                "description": "访问令牌 A person's token",
            }
        }
        _say_done(made)
        _lead(made)
        app.openapi_schema = made
    return app.openapi_schema


def _say_done(made: Plain) -> None:
    """Say in both languages what the framework says in one."""
    for item in made["paths"].values():
        for operation in item.values():
            for status, answer in operation["responses"].items():
                if answer["description"] == "Successful Response":
                    answer["description"] = "已办 Made" if status == "201" else "完成 Done"


def _lead(made: Plain) -> None:
    """Say in Chinese, before the English, what each operation is for."""
    for path, item in made["paths"].items():
        for method, operation in item.items():
            lead, said = LEADS.get(f"{method} {path}", ""), _flowing(operation["description"])
            operation["description"] = f"{lead}\n\n{said}".strip()


def _flowing(text: str) -> str:
    """Return a text with each paragraph on one line: where lines end is for who shows it."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def _components(read: Mapping[str, TypeAdapter[Any]]) -> Plain:
    """Return the schemas of all that is read, and of what it is made of.

    All of them are made at once: only so do two classes of one name get two names.
    """
    mode: JsonSchemaMode = "validation"
    asked = [(name, mode, adapter) for name, adapter in read.items()]
    made, about = TypeAdapter.json_schemas(
        asked, ref_template=REF + "{model}", schema_generator=_Texts
    )
    parts = about.get("$defs", {})
    names = {part: _short(part, parts) for part in parts}
    whole = {**parts, **{name: schema for (name, _), schema in made.items()}}
    renamed: Plain = _rename(whole, names)
    return {names.get(part, part): schema for part, schema in renamed.items()}


def _short(part: str, others: Iterable[str]) -> str:
    """Return `In.consultation.Publish` for a class that shares its name, `In.Document` for others.

    As much of its path as tells it from the others. The prefix keeps what comes in apart from the
    shapes of answers.
    """
    path = part.split("__")
    paths = [other.split("__") for other in others if other != part]
    length = next(
        n for n in range(min(2, len(path)), 99) if all(o[-n:] != path[-n:] for o in paths)
    )
    return "In." + ".".join(path[-length:])


def _rename(value: Any, names: dict[str, str]) -> Any:  # noqa: ANN401 - JSON
    again = partial(_rename, names=names)
    if isinstance(value, dict):
        return {key: again(each) for key, each in value.items()}
    if isinstance(value, list):
        return [again(each) for each in value]
    if isinstance(value, str) and value.startswith(REF):
        return REF + names.get(value.removeprefix(REF), value.removeprefix(REF))
    return value
