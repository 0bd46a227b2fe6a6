"""The HTTP side: loopback only, one thread a connection, a log of what was asked."""

import contextlib
import json
import socket
import struct
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from . import faults, service
from .errors import GoogleError, bad, unknown
from .state import Store

Json = Any


@dataclass(frozen=True)
class Asked:
    """One request as it came, and the code it was answered with (0: the connection was broken)."""

    verb: str
    path: str
    query: dict[str, str]
    size: int
    body: Json
    code: int


@dataclass
class GoogleServer:
    """Runs inside a `with`; `address` is what SHEETS_EMULATOR_HOST takes."""

    port: int = 0
    store: Store = field(default_factory=Store)
    plan: faults.Plan = faults.none
    asked: list[Asked] = field(default_factory=list)
    slow: float = 0.2
    retry_after: str = "0"

    def __enter__(self) -> "GoogleServer":
        self.lock = threading.Lock()
        handler = type("Bound", (Handler,), {"owner": self})
        self.http = ThreadingHTTPServer(("127.0.0.1", self.port), handler)
        self.http.daemon_threads = True
        self.port = self.http.server_address[1]
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.port}"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    owner: GoogleServer
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every answer waits 40 ms for an acknowledgement

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on stderr: `asked` is the log."""

    def _handle(self) -> None:
        parts = urlsplit(self.path)
        path, query = unquote(parts.path), parse_qsl(parts.query, keep_blank_values=True)
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        fault = self.owner.plan(self.command, path)
        if fault is faults.Fault.RESET:
            self._log(path, query, raw, None, 0)
            return self._break()
        if fault is faults.Fault.SLOW:
            time.sleep(self.owner.slow)
        code, answer, body = self._trouble(fault) or self._answer(path, query, raw)
        self._log(path, query, raw, body, 0 if fault is faults.Fault.LOST else code)
        if fault is faults.Fault.LOST:
            return self._break()
        self._send(code, answer, fault)

    def _trouble(self, fault: faults.Fault | None) -> tuple[int, bytes, Json] | None:
        if fault in (faults.Fault.QUOTA, faults.Fault.QUOTA_WAIT):
            message = "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user'"
            details = [{"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "RATE_LIMIT_EXCEEDED"}]
            return 429, _json(GoogleError(429, "RESOURCE_EXHAUSTED", message, details).body), None
        if fault is faults.Fault.INTERNAL:
            return 500, _json(GoogleError(500, "INTERNAL", "Internal error encountered.").body), None
        if fault is faults.Fault.GATEWAY:
            return 502, b"<!DOCTYPE html><title>Error 502 (Server Error)!!1</title>", None
        return None

    def _answer(self, path: str, query: list[tuple[str, str]], raw: bytes) -> tuple[int, bytes, Json]:
        body: Json = None
        try:
            if not self.headers.get("Authorization"):
                raise GoogleError(401, "UNAUTHENTICATED", "Request is missing required authentication credential.")
            if path.startswith("/upload/"):
                raise unknown("uploads")
            if raw and "json" in (self.headers.get("Content-Type") or ""):
                body = _parse(raw)
            with self.owner.lock:
                answer = service.answer(self.owner.store, self.command, path, query, body)
        except GoogleError as error:
            return error.code, _json(error.body), body
        return (204, b"", body) if answer is None else (200, _json(answer), body)

    def _log(self, path: str, query: list[tuple[str, str]], raw: bytes, body: Json, code: int) -> None:
        self.owner.asked.append(Asked(self.command, path, dict(query), len(raw), body, code))

    def _send(self, code: int, answer: bytes, fault: faults.Fault | None) -> None:
        self.send_response(code)
        if fault is faults.Fault.QUOTA_WAIT:
            self.send_header("Retry-After", self.owner.retry_after)
        if code != 204:
            kind = "text/html" if answer.startswith(b"<") else "application/json; charset=UTF-8"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):
            self.wfile.write(answer)

    def _break(self) -> None:
        """Resets the connection, as a dying proxy does."""
        linger = struct.pack("ii", 1, 0)
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    do_GET = do_POST = do_PUT = do_DELETE = _handle  # noqa: N815 - the base class looks these names up


def _parse(raw: bytes) -> Json:
    try:
        return json.loads(raw)
    except ValueError as error:
        raise bad(f"Invalid JSON payload received. {error}") from error


def _json(answer: Json) -> bytes:
    return json.dumps(answer, ensure_ascii=False).encode()
