"""Workbooks that can be read but not written into without breaking something of the owner's."""

from sheetcrm.core.errors import CannotWrite

from .foreign import foreign
from .probe import Host

ELSEWHERE = "use --output to write the tabs to a workbook of their own."


def refuse_write(host: Host) -> None:
    """Raises CannotWrite for signed and protected workbooks, and for tabs of ours that hold something of the user's."""
    reason = refusal(host)
    if reason:
        raise reason


def refusal(host: Host) -> CannotWrite | None:
    """Why the workbook cannot take our tabs; None where it can."""
    root = host.graph.rels.get("")
    kinds = {found.type for found in root.all} if root else set()
    if any("digital-signature" in kind for kind in kinds) or any(
        p.startswith("_xmlsignatures/") for p in host.archive.parts
    ):
        return CannotWrite(
            f"{host.book} is signed, and any change would void the signature.",
            f"Remove the signature in Excel (File, Info, View Signatures), or {ELSEWHERE}",
        )
    if host.workbook.locked:
        return CannotWrite(
            f"The structure of {host.book} is protected against new sheets.",
            f"Unprotect it in Excel (Review, Protect Workbook), or {ELSEWHERE}",
        )
    for owned, what in foreign(host):
        return CannotWrite(
            f"The tab {owned.sheet.name} holds something of yours ({', '.join(what)}) that a refresh would remove.",
            "Move it to a sheet of your own, or delete it, and run again.",
        )
    return None
