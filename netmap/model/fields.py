"""Fields: how each is named on pages, who may see it, and how its text is kept.

Each field of an entity or a tie carries one `Info`, and its annotation is read once into a `FieldRow`. Forms,
importers, copies, exports and the data dictionary all ask that; nothing else decides what may be shown.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, ValidationError
from pydantic.fields import FieldInfo

from netmap.errors import InputError
from netmap.model.ids import ID_LIMIT
from netmap.model.kinds import Privacy
from netmap.model.stories.steps import check_steps
from netmap.model.text import LINE_LIMIT, NAME_LIMIT, NOTES_LIMIT, clean_text

_PORT = re.compile(r"[\w.-]+\.[\w-]+:\d+(/|$)")
LIST_LIMIT = 500
ATTRIBUTE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class Info:
    """What people call a field, its privacy class, and a sentence of help where one is needed."""

    label: str
    privacy: Privacy = Privacy.PUBLIC
    hint: str = ""


class FieldType(StrEnum):
    """What a field holds; the values are the words of `content/columns.toml`."""

    TEXT = "text"
    LONG_TEXT = "lines"
    EMAIL = "email"
    WEBSITE = "url"
    NUMBER = "number"
    WHOLE = "whole"
    YES_NO = "yes_no"
    DAY = "day"
    CHOICE = "choice"
    LIST = "many"
    VALUES = "values"


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One row of the field table: the field's name in code, its `Info`, what it holds, its default.

    `choices` are what a choice is made from; `may_be_empty` says that None stands for nothing known.
    """

    name: str
    info: Info
    holds: FieldType
    default: Any
    choices: type[StrEnum] | None = None
    may_be_empty: bool = False


def _cleaned(value: str, limit: int, *, lines: bool = False) -> str:
    try:
        return clean_text(value, limit=limit, lines=lines)
    except InputError as error:
        raise ValueError(error.message) from error


def _name(value: str) -> str:
    return _cleaned(value, NAME_LIMIT)


def _line(value: str) -> str:
    return _cleaned(value, LINE_LIMIT)


def _notes(value: str) -> str:
    return _cleaned(value, NOTES_LIMIT, lines=True)


def _email(value: str) -> str:
    text = _cleaned(value, LINE_LIMIT).removeprefix("mailto:")
    local, at, domain = text.partition("@")
    if text and (not local or not at or not domain or " " in text or "@" in domain):
        raise ValueError(f"“{text[:60]}” is not an e-mail address. Write it like name@example.org.")
    return text


def _website(value: str) -> str:
    text = _cleaned(value, LINE_LIMIT)
    scheme, colon, _ = text.lower().partition(":")
    if colon and scheme not in {"http", "https"} and not _PORT.match(text):
        raise ValueError(f"“{text[:60]}” is not a web address. Write it like https://example.org.")
    return text


def _distinct(values: tuple[str, ...]) -> tuple[str, ...]:
    kept = tuple(dict.fromkeys(value for value in values if value))
    if len(kept) > LIST_LIMIT:
        raise ValueError(f"This list has {len(kept):,} entries; at most {LIST_LIMIT} can be kept.")
    return kept


def _attributes(values: dict[str, Any]) -> dict[str, Any]:
    if len(values) > ATTRIBUTE_LIMIT:
        raise ValueError(f"{len(values):,} columns of your own; at most {ATTRIBUTE_LIMIT} can be kept.")
    kept = {}
    for key, value in values.items():
        text = _cleaned(value, NOTES_LIMIT, lines=True) if isinstance(value, str) else value
        if name := _cleaned(key, NAME_LIMIT):
            kept[name] = text
    return {name: kept[name] for name in sorted(kept) if kept[name] != ""}


def _as_tuple(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Name = Annotated[str, AfterValidator(_name)]
Line = Annotated[str, AfterValidator(_line)]
Notes = Annotated[str, AfterValidator(_notes), FieldType.LONG_TEXT]
Steps = Annotated[str, AfterValidator(check_steps), FieldType.LONG_TEXT]
Email = Annotated[str, AfterValidator(_email), FieldType.EMAIL]
Website = Annotated[str, AfterValidator(_website), FieldType.WEBSITE]
Lines = Annotated[tuple[Line, ...], BeforeValidator(_as_tuple), AfterValidator(_distinct)]
Number = Annotated[float, Field(allow_inf_nan=False)]
Scalar = Annotated[str | bool | int | Number, Field(union_mode="smart")]
Attributes = Annotated[dict[str, Scalar], AfterValidator(_attributes)]
Id = Annotated[str, Field(min_length=1, max_length=ID_LIMIT, pattern=r"^[A-Za-z0-9_-]+$")]


def _read_info(name: str, field: FieldInfo) -> Info:
    for item in field.metadata:
        if isinstance(item, Info):
            return item
    raise TypeError(f"The field {name} carries no Info.")


_TYPES: dict[Any, FieldType] = {
    str: FieldType.TEXT, float: FieldType.NUMBER, int: FieldType.WHOLE, bool: FieldType.YES_NO,
    date: FieldType.DAY, tuple: FieldType.LIST, dict: FieldType.VALUES,
}  # fmt: skip


def _unwrap(annotation: Any) -> tuple[Any, bool]:
    """Return the bare type of an annotation, and whether it may be None."""
    if get_origin(annotation) is Annotated:
        return _unwrap(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        (inner,) = (part for part in get_args(annotation) if part is not NoneType)
        return _unwrap(inner)[0], True
    return get_origin(annotation) or annotation, False


def _build_row(name: str, field: FieldInfo) -> FieldRow:
    bare, may_be_empty = _unwrap(field.annotation)
    choices = bare if issubclass(bare, StrEnum) else None
    marked = next((item for item in field.metadata if isinstance(item, FieldType)), None)
    return FieldRow(
        name,
        _read_info(name, field),
        FieldType.CHOICE if choices else marked or _TYPES[bare],
        field.get_default(call_default_factory=False),
        choices,
        may_be_empty,
    )


@cache
def list_fields(model: type[BaseModel]) -> tuple[FieldRow, ...]:
    """Return the field table of an entity or tie class, in the order of declaration."""
    return tuple(_build_row(name, field) for name, field in model.model_fields.items())


def find_field(model: type[BaseModel], name: str) -> FieldRow:
    """Return the row of one field; raise `KeyError` when the class has none of this name."""
    return {row.name: row for row in list_fields(model)}[name]


def select_fields(item: BaseModel, allowed: frozenset[Privacy]) -> dict[str, Any]:
    """Return the values of the fields whose privacy class is in `allowed`, without empty ones."""
    return {
        row.name: value
        for row in list_fields(type(item))
        if row.info.privacy in allowed and (value := getattr(item, row.name)) not in ("", None, (), {})
    }


PUBLIC_ONLY = frozenset({Privacy.PUBLIC})


Model = TypeVar("Model", bound=BaseModel)


def build_checked(model: type[Model], values: Mapping[str, Any]) -> Model:
    """Return `model` built from values from outside.

    Raises
    ------
    InputError
        Naming the first field that cannot be taken, its value, and why.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = str(first["loc"][0]) if first["loc"] else ""
        label = next((row.info.label for row in list_fields(model) if row.name == field), field)
        reason = str(first["ctx"]["error"]) if first["type"] == "value_error" else str(first["msg"])
        value = first.get("input") if field else None
        raise InputError(f"{label}: {reason}" if label else reason, field=field, value=value) from error
