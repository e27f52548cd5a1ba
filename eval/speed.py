"""How fast and in how much memory: one process, one thread, on PolNeAR's 84 articles.

`python -m eval.speed CORPORA` prints one JSON object. `measure` runs it in a process of its own, so
that neither an earlier score nor a library's thread pool is in the figures.
"""

from __future__ import annotations

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from eval.corpora import ROOT, load_polnear

COLD_RUNS = 3
ONE_THREAD = dict.fromkeys(
    ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ONRECORD_THREADS"), "1"
)


def measure(corpora: Path) -> dict[str, float]:
    """The figures by name.

    `articles_per_cpu_s` leaves loading out, which is `load_cpu_s`. `reference_cpu_s` is the fixed
    work's time in the same process; `cost` is an article's time over it, for comparing machines.
    `cold_s` is `onrecord read` of one page, started fresh: wall clock, the best of three, as the
    others tell what else the machine was doing; `cold_cpu_s` is that run's CPU time.
    """
    done = subprocess.run(
        [sys.executable, "-m", "eval.speed", str(corpora)],
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"measuring speed failed:\n{done.stderr}")
    figures = {name: float(value) for name, value in json.loads(done.stdout).items()}
    cold_s, cold_cpu_s = _cold(corpora)
    return figures | {"cold_s": cold_s, "cold_cpu_s": cold_cpu_s}


def _cold(corpora: Path) -> tuple[float, float]:
    article = load_polnear(corpora)[0]
    onrecord = Path(sys.executable).with_name("onrecord")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_bytes(article.document.data)
        times = []
        for _ in range(COLD_RUNS):
            start, cpu = time.perf_counter(), _children_cpu_s()
            subprocess.run([onrecord, "read", page, "--format", "json"], check=True, capture_output=True)
            times.append((time.perf_counter() - start, _children_cpu_s() - cpu))
    return min(times)


def _children_cpu_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _reference_cpu_s() -> float:
    """CPU seconds for work that never changes, of the two kinds that reading is: text and matrices."""
    import numpy as np

    text = " ".join(f"word{number * 7919 % 4001} said, “it is {number}.”" for number in range(20_000))
    matrix = np.random.default_rng(0).standard_normal((512, 512), dtype=np.float32)
    start = time.process_time()
    counted = Counter(re.findall(r"\w+|[^\w\s]", text))
    for _ in range(40):
        matrix = np.tanh(matrix @ matrix / 512)
    took = time.process_time() - start
    if len(counted) < 4001 or not np.isfinite(matrix).all():
        raise AssertionError("the reference work did not do its work")
    return took


def _measure_here(corpora: Path) -> dict[str, float]:
    articles = load_polnear(corpora)
    reference = statistics.median(_reference_cpu_s() for _ in range(3))
    start = time.process_time()
    from onrecord.api import load_model
    from onrecord.reading import read_many

    model = load_model()
    loaded = time.process_time()
    for _ in read_many([article.document for article in articles], model):
        pass
    read = time.process_time()
    an_article = (read - loaded) / len(articles)
    return {
        "articles_per_cpu_s": 1 / an_article,
        "load_cpu_s": loaded - start,
        "reference_cpu_s": reference,
        "cost": an_article / reference,
        "peak_mb": _peak_mb(),
    }


def _peak_mb() -> float:
    """Peak memory of this process; what getrusage tells on Linux may be the parent's, from before exec."""
    status = Path("/proc/self/status")
    if status.exists() and (found := re.search(r"VmHWM:\s*(\d+) kB", status.read_text())):
        return int(found[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(_measure_here(Path(sys.argv[1]))))
