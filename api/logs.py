"""Where the server's own log goes: standard error, one JSON object a line, in UTC."""

import sys

import structlog


def to_stderr() -> None:
    """Let what is logged from now on be read by machines, apart from what is said to people."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
