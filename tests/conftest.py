"""What tests need from outside: LibreOffice where it is there, and required where the machine says so."""

import os
import shutil

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # a busy machine is no finding
settings.load_profile("untimed")

REQUIRED = "SHEETCRM_REQUIRE_OFFICE"
PROGRAMS = ("soffice", "pdftoppm")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips `office` tests where the programs are missing, unless they are required: then the tests fail."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if not missing or os.environ.get(REQUIRED):
        return
    skip = pytest.mark.skip(reason=f"needs {' and '.join(missing)}; {REQUIRED} makes this a failure")
    for item in items:
        if item.get_closest_marker("office"):
            item.add_marker(skip)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Fails an `office` test where a program is required and missing."""
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing and os.environ.get(REQUIRED) and item.get_closest_marker("office"):
        pytest.fail(f"{REQUIRED} is set, and there is no {' and no '.join(missing)}.", pytrace=False)
