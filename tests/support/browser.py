"""A real browser, without a window: what it makes of a page, and how the page looks in it."""

import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome")
SECONDS = 60


class NoBrowserError(Exception):
    """No browser is installed; the tests that need one are skipped."""

    def __init__(self) -> None:
        super().__init__("no chromium: requirements/machine.sh tests installs it where it may")


def dom_of(page: Path, profile: Path) -> str:
    """Return a page as the browser holds it, once everything that it runs has run."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        raise NoBrowserError
    asked = (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        f"--user-data-dir={profile}",
        "--dump-dom",
        page.as_uri(),
    )
    done = subprocess.run([found, *asked], capture_output=True, timeout=SECONDS, check=True)
    return done.stdout.decode()
