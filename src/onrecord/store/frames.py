"""Rows as data frames. Polars and pandas are extras, imported when asked for."""

from __future__ import annotations

import importlib
from typing import Any

import msgspec
from msgspec import inspect

from onrecord.errors import UsageError


def polars_frame(dicts: list[dict[str, Any]], kind: type[msgspec.Struct]) -> Any:
    """A polars DataFrame whose types come from `kind`'s fields, so that they never depend on the rows."""
    polars = _load("polars")
    fields = _fields(kind)
    return polars.DataFrame(dicts, schema={name: _polars_type(polars, type_) for name, type_ in fields})


def pandas_frame(dicts: list[dict[str, Any]], kind: type[msgspec.Struct]) -> Any:
    """A pandas DataFrame with a column a field of `kind`."""
    return _load("pandas").DataFrame(dicts, columns=[name for name, _ in _fields(kind)])


def _load(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise UsageError(f"this needs {name}; install it with: pip install 'onrecord[tables]'") from error


def _fields(kind: type[msgspec.Struct]) -> list[tuple[str, inspect.Type]]:
    info = inspect.type_info(kind)
    assert isinstance(info, inspect.StructType)
    return [(field.encode_name, field.type) for field in info.fields]


def _polars_type(polars: Any, type_: inspect.Type) -> Any:
    match type_:
        case inspect.UnionType():  # any column can hold nulls
            columns = [
                _polars_type(polars, each) for each in type_.types if not isinstance(each, inspect.NoneType)
            ]
            if all(column == columns[0] for column in columns):
                return columns[0]
        case inspect.VarTupleType():
            return polars.List(_polars_type(polars, type_.item_type))
        case inspect.TupleType():
            return polars.Array(_polars_type(polars, type_.item_types[0]), len(type_.item_types))
        case inspect.StructType():
            return polars.Struct({name: _polars_type(polars, each) for name, each in _fields(type_.cls)})
        case inspect.IntType():
            return polars.Int64
        case inspect.FloatType():
            return polars.Float64
        case inspect.StrType() | inspect.LiteralType():
            return polars.String
    raise TypeError(f"no column type for {type_}")
