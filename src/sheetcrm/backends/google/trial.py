"""Whether Google takes an identity, found out without touching any spreadsheet."""

from sheetcrm.core.errors import Unavailable

from .credentials import Identity


def try_out(identity: Identity) -> None:
    """Asks Google for an access token. Raises Unavailable where it refuses or cannot be reached."""
    if identity.credentials is None:
        return
    from google.auth.exceptions import GoogleAuthError, TransportError
    from google.auth.transport.requests import Request

    try:
        identity.credentials.refresh(Request())
    except TransportError as error:
        raise Unavailable("Google cannot be reached.", "Check the connection and try again.") from error
    except GoogleAuthError as error:
        raise Unavailable(
            f"Google did not accept the credentials from {identity.source}.",
            "Make a new key, or run `sheetcrm auth login` again.",
        ) from error
