"""Who we are to Google: a service account, a user who logged in once, or the machine's own default.

Nothing here prints or logs a secret. Heavy imports wait until credentials are asked for.
"""

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sheetcrm.core.errors import Unavailable

SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive.metadata.readonly",
)
"""The least that a refresh needs: read and write spreadsheets, and see when one was changed."""

EMULATOR = "SHEETS_EMULATOR_HOST"
"""Names a port of this machine that plays Google's part; no credential is sent there."""

HOW_TO = "See docs/google.md; `sheetcrm auth` shows what was looked for."


@dataclass(frozen=True)
class Identity:
    """Credentials, with what may be said of them: kind, the address to share a sheet with, and where they come from."""

    kind: str
    address: str
    source: str
    credentials: Any = field(repr=False)


def config_folder() -> Path:
    """The user's folder for sheetcrm's settings."""
    from platformdirs import user_config_path

    return user_config_path("sheetcrm", appauthor=False)


def token_file() -> Path:
    """Where a login is kept."""
    return config_folder() / "google_token.json"


def client_file() -> Path:
    """Where the OAuth client (downloaded from Google's console) is looked for."""
    return config_folder() / "google_client.json"


def service_file() -> Path:
    """Where a service account's key is looked for, beside GOOGLE_APPLICATION_CREDENTIALS."""
    return config_folder() / "service_account.json"


def identify() -> Identity:
    """The first identity found: service account, then login, then application default. Raises Unavailable."""
    for find in FINDERS:
        found = find()
        if found is not None:
            return found
    raise Unavailable(
        "No Google credentials: no service account, no login, no application default.",
        f"Put a service account's key at {service_file()}, or run `sheetcrm auth login`. {HOW_TO}",
    )


def from_service_account() -> Identity | None:
    """A key named by GOOGLE_APPLICATION_CREDENTIALS, or kept in the config folder."""
    named = os.environ.get("GOOGLE_APPLICATION_CREDENTIALS", "")
    path = Path(named) if named else service_file()
    if named and not path.is_file():
        raise Unavailable(
            f"GOOGLE_APPLICATION_CREDENTIALS names {path}, which is not there.", "Name the key, or unset it."
        )
    if not path.is_file():
        return None
    said = _read(path)
    if said.get("type") != "service_account":
        return None
    from google.oauth2.service_account import Credentials

    try:
        credentials = Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
            said, scopes=list(SCOPES)
        )
    except ValueError as error:
        raise Unavailable(f"{path}: not a usable service account key.", f"Download it again. {HOW_TO}") from error
    return Identity("service account", said.get("client_email", ""), str(path), credentials)


def from_login() -> Identity | None:
    """A token that `sheetcrm auth login` kept."""
    path = token_file()
    if not path.is_file():
        return None
    from google.oauth2.credentials import Credentials

    said = _read(path)
    try:
        credentials = Credentials.from_authorized_user_info(  # type: ignore[no-untyped-call]
            said, scopes=list(SCOPES)
        )
    except ValueError as error:
        raise Unavailable(
            f"{path}: the login kept there cannot be used.", "Run `sheetcrm auth login` again."
        ) from error
    return Identity("login", said.get("account", ""), str(path), credentials)


def from_default() -> Identity | None:
    """What the machine itself has (gcloud, a cloud server)."""
    import google.auth
    from google.auth.exceptions import DefaultCredentialsError

    try:
        credentials, _ = google.auth.default(scopes=list(SCOPES))
    except DefaultCredentialsError:
        return None
    return Identity("application default", getattr(credentials, "service_account_email", ""), "machine", credentials)


def from_emulator() -> Identity | None:
    """The identity used towards a local emulator: no secret in it."""
    return Identity("emulator", "emulator@localhost", EMULATOR, None) if os.environ.get(EMULATOR) else None


FINDERS: tuple[Callable[[], Identity | None], ...] = (from_emulator, from_service_account, from_login, from_default)


def login() -> Path:
    """Asks in the browser once and keeps the token, readable by the user only. Raises Unavailable."""
    client = client_file()
    if not client.is_file():
        raise Unavailable(f"No OAuth client at {client}.", f"Download one from Google's console. {HOW_TO}")
    from google_auth_oauthlib.flow import InstalledAppFlow

    try:
        flow = InstalledAppFlow.from_client_secrets_file(str(client), list(SCOPES))
    except ValueError as error:
        raise Unavailable(f"{client}: not an OAuth client for desktop apps.", HOW_TO) from error
    from oauthlib.oauth2 import OAuth2Error

    try:
        token = flow.run_local_server(port=0, open_browser=True)
    except OAuth2Error as error:
        raise Unavailable("The login was not completed in the browser.", "Run `sheetcrm auth login` again.") from error
    keep(token_file(), token.to_json())
    return token_file()


def keep(path: Path, secret: str) -> None:
    """Writes a secret that only the user can read, from its first byte on."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(secret)
    part.replace(path)


def logout() -> bool:
    """Forgets the login; whether there was one."""
    there = token_file().is_file()
    token_file().unlink(missing_ok=True)
    return there


def _read(path: Path) -> dict[str, Any]:
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Unavailable(f"{path}: cannot be read as Google credentials.", HOW_TO) from error
    return said if isinstance(said, dict) else {}
