"""What `decision-flow document add` does, and how a command puts a paper on file."""

import json
import mimetypes
from dataclasses import asdict
from pathlib import Path

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import out, say, wrong
from api.identity import Caller
from api.installation import Installation
from decision_flow.domain.values import Document, Text

_UNKNOWN = "application/octet-stream"


def add(files: tuple[Path, ...]) -> None:
    """Put files on file, and print each as what is entered names it."""
    with installation() as installed:
        who = caller(installed)
        for file in files:
            kept = filed(installed, who, file)
            out.print(json.dumps(asdict(kept), ensure_ascii=False))
    say(f"已上传{len(files)}份；办理时照上列写法引用。", f"{len(files)} on file: name them so.")


def filed(installed: Installation, who: Caller, file: Path) -> Document:
    """Put a paper on file, and return it under its title.

    A file that cannot be read, or is larger than one may be, ends the command.
    """
    media, most = mimetypes.guess_type(file.name)[0], installed.settings.most_document_bytes
    try:
        if (size := file.stat().st_size) > most:
            zh = f"{file} 有{size}字节，超过{most}字节的上限。"
            raise wrong(Text(zh, f"It has {size} bytes; at most {most} are kept."))
        if not size:
            raise wrong(Text(f"{file} 是空文件。", f"{file} is empty."))
        with file.open("rb") as stream:
            kept = installed.service.store_document(
                who.body,
                stream,
                name=file.name,
                media_type=media or _UNKNOWN,
                person=who.person,
                at=installed.clock(),
            )
    except OSError as error:
        raise wrong(Text(f"不能读取 {file}。", f"Cannot read it: {error}")) from error
    return Document(title=file.stem, digest=kept.digest)
