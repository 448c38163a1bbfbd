"""The fixture `plek`."""

from __future__ import annotations

from pathlib import Path

import pytest
from werkplek import Workplace


@pytest.fixture
def plek(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """An empty folder, which is also the current one."""
    monkeypatch.chdir(tmp_path)
    return Workplace(tmp_path, capsys)
