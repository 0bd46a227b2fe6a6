"""A package as it is meant to be: the host's entries, some changed, some dropped, others added at the end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from . import partnames
from .archive import Archive
from .zipwriter import Packed, ZipWriter, pack


@dataclass(frozen=True, slots=True)
class Draft:
    """What will be written. `changed` is by key, `added` by name, in order; `sheets` are our tabs' parts by tab key."""

    host: Archive
    changed: dict[str, Packed] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    added: dict[str, Packed] = field(default_factory=dict)
    sheets: dict[str, str] = field(default_factory=dict)

    def change(self, key: str, data: bytes) -> None:
        """Another content for an entry of the host."""
        self.changed[key] = pack(data)

    def add(self, name: str, data: bytes) -> None:
        """A part that the host does not have."""
        self.added[name] = pack(data)

    def meant(self) -> Iterator[tuple[str, bytes]]:
        """Keys and contents of all parts that are ours to make."""
        yield from ((key, part.data) for key, part in self.changed.items())
        yield from ((partnames.key(name), part.data) for name, part in self.added.items())

    @property
    def untouched(self) -> Mapping[str, bytes]:
        """Digests of the packed bytes of every entry that is only copied, by its name as stored."""
        kept = (entry for entry in self.host.entries if not self._is_ours(entry.name.lower()))
        return {entry.name: self.host.digest(entry) for entry in kept}

    def write(self, out: BinaryIO) -> None:
        """The package: every entry in its place, the new ones after the last."""
        writer = ZipWriter(out)
        for entry in self.host.entries:
            key = entry.name.lower()
            if key in self.changed and entry.is_part:
                writer.add(entry.info.orig_filename, self.changed[key])
            elif key not in self.dropped:
                writer.copy(self.host, entry)
        for name, part in self.added.items():
            writer.add(name, part)
        writer.close(self.host.comment)

    def _is_ours(self, key: str) -> bool:
        return key in self.changed or key in self.dropped
