"""`decision-flow serve`: the database made ready, the law proved, the people shown, then served."""

import errno
import socket
from types import FrameType

import uvicorn

from api.app import create_app
from api.commands.opening import assembled
from api.commands.saying import DONE, WRONG_USE, err, out, say
from api.commands.saying import settings as chosen
from api.founding import Shown, found_demonstration, register_shipped
from api.installation import Installation
from api.logs import to_stderr
from api.settings import MOST_PORT, Settings
from decision_flow.domain.errors import StaleCaseError
from decision_flow.service import settle


class _Server(uvicorn.Server):
    """Says where it listens once it does, and ends without complaint when told to."""

    def __init__(self, config: uvicorn.Config, address: str) -> None:
        super().__init__(config)
        self._address = address

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, then say so."""
        await super().startup(sockets)
        say(f"服务地址：{self._address}", f"Serving on {self._address}")
        say(f"接口文档：{self._address}/docs", f"Documentation: {self._address}/docs")
        say("按 Ctrl-C 结束。", "Ctrl-C ends it.")

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End in order; the signal is not raised again afterwards: it was obeyed."""
        super().handle_exit(sig, frame)
        self._captured_signals.clear()


def run(host: str | None, port: int | None) -> int:
    """Serve until told to end; return the exit code."""
    given = {"host": host, "port": port}
    told = {name: value for name, value in given.items() if value is not None}
    settings = chosen().model_copy(update=told)
    try:
        listening = _listen(settings)
    except OSError as error:
        _not_there(settings, error)
        return WRONG_USE
    to_stderr()
    installed = assembled(settings)
    try:
        _prepare(installed)
    except KeyboardInterrupt:
        return DONE
    config = uvicorn.Config(
        create_app(installed=installed), log_level="warning", server_header=False
    )
    bound = listening.getsockname()[1]
    settle()
    _Server(config, f"http://{settings.host}:{bound}").run([listening])
    say("服务已结束。", "Ended.")
    return DONE


def _not_there(settings: Settings, error: OSError) -> None:
    err.print(f"不能监听 {settings.host}:{settings.port}。 Cannot listen there: {error}")
    if error.errno == errno.EADDRINUSE:
        other = settings.port + 1 if settings.port < MOST_PORT else settings.port - 1
        err.print(f'端口已被占用，可另选一个： The port is taken: make run ARGS="--port {other}"')
        err.print(f"或者 or: decision-flow serve --port {other}")


def _listen(settings: Settings) -> socket.socket:
    """Take the address first: a second server must not touch the database of the first."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((settings.host, settings.port))
    return listening


def _prepare(installed: Installation) -> None:
    for key in register_shipped(installed):
        say(f"程序 {key} 已证明并登记。", f"The procedure {key} is proved and registered.")
    if not installed.settings.demonstration:
        return
    try:
        _show(installed, found_demonstration(installed, installed.clock()))
    except StaleCaseError:
        say("另一服务正在建立示例机关。", "Another server is founding the demonstration body.")


def _show(installed: Installation, people: tuple[Shown, ...]) -> None:
    path = installed.settings.tokens_file
    if people:
        say("示例人员（虚构）及其令牌：", "Demonstration people (illustrative) and their tokens:")
    for each in people:
        out.print(f"  {each.person:<6} {each.token}  {each.name} {each.duties}")
    say(f"示例人员及其令牌见 {path}（仅本账户可读）。", f"Demonstration people: {path}")
