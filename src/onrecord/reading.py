"""The stages in order: a document's bytes to its reading."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from onrecord import __version__
from onrecord.errors import PageError, SourceError
from onrecord.extract import excerpt_of, find_gaps, find_opinions, find_statements
from onrecord.extract.acts import find_acts, find_lexical, sides_of
from onrecord.extract.stances import find_stances
from onrecord.extract.terms import find_terms
from onrecord.extract.times import find_times
from onrecord.model import Model, find_all
from onrecord.page import build_page
from onrecord.records import Document, Page, Reading, Rejected
from onrecord.resolve import resolve
from onrecord.resolve.when import when_said
from onrecord.resolve.when_acts import when_done
from onrecord.resolve.when_gaps import find_date_gaps

_SURE_LETTERS = 150  # a language is guessed wrongly from less


def read(document: Document, model: Model, *, any_language: bool = False) -> Reading:
    """What this page says: a pure function of the document and the model.

    Raises PageError when the bytes don't make a page, or the page is in a language that the model was
    not trained on (it knows English alone), unless `any_language`.
    """
    page = build_page(document)
    if not any_language and _is_foreign(page):
        raise PageError(
            "language",
            f"the language is {page.language!r}, and only English is read well; "
            "--any-language (any_language=True) reads it all the same",
        )
    found = find_all(excerpt_of(page), model)
    statements = find_statements(page, found.attributions, found.furniture)
    resolved = resolve(page, statements, found.names)
    times = find_times(page)
    statements = when_said(page, resolved.statements, times)
    sides = sides_of(resolved.entities)
    # Where the model marks no act, the lexicon stands in.
    acts = find_acts(page, found.acts or find_lexical(page), statements, sides)
    acts = when_done(page, acts, statements, times)
    terms = find_terms(page, found.terms, statements, sides, acts)
    return Reading(
        page=page,
        statements=statements,
        gaps=(*find_gaps(page), *find_date_gaps(page, times)),
        opinions=find_opinions(page, found.opinions, statements),
        model=model.id,
        onrecord=__version__,
        acts=acts,
        stances=find_stances(page, statements, acts, terms, sides=sides),
        terms=terms,
        entities=resolved.entities,
        mentions=resolved.mentions,
        times=times,
    )


def _is_foreign(page: Page) -> bool:
    """In another language than English, with enough text for that to be sure."""
    letters = sum(c.isalpha() for c in page.text[: 2 * _SURE_LETTERS])
    return page.language not in (None, "en") and letters >= _SURE_LETTERS


def read_many(
    documents: Iterable[Document | Rejected], model: Model, *, workers: int = 1, any_language: bool = False
) -> Iterator[Reading | Rejected]:
    """A reading, or the reason why there is none, for each document, in order and as they come.

    What was rejected before comes through in its place. `workers` threads read side by side
    (the model lets go of the interpreter while it works); the readings are the same for any number.
    """
    if workers <= 1:
        for document in documents:
            yield _read_or_reject(document, model, any_language)
        return
    with ThreadPoolExecutor(workers) as pool:
        ahead: deque[Future[Reading | Rejected]] = deque()
        try:
            for document in documents:
                ahead.append(pool.submit(_read_or_reject, document, model, any_language))
                if len(ahead) > 2 * workers:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            for future in ahead:
                future.cancel()


def _read_or_reject(document: Document | Rejected, model: Model, any_language: bool) -> Reading | Rejected:
    if isinstance(document, Rejected):
        return document
    try:
        return read(document, model, any_language=any_language)
    except SourceError as error:
        return Rejected(document.name, error.stage, error.reason, error.detail)
    except Exception as error:  # one page must not end a run of thousands; the reason is kept and shown
        return Rejected(document.name, "read", "failed", f"{type(error).__name__}: {error}")
