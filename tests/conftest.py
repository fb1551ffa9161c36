"""What holds for every test: a private folder for user data, and no skipping where the caller forbids it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.virtual_screen import virtual_screen  # noqa: F401 - a fixture for every test
from tests.virtual_sound import sound_server, virtual_sound  # noqa: F401 - fixtures for every test


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--no-skips`: where everything is installed, a test that skips itself is a failure."""
    parser.addoption("--no-skips", action="store_true", help="count a skipped test as failed")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Turn a skip into a failure under `--no-skips`."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail") and item.config.getoption("--no-skips"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which --no-skips forbids: {report.longrepr}"


@pytest.fixture(autouse=True)
def private_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keep every test away from the results and settings of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("THREE_RINGS_HOME", str(home))
    return home
