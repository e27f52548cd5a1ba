"""Methods that take a record's fields as their keywords, so that several need not write them out."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
Owner = TypeVar("Owner")
Options = TypeVar("Options")
Answer = TypeVar("Answer")


def taking(
    make: Callable[P, Options],
) -> Callable[[Callable[[Owner, Options], Answer]], Callable[Concatenate[Owner, P], Answer]]:
    """A decorator for a method of one argument: called, it takes what `make` takes to make that argument.

    Type checkers, `help` and the error for an unknown keyword see the keywords themselves.
    """

    def decorate(method: Callable[[Owner, Options], Answer]) -> Callable[Concatenate[Owner, P], Answer]:
        own = inspect.signature(method)
        taken = inspect.signature(make)
        shown = own.replace(parameters=[next(iter(own.parameters.values())), *taken.parameters.values()])

        @wraps(method)
        def call(self: Owner, /, *args: P.args, **kwargs: P.kwargs) -> Answer:
            try:
                taken.bind(*args, **kwargs)
            except TypeError as error:
                raise TypeError(f"{method.__name__}() {error}") from None
            return method(self, make(*args, **kwargs))

        call.__signature__ = shown  # type: ignore[attr-defined]
        return call

    return decorate
