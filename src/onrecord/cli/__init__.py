"""The command line. Results go to standard output, notes and progress to standard error.

Exit status: 0 done, 1 some sources were rejected or the work could not be done, 2 usage.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(args: Sequence[str] | None = None) -> int:
    """Run one command (default: that of the process) and give its exit status."""
    from onrecord.cli.app import app
    from onrecord.cli.output import OutputClosedError
    from onrecord.errors import OnrecordError, UsageError

    # Python has no stream where the caller closed it (`>&-`); what is said then goes nowhere.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    try:
        app(args=args, prog_name="onrecord")
        status = 0
    except SystemExit as e:
        status = e.code if isinstance(e.code, int) else int(e.code is not None)
    except UsageError as e:
        status = _complain(e, 2)
    except OnrecordError as e:
        status = _complain(e, 1)
    except OutputClosedError:
        status = 0
        _drop_output()
    except OSError as e:
        status = _complain(e, 1)
    try:
        sys.stdout.flush()
    except OSError as e:
        # Whoever reads our output has seen enough (`| head`): that is no failure. A full disk is.
        status = status if isinstance(e, BrokenPipeError) or status else _complain(e, 1)
        _drop_output()
    return status


def _complain(error: Exception, status: int) -> int:
    sys.stderr.write(f"onrecord: {error}\n")
    return status


def _drop_output() -> None:
    # Python flushes once more at its end; what is left must have somewhere to go.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
