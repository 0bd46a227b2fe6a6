"""Other people's data beside the checkout, where it is present; the project neither holds nor needs it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = SHARED / "data"
TOOLS = SHARED / "tools"

needs_shared = pytest.mark.skipif(not DATA.is_dir(), reason="no ../shared beside this checkout")
