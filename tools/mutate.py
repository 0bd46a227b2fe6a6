"""Damage to packages, of the kinds that disks, mail, bad producers and enemies do; the same seed, the same damage."""

import io
import re
import struct
import warnings
import zipfile
from collections.abc import Callable
from random import Random

from lxml import etree

Parts = dict[str, bytes]
VALUES = (
    "",
    "0",
    "-1",
    "1",
    "4294967296",
    "99999999999999999999",
    "x",
    "rId1",
    "A1",
    "1e9",
    "true",
    "../../x",
    "\u20ac",
    "NaN",
)
STRUCTURE = re.compile(r"rels$|workbook\.xml$|styles\.xml$|Content_Types|tables/|calcChain")
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCTYPE = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'


def mutated(data: bytes, chance: Random) -> bytes:
    """A package damaged once or a few times."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        data = chance.choice(BYTES if chance.random() < 0.3 else PARTS)(data, chance)
    return data


def _on_parts(edit: Callable[[Parts, Random], None]) -> Callable[[bytes, Random], bytes]:
    def damage(data: bytes, chance: Random) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as package:
                parts = {name: package.read(name) for name in package.namelist()}
        except Exception:  # noqa: BLE001  # damaged before: it stays as it is
            return data
        if parts:
            edit(parts, chance)
        return _packed(parts, chance)

    return damage


def _packed(parts: Parts, chance: Random) -> bytes:
    out = io.BytesIO()
    method = chance.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", method, compresslevel=1) as package:
        warnings.simplefilter("ignore")
        for name, content in parts.items():
            package.writestr(name, content)
        if chance.random() < 0.03:
            name = chance.choice(list(parts))
            package.writestr(chance.choice((name, name.upper(), name.replace("/", "\\"))), parts[name])
    return out.getvalue()


def flip(data: bytes, chance: Random) -> bytes:
    """A few bits change."""
    damaged = bytearray(data)
    for _ in range(chance.randint(1, 8) if damaged else 0):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def cut(data: bytes, chance: Random) -> bytes:
    """The end is missing, or a piece in the middle."""
    start = chance.randrange(len(data) + 1)
    return data[:start] if chance.random() < 0.5 else data[:start] + data[start + chance.randrange(200) :]


def headers(data: bytes, chance: Random) -> bytes:
    """A field of a zip header says something else."""
    damaged, places = (
        bytearray(data),
        [found.start() for found in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", data)],
    )
    at = chance.choice(places) + chance.randrange(4, 42) if places else 0
    if at + 4 <= len(damaged):
        struct.pack_into("<I", damaged, at, chance.choice((0, 1, 0xFFFF, 0xFFFFFFFF, chance.randrange(1 << 32))))
    return bytes(damaged)


def drop(parts: Parts, chance: Random) -> None:
    """A part is missing."""
    del parts[chance.choice(list(parts))]


def swap(parts: Parts, chance: Random) -> None:
    """Two parts have each other's content."""
    one, other = chance.choice(list(parts)), chance.choice(list(parts))
    parts[one], parts[other] = parts[other], parts[one]


def rename(parts: Parts, chance: Random) -> None:
    """A part has another name."""
    name = chance.choice(list(parts))
    new = chance.choice(
        (name.upper(), name + "x", name.replace("/", "\\"), "/" + name, "xl/workbook.xml", "../" + name)
    )
    parts[new] = parts.pop(name)


def retarget(parts: Parts, chance: Random) -> None:
    """A relationship leads to another part, outside, or nowhere."""
    rels = [name for name in parts if name.endswith(".rels")]
    if rels:
        name = chance.choice(rels)
        target = chance.choice((*parts, *VALUES)).encode()
        found = list(re.finditer(rb'(Target|Type|Id|TargetMode)="([^"]*)"', parts[name]))
        if found:
            place = chance.choice(found)
            parts[name] = parts[name][: place.start(2)] + target + parts[name][place.end(2) :]


def element(parts: Parts, chance: Random) -> None:
    """An element is missing, is there twice, stands elsewhere, or has an attribute that says something else."""
    name = _some_xml(parts, chance)
    try:
        root = etree.fromstring(parts[name])
    except (etree.XMLSyntaxError, ValueError):
        return
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    node = chance.choice(nodes)
    parent = node.getparent()
    kind = chance.random()
    if kind < 0.6 and node.attrib:
        node.set(chance.choice(list(node.attrib)), chance.choice(VALUES))
    elif kind < 0.7 and node.attrib:
        del node.attrib[chance.choice(list(node.attrib))]
    elif kind < 0.8 and parent is not None:
        parent.remove(node)
    elif kind < 0.9 and parent is not None:
        parent.append(etree.fromstring(etree.tostring(node)))
    else:
        node.text = chance.choice(VALUES)
    parts[name] = etree.tostring(root)


def rewrite(parts: Parts, chance: Random) -> None:
    """A part in another encoding, with a document type, another namespace, empty, or with noise in it."""
    name = _some_xml(parts, chance)
    content = parts[name]
    at = chance.randrange(len(content) + 1)
    body = content.split(b"?>", 1)[-1]
    parts[name] = chance.choice(
        (
            b"\xff\xfe" + body.decode("utf-8", "replace").encode("utf-16-le"),
            DOCTYPE + body,
            content.replace(MAIN, b"urn:x"),
            b"",
            content[:at] + chance.randbytes(9) + content[at:],
            content[:at],
            b"<a>" * 5000,
            content.replace(b"<", b"<x:"),
        )
    )


def _some_xml(parts: Parts, chance: Random) -> str:
    """A part; those that hold the package together come up most."""
    names = [name for name in parts if STRUCTURE.search(name)] if chance.random() < 0.8 else []
    return chance.choice(names or list(parts))


BYTES = (flip, flip, cut, headers)
PARTS = tuple(map(_on_parts, (drop, swap, rename, retarget, element, element, element, rewrite)))
