"""The fixture `plek`."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from werkplek import Workplace


@pytest.fixture
def plek(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """An empty folder, which is also the current one."""
    monkeypatch.chdir(tmp_path)
    return Workplace(tmp_path, capsys)
