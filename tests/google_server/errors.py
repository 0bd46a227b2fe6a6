"""Errors in Google's own words."""

from typing import Any


class GoogleError(Exception):
    """An answer that is an error: HTTP code, Google's status, message."""

    def __init__(self, code: int, status: str, message: str, details: list[Any] | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.body: dict[str, Any] = {"error": {"code": code, "message": message, "status": status}}
        if details:
            self.body["error"]["details"] = details


def bad(message: str, field: str = "") -> GoogleError:
    """400, with the field that is wrong where the request's JSON is at fault."""
    details = [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": field, "description": message}],
        }
    ]
    return GoogleError(400, "INVALID_ARGUMENT", message, details if field else None)


def missing() -> GoogleError:
    """404, as for a spreadsheet that does not exist or that nobody shared."""
    return GoogleError(404, "NOT_FOUND", "Requested entity was not found.")


def forbidden() -> GoogleError:
    """403, as for a spreadsheet shared with others only."""
    return GoogleError(403, "PERMISSION_DENIED", "The caller does not have permission")


def unknown(what: str) -> GoogleError:
    """501: this server does not play that part."""
    return GoogleError(501, "UNIMPLEMENTED", f"the test server does not implement {what}")
