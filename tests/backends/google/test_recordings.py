"""The server held to recorded traffic of the real service. Charts, developer metadata, tables and error cells are in no
public recording: for those only the schema and the documentation hold."""

import re
import subprocess
import sys

from tests.google_server import GoogleServer
from tests.shared import TOOLS, needs_shared

NOT_PLAYED = ("GET /drive/v3/files", "/export", "/copy", "/comments", "/upload/")
"""What the server does not implement: it answers 501."""


@needs_shared
def test_every_endpoint_agrees_with_the_recordings() -> None:
    with GoogleServer() as server:
        command = [sys.executable, str(TOOLS / "replay_recordings.py"), f"http://{server.address}", "-v"]
        lines = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout.splitlines()
        codes = {one.code for one in server.asked if one.path.startswith("/upload/") or one.path.endswith("/copy")}
    assert codes == {501}
    agreed = {
        found[3]: [int(found[1]), int(found[2])] for line in lines if (found := re.match(r" *(\d+)/ *(\d+) (.*)", line))
    }
    for line in lines:
        # the recorded account had files that no recording made, and copies and uploads that this server does not play:
        # what is asked of those afterwards cannot be answered
        asked = re.match(r"cassettes/\S+ \d+ (\S+ \S+) ", line)
        if asked and ("200 vs 404" in line or "test_import_csv" in line):
            agreed[asked[1]][1] -= 1
    shares = {
        kind: done / asked for kind, (done, asked) in agreed.items() if not any(one in kind for one in NOT_PLAYED)
    }
    shares |= {"GET /drive/v3/files/*": agreed["GET /drive/v3/files/*"][0] / agreed["GET /drive/v3/files/*"][1]}
    assert min(shares.values()) >= 0.97, shares
