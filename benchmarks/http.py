"""A move over HTTP against a FastAPI no-op: real servers on loopback, one worker each.

The move is one that can be made again and again: a duty is assigned in a case, with every check,
the journal and the commit. Each connection has a case of its own.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median

from benchmarks import machine
from benchmarks.contest import Spread, ratios, spread
from benchmarks.environments import HOME, ROOT
from benchmarks.ours.acts import NOTE
from benchmarks.report import Report, circumstances, table

CONNECTIONS = (1, 8)
CREATED = b"HTTP/1.1 201"
ANSWER_SECONDS = 30
ASKED = json.dumps(
    {
        "step": "case",
        "move": "case.assign",
        "payload": {"person": "drafter", "duty": "drafter", "since": "2023-01-01"},
        "note": NOTE,
    },
    ensure_ascii=False,
).encode()


@dataclass(slots=True)
class Server:
    """A server under way; `versions` are those of its cases, by their ids."""

    name: str
    process: subprocess.Popen[str]
    port: int
    token: str
    versions: dict[str, int]
    pace: dict[int, list[float]] = field(default_factory=dict)
    taken: dict[int, list[float]] = field(default_factory=dict)

    def end(self) -> None:
        """End the program."""
        self.process.terminate()
        self.process.wait(timeout=10)


def start(name: str, folder: Path) -> Server:
    """Start a server and wait until it listens."""
    own = folder / name
    own.mkdir()
    command = (sys.executable, "-m", "benchmarks.serving", name, str(own))
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    said = process.stdout.readline() if process.stdout else ""
    told = json.loads(said)
    return Server(name, process, told["port"], told["token"], dict.fromkeys(told["cases"], 1))


def measure(*, rounds: int, seconds: float) -> Report:
    """Ask both in turn, on one connection and on several, and return the figures."""
    HOME.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=HOME.parent, prefix="http-") as name:
        folder = Path(name)
        described = machine.described(folder) | {"length": f"{rounds} rounds of {seconds:g} s each"}
        described |= {package: version(package) for package in ("fastapi", "uvicorn", "pydantic")}
        servers: list[Server] = []
        try:
            servers += [start(each, folder) for each in ("ours", "no-op")]
            _rounds(servers, rounds, seconds)
        finally:
            for server in servers:
                server.end()
    return _report(described, servers)


def _rounds(servers: Sequence[Server], rounds: int, seconds: float) -> None:
    for server in servers:
        asyncio.run(_load(server, 1, seconds))
    for number in range(1, rounds + 1):
        print(f"\rround {number} of {rounds} ", end="", file=sys.stderr, flush=True)
        for count in CONNECTIONS:
            for server in servers:
                taken = asyncio.run(_load(server, count, seconds))
                server.pace.setdefault(count, []).append(len(taken) / seconds)
                server.taken.setdefault(count, []).extend(taken)
    print(file=sys.stderr)


async def _load(server: Server, connections: int, seconds: float) -> list[float]:
    """Return how long each answer took, on so many connections for so long."""
    until = time.perf_counter() + seconds
    cases = list(server.versions)[:connections]
    found = await asyncio.gather(*(_one(server, case, until) for case in cases))
    return [taken for each in found for taken in each]


async def _one(server: Server, case: str, until: float) -> list[float]:
    taken = []
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    try:
        while (began := time.perf_counter()) < until:
            writer.write(_request(server, case))
            await asyncio.wait_for(_answered(reader), ANSWER_SECONDS)
            server.versions[case] += 1
            taken.append(time.perf_counter() - began)
    finally:
        writer.close()
        await writer.wait_closed()
    return taken


def _request(server: Server, case: str) -> bytes:
    head = (
        f"POST /api/v1/cases/{case}/moves HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        f'Authorization: Bearer {server.token}\r\nIf-Match: "{server.versions[case]}"\r\n'
        f"Content-Type: application/json\r\nContent-Length: {len(ASKED)}\r\n\r\n"
    )
    return head.encode() + ASKED


async def _answered(reader: asyncio.StreamReader) -> None:
    """Read one answer. Raises when it is not 201."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        int(line.partition(b":")[2])
        for line in head.split(b"\r\n")
        if line.lower().startswith(b"content-length")
    )
    body = await reader.readexactly(length)
    if not head.startswith(CREATED):
        raise RuntimeError(f"{head.decode()}{body.decode()}")


def _report(described: dict[str, str], servers: Sequence[Server]) -> Report:
    ours, idle = servers
    rows, figures = [], []
    for count in CONNECTIONS:
        share = ratios(ours.pace[count], idle.pace[count])
        for server in servers:
            p50, p99 = _quantiles(server.taken[count])
            pace: Spread = spread(server.pace[count])
            label = "**this engine**, a move" if server is ours else "FastAPI no-op"
            of_idle: object = share if server is ours else "1"
            rows.append((label, count, pace, of_idle, f"{p50:.1f}", f"{p99:.1f}"))
            figures.append(
                {
                    "server": server.name,
                    "connections": count,
                    "per_second": pace,
                    "of_no_op": share if server is ours else None,
                    "p50_ms": p50,
                    "p99_ms": p99,
                }
            )
    head = ("", "connections", "answers a second", "of the no-op", "p50 ms", "p99 ms")
    text = f"{circumstances(described)}\n{table(head, rows)}"
    return Report("http", {"circumstances": described, "servers": figures}, text)


def _quantiles(taken: Sequence[float]) -> tuple[float, float]:
    ordered = sorted(taken)
    return 1e3 * median(ordered), 1e3 * ordered[len(ordered) * 99 // 100]
