"""What the figures were taken on: the class of machine, never which one."""

import os
import platform
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

BLOCK = bytes(8192)


def described(folder: Path) -> dict[str, str]:
    """Return date, machine class and versions; `folder` lies on the disk that is measured."""
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC"),
        "machine": f"{os.cpu_count()} × {_processor()}, {_memory()}, {platform.system()}",
        "other work": f"load average {os.getloadavg()[0]:.1f} before the first round",
        "fdatasync of 8 KiB": f"{flushing(folder):.0f} µs (median)",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
    }


def flushing(folder: Path, times: int = 300) -> float:
    """Return the median time to make a block durable, in microseconds."""
    taken = []
    path = folder / "flushed"
    handle = os.open(path, os.O_CREAT | os.O_WRONLY)
    try:
        for _ in range(times):
            began = time.perf_counter()
            os.pwrite(handle, BLOCK, 0)
            os.fdatasync(handle)
            taken.append(1e6 * (time.perf_counter() - began))
    finally:
        os.close(handle)
        path.unlink()
    return median(taken)


def _processor() -> str:
    cpus = Path("/proc/cpuinfo")
    if cpus.is_file():
        for line in cpus.read_text().splitlines():
            if line.startswith("model name"):
                return " ".join(line.partition(":")[2].split()[:2])
    return platform.machine()


def _memory() -> str:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{pages / 2**30:.0f} GiB"
