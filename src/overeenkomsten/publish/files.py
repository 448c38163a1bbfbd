"""Contents -> files that appear whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path

from overeenkomsten.errors import PublishFailed


def write_all(folder: Path, contents: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write every name -> bytes into `folder` (made when it is not there); the paths, in order.

    All are written under temporary names first and renamed at the end, so that a full disk or Ctrl-C leaves neither
    half a file nor a manifest without its document. PublishFailed when the machine refuses.
    """
    temporary: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            target = folder / name
            waiting = folder / f".{name}.{os.getpid()}.deel"
            temporary.append((waiting, target))
            with waiting.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for waiting, target in temporary:
            waiting.replace(target)
    except OSError as error:
        raise PublishFailed(_explained(error, folder)) from error
    finally:
        for waiting, _ in temporary:
            with contextlib.suppress(OSError):
                waiting.unlink(missing_ok=True)
    return tuple(target for _, target in temporary)


def _explained(error: OSError, folder: Path) -> str:
    if isinstance(error, PermissionError):
        return f"In de map {folder} mag niet worden geschreven. Kies een andere map met -o."
    if isinstance(error, IsADirectoryError):
        return f"In {folder} is er al een map met de naam van het bestand. Kies een andere map met -o."
    if isinstance(error, FileExistsError | NotADirectoryError):
        return f"{folder} is een bestand, geen map. Kies een map met -o."
    if error.errno == errno.ENOSPC:
        return f"De schijf is vol: in {folder} past niets meer. Maak ruimte en probeer het opnieuw."
    return f"Schrijven in {folder} lukt niet: {error.strerror or error}."
