"""Documents on disk, each under the digest of its bytes."""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO

from decision_flow.domain.errors import DecisionFlowError, NotFoundError
from decision_flow.domain.values import Text

MOST_BYTES = 50 * 1024 * 1024
_CHUNK = 1024 * 1024


class DocumentTooLargeError(DecisionFlowError):
    """The document is larger than the store takes."""

    code = "document-too-large"

    def __init__(self, limit: int) -> None:
        size = limit // (1024 * 1024)
        super().__init__(
            Text(f"文件超过{size}MiB，不能上传。", f"The document is larger than {size} MiB.")
        )
        self.limit = limit


@dataclass(frozen=True, slots=True)
class Kept:
    """A document that is on disk."""

    digest: str
    size: int


class Documents:
    """A folder of documents named by content; what is there is never changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)

    def put(self, stream: BinaryIO, *, limit: int = MOST_BYTES) -> Kept:
        """Return the digest and size of what was kept, once it is safe on disk.

        Raises DocumentTooLargeError, and then keeps nothing.
        """
        with tempfile.NamedTemporaryFile(dir=self.root, prefix=".part-", delete=False) as part:
            path = Path(part.name)
            try:
                kept = _copy(stream, part, limit)
                part.flush()
                os.fsync(part.fileno())
                self._place(path, kept.digest)
            finally:
                path.unlink(missing_ok=True)
        return kept

    def path(self, digest: str) -> Path:
        """Return where the document of this digest lies, or would lie."""
        if len(digest) != hashlib.sha256().digest_size * 2 or not set(digest) <= _HEX:
            raise ValueError(f"{digest!r} is not a digest")
        return self.root / digest[:2] / digest[2:4] / digest

    def open(self, digest: str) -> BinaryIO:
        """Return the document, open for reading. Raises NotFoundError."""
        try:
            return self.path(digest).open("rb")
        except FileNotFoundError as error:
            raise NotFoundError(
                Text(f"没有文件 {digest}。", f"There is no document {digest}.")
            ) from error

    def holds(self, digest: str) -> bool:
        """Return whether the bytes on disk hash to their own name. Raises NotFoundError."""
        found = hashlib.sha256()
        with self.open(digest) as stream:
            for chunk in _chunks(stream):
                found.update(chunk)
        return found.hexdigest() == digest

    def size(self, digest: str) -> int:
        """Return how many bytes lie on disk under a digest. Raises NotFoundError."""
        with self.open(digest) as stream:
            return stream.seek(0, os.SEEK_END)

    def _place(self, part: Path, digest: str) -> None:
        final = self.path(digest)
        final.parent.mkdir(parents=True, exist_ok=True)
        part.chmod(0o440)
        part.replace(final)
        for folder in (final.parent, final.parent.parent, self.root):
            _sync(folder)


_HEX = frozenset("0123456789abcdef")


def _copy(stream: BinaryIO, target: IO[bytes], limit: int) -> Kept:
    found, size = hashlib.sha256(), 0
    for chunk in _chunks(stream):
        size += len(chunk)
        if size > limit:
            raise DocumentTooLargeError(limit)
        found.update(chunk)
        target.write(chunk)
    return Kept(found.hexdigest(), size)


def _chunks(stream: BinaryIO) -> Iterator[bytes]:
    while chunk := stream.read(_CHUNK):
        yield chunk


def _sync(folder: Path) -> None:
    """Make a new name in a folder outlive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
