"""Names of parts: how a package spells them, how relationships point at them, which are free."""

import posixpath
import re
from collections.abc import Container
from urllib.parse import unquote


def clean(entry: str) -> str:
    """A zip entry's name as a part name: slashes forward, none in front."""
    return entry.replace("\\", "/").lstrip("/")


def key(name: str) -> str:
    """What two spellings of one part name share: case does not matter."""
    return clean(name).lower()


def resolve(source: str, target: str) -> str:
    """The part that a target of `source`'s relationships names; `source` is "" for the package itself."""
    target = target.replace("\\", "/")
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), target))


def find(source: str, target: str, parts: Container[str]) -> str | None:
    """The key of the part that a target names, spelt plainly or percent-encoded; None where there is no such part."""
    for spelling in (target, unquote(target)):
        found = key(resolve(source, spelling.partition("#")[0]))
        if found in parts:
            return found
    return None


def relative(source: str, target: str) -> str:
    """How relationships of `source` name the part `target`."""
    return posixpath.relpath(target, posixpath.dirname(source) or ".")


def rels_of(part: str) -> str:
    """The part that holds the relationships of `part` ("" for the package itself)."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def source_of(rels: str) -> str:
    """The part whose relationships `rels` holds: the inverse of `rels_of`."""
    folder, name = posixpath.split(rels)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))


def free(like: str, taken: Container[str]) -> str:
    """The first name that is free among the keys `taken`: sheet9.xml may become sheet4.xml; one without a number gets
    one only where it must."""
    stem, suffix = posixpath.splitext(like)
    if not stem[-1:].isdigit() and key(like) not in taken:
        return like
    stem = re.sub(r"\d+$", "", stem)
    number = 1
    while key(f"{stem}{number}{suffix}") in taken:
        number += 1
    return f"{stem}{number}{suffix}"
