"""What is no workbook we can read, said in one place: reading and grafting both open a package here."""

import io
import re
import zipfile
import zlib
from pathlib import Path

from lxml import etree

from sheetcrm.core.errors import UnreadableBook

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
SAVE_AS_XLSX = "Open it and save it as an Excel workbook (.xlsx)."
RAISE = "If the workbook is really that large, raise max_unpacked_mb in the options file."
RATIO, SMALL_MB = 8, 64
"""A package beyond 64 MB may unpack to as many times its size as an eighth of the limit: 256 times at 2,048 MB. Sheets
of a million rows reach some sixty; what deflate can do at most is a thousand."""
ENCRYPTED, PATCHED = 0x41, 0x20
"""Bits of a zip entry: its content is encrypted (plainly or strongly), or a patch to be applied to something else."""
TOO_DEEP = etree.XPath("boolean(" + "/*" * 201 + ")")
"""Parts of workbooks are some twenty levels deep; who walks through a tree relies on there being an end."""
DAMAGED = "Open it in Excel, which offers to repair it, and save it; or go back to an earlier copy."


def read_file(path: Path) -> bytes:
    """The bytes of a workbook. Raises UnreadableBook where there is no such file, or it may not be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableBook(f"There is no file {path.name}.", f"Look for it in {path.absolute().parent}.") from None
    except IsADirectoryError:
        raise UnreadableBook(f"{path.resolve()} is a folder.", "Name the workbook inside it.") from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UnreadableBook(f"{path.name} cannot be read: {reason}.", "Check the permissions of the file.") from None


def open_package(data: bytes, name: str, limit_mb: int) -> zipfile.ZipFile:
    """The package of an .xlsx or .xlsm, ready to be read. Raises UnreadableBook for anything else, for a damaged one,
    and for one that would unpack to more than `limit_mb` megabytes."""
    if data.startswith(OLE):
        raise _compound_file(data, name)
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        if data.startswith(b"PK"):
            raise damaged(name, "it is cut off or damaged") from None
        raise UnreadableBook(f"{name} is not an Excel workbook.", SAVE_AS_XLSX) from None
    _refuse_kinds(package, name)
    unpacked = sum(entry.file_size for entry in package.infolist())
    if unpacked > limit_mb << 20:
        raise UnreadableBook(
            f"{name} unpacks to {unpacked >> 20:,} MB, more than the limit of {limit_mb:,} MB.",
            RAISE,
        )
    times = unpacked // max(len(data), 1)
    if unpacked > SMALL_MB << 20 and times > limit_mb // RATIO:
        raise UnreadableBook(f"{name} unpacks to {times:,} times its size, as bombs do and workbooks do not.", RAISE)
    return package


def read_part(package: zipfile.ZipFile, part: str | zipfile.ZipInfo, name: str) -> bytes:
    """One part, whole; its declared size is its limit. Raises UnreadableBook where it is missing or damaged."""
    try:
        return package.read(part)
    except KeyError:
        raise damaged(name, f"its part {part} is missing") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError):
        shown = part if isinstance(part, str) else part.filename
        raise damaged(name, f"its part {shown} cannot be unpacked") from None


def parse_part(data: bytes, part: str, name: str) -> etree._Element:
    """The XML of a part. Raises UnreadableBook where it is broken or declares a document type (entities)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        refuse_doctype(data, part, name)
        raise damaged(name, f"its part {part} is not well formed") from None
    refuse_depth(root, part, name)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _doctype(part, name)
    return root


def refuse_doctype(data: bytes, part: str, name: str) -> None:
    """Raises UnreadableBook where XML declares a document type, which no spreadsheet program writes."""
    if any(mark in data for mark in DOCTYPES):
        raise _doctype(part, name)


def refuse_depth(root: etree._Element, part: str, name: str) -> None:
    """Raises UnreadableBook where elements are nested deeper than any spreadsheet program writes them."""
    if TOO_DEEP(root):
        raise damaged(name, f"its part {part} nests elements without end")


def damaged(name: str, what: str) -> UnreadableBook:
    """The refusal of a broken package."""
    return UnreadableBook(f"{name} cannot be read: {what}.", DAMAGED)


def _doctype(part: str, name: str) -> UnreadableBook:
    return UnreadableBook(f"{name} is refused: its part {part} declares a document type (DTD).", SAVE_AS_XLSX)


def _compound_file(data: bytes, name: str) -> UnreadableBook:
    """Encrypted workbooks and those of Excel 97 share the old container; its directory names the streams in UTF-16."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableBook(
            f"{name} is protected by a password.",
            "Open it in Excel, remove the password (File, Info, Protect Workbook, Encrypt) and save it.",
        )
    return UnreadableBook(f"{name} is of the old Excel kind (.xls).", SAVE_AS_XLSX)


def _refuse_kinds(package: zipfile.ZipFile, name: str) -> None:
    """Other things that are zip files too, and zip features that no workbook has."""
    entries = package.infolist()
    names = {entry.filename.replace("\\", "/").lstrip("/").lower() for entry in entries}
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        raise UnreadableBook(f"{name} is a zip file with a password.", SAVE_AS_XLSX)
    usual = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
    if any(entry.compress_type not in usual or entry.flag_bits & PATCHED for entry in entries):
        raise UnreadableBook(f"{name} is packed in a way that Excel does not use.", SAVE_AS_XLSX)
    if any(re.fullmatch(r"xl/workbook\d*\.bin", entry) for entry in names):
        raise UnreadableBook(f"{name} is a binary workbook (.xlsb).", SAVE_AS_XLSX)
    if "mimetype" in names:
        raise UnreadableBook(f"{name} is an OpenDocument file (such as .ods).", SAVE_AS_XLSX)
    if "[content_types].xml" not in names:
        raise UnreadableBook(f"{name} is not an Excel workbook.", SAVE_AS_XLSX)
