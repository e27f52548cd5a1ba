"""Pages that visitors add: one after another, beside the requests, each with its progress."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from onrecord import api
from onrecord.errors import OnrecordError, SourceError
from onrecord.reading import read
from onrecord.records import Document, Rejected
from onrecord.store import Record, page_key

Stage = Literal["waiting", "fetching", "reading", "keeping", "done", "rejected"]
_KEPT = 200  # of which progress can still be asked
_WAITING = 50  # that may stand in line

Progress = Callable[[Stage], None]
Opener = Callable[[], Document]


@dataclass(slots=True)
class Job:
    """One page on its way: where it is, and what came of it.

    `page` is its key in the record once done; `result` what adding it came to ("new", "known", …);
    `reason` and `detail` say why it was rejected.
    """

    id: str
    source: str
    stage: Stage = "waiting"
    page: str | None = None
    result: str | None = None
    statements: int | None = None
    reason: str | None = None
    detail: str | None = None

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come."""
        return self.stage in {"done", "rejected"}


class QueueFullError(OnrecordError):
    """More pages wait than may."""


class Adding:
    """The line of pages, and the thread that reads them."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = threading.Lock()
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="onrecord-add")

    def add(self, source: str, opener: Opener, *, fetches: bool = False) -> Job:
        """Put a page in line: `opener` gives its document (over the network when `fetches`).

        QueueFullError when too many wait.
        """
        with self._lock:
            if sum(not job.is_over for job in self._jobs.values()) >= _WAITING:
                raise QueueFullError(f"{_WAITING} pages are waiting to be read; try again in a moment")
            job = Job(secrets.token_urlsafe(9), source)
            self._jobs[job.id] = job
            while len(self._jobs) > _KEPT:
                self._jobs.popitem(last=False)
        self._pool.submit(self._run, job, opener, fetches)
        return job

    def get(self, id_: str) -> Job | None:
        """The page that was put in line under this id; None when there is none, or it is long over."""
        with self._lock:
            return self._jobs.get(id_)

    def close(self) -> None:
        """Read no more; what is being read is finished."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self, job: Job, opener: Opener, fetches: bool) -> None:
        try:
            if fetches:
                job.stage = "fetching"
            document = opener()
            job.stage = "reading"
            reading = read(document, api.load_model())
            job.stage = "keeping"
            job.result = self._record.add(reading, source=job.source).value
            job.page, job.statements = page_key(reading.page), len(reading.statements)
            job.stage = "done"
        except SourceError as error:
            self._reject(job, error.stage, error.reason, error.detail)
        except OnrecordError as error:  # the record or the model; no fault of the page
            job.reason, job.detail, job.stage = "failed", str(error), "rejected"
        except Exception as error:  # what nobody thought of must not end the line
            self._reject(job, "read", "failed", f"{type(error).__name__}: {error}")

    def _reject(self, job: Job, stage: str, reason: str, detail: str) -> None:
        try:
            self._record.reject(Rejected(job.source, stage, reason, detail))
        except OnrecordError as error:
            detail = f"{detail} ({error})"
        job.reason, job.detail, job.stage = reason, detail, "rejected"
