"""What SQLite itself asks of the disk, in order: a file system of its own, laid over the one it would use.

SQLite opens files through a VFS (https://sqlite.org/vfs.html). Ours is a copy of the default one, registered as the
default while it records. It opens a file as the other does, then puts its own methods in the place of those that
change the file: each does what it replaces, and notes it. The program under test is not told. The `-shm` file is
memory, shared through the file system: no power loss leaves it behind, and so nothing of it is noted.
"""

from __future__ import annotations

import _sqlite3
import ctypes
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

POINTER, INT, INT64, TEXT = ctypes.c_void_p, ctypes.c_int, ctypes.c_int64, ctypes.c_char_p
OK = 0
SUFFIXES = ("", "-wal", "-journal")


@dataclass(frozen=True)
class Write:
    """Bytes given to the system, which may keep them for a while."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True)
class Truncate:
    """The file's new size."""

    file: str
    size: int


@dataclass(frozen=True)
class Delete:
    """The file's name leaves its folder."""

    file: str


@dataclass(frozen=True)
class Sync:
    """All that was asked of this file before is on the disk."""

    file: str


Step: TypeAlias = Write | Truncate | Delete | Sync

_Close = ctypes.CFUNCTYPE(INT, POINTER)
_Write = ctypes.CFUNCTYPE(INT, POINTER, POINTER, INT, INT64)
_Truncate = ctypes.CFUNCTYPE(INT, POINTER, INT64)
_Sync = ctypes.CFUNCTYPE(INT, POINTER, INT)
_Open = ctypes.CFUNCTYPE(INT, POINTER, POINTER, POINTER, INT, ctypes.POINTER(INT))
_Delete = ctypes.CFUNCTYPE(INT, POINTER, TEXT, INT)


class _Methods(ctypes.Structure):
    """`sqlite3_io_methods`: https://sqlite.org/c3ref/io_methods.html."""

    _fields_ = (
        ("iVersion", INT),
        ("xClose", _Close),
        ("xRead", POINTER),
        ("xWrite", _Write),
        ("xTruncate", _Truncate),
        ("xSync", _Sync),
        ("others", POINTER * 13),
    )


class _File(ctypes.Structure):
    """`sqlite3_file`: what follows its methods is the file system's own."""

    _fields_ = (("methods", ctypes.POINTER(_Methods)),)


class _Vfs(ctypes.Structure):
    """`sqlite3_vfs`: https://sqlite.org/c3ref/vfs.html."""

    _fields_ = (
        ("iVersion", INT),
        ("szOsFile", INT),
        ("mxPathname", INT),
        ("pNext", POINTER),
        ("zName", TEXT),
        ("pAppData", POINTER),
        ("xOpen", _Open),
        ("xDelete", _Delete),
        ("others", POINTER * 14),
    )


def _library() -> ctypes.CDLL:
    """The very SQLite that Python's `sqlite3` speaks to."""
    module = getattr(_sqlite3, "__file__", None)  # none where it is built into Python itself
    if sys.platform == "win32" and module:
        module = str(Path(module).with_name("sqlite3.dll"))
    library = ctypes.CDLL(module)
    try:
        library.sqlite3_libversion.restype = TEXT
        assert library.sqlite3_libversion().decode() == sqlite3.sqlite_version
        library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        library.sqlite3_vfs_register.argtypes = (ctypes.POINTER(_Vfs), INT)
        library.sqlite3_vfs_unregister.argtypes = (ctypes.POINTER(_Vfs),)
    except AttributeError as error:
        raise RuntimeError("this Python hides its SQLite: run the tests with another one") from error
    return library


class Recorder:
    """What was asked for the file at `path`, and for the logs beside it. Files are named by their suffix."""

    def __init__(self, path: Path, default: _Vfs) -> None:
        self.steps: list[Step] = []
        self.open: set[int] = set()
        self._default = default
        self._names = {str(path.resolve()) + suffix: suffix for suffix in SUFFIXES}
        self._kept: list[Any] = []  # what C points to and Python would clear away
        self.vfs = _Vfs.from_buffer_copy(default)
        self.vfs.pNext, self.vfs.zName = None, b"recorder"
        self.vfs.xOpen, self.vfs.xDelete = _Open(self._opened), _Delete(self._deleted)

    @property
    def position(self) -> int:
        """How many steps were taken so far."""
        return len(self.steps)

    def _opened(self, vfs: int, path: int | None, file: int, flags: int, granted: Any) -> int:
        code: int = self._default.xOpen(vfs, path, file, flags, granted)
        name = self._names.get(ctypes.string_at(path).decode()) if path else None
        if code == OK and name is not None:
            self._follow(file, name)
        return code

    def _deleted(self, vfs: int, path: bytes, sync_folder: int) -> int:
        code: int = self._default.xDelete(vfs, path, sync_folder)
        name = self._names.get(path.decode())
        if name is not None:
            self._note(code, Delete(name), *([Sync(name)] if sync_folder else []))
        return code

    def _follow(self, address: int, name: str) -> None:
        """From here on what is asked of this open file is noted."""
        file = _File.from_address(address)
        plain = file.methods.contents
        its_close, its_write, its_truncate, its_sync = (
            plain.xClose,
            plain.xWrite,
            plain.xTruncate,
            plain.xSync,
        )

        def close(this: int) -> int:
            self.open.discard(address)
            code: int = its_close(this)
            return code

        def write(this: int, data: int, size: int, offset: int) -> int:
            written = Write(name, offset, ctypes.string_at(data, size))
            return self._note(its_write(this, data, size, offset), written)

        def truncate(this: int, size: int) -> int:
            return self._note(its_truncate(this, size), Truncate(name, size))

        def sync(this: int, flags: int) -> int:
            return self._note(its_sync(this, flags), Sync(name))

        noted = _Methods.from_buffer_copy(plain)
        noted.xClose, noted.xWrite = _Close(close), _Write(write)
        noted.xTruncate, noted.xSync = _Truncate(truncate), _Sync(sync)
        file.methods = ctypes.pointer(noted)
        self._kept.append(noted)
        self.open.add(address)

    def _note(self, code: int, *steps: Step) -> int:
        if code == OK:
            self.steps += steps
        return code


@contextmanager
def recording(path: Path) -> Iterator[Recorder]:
    """Notes what SQLite asks of the disk for this file, which nobody has open before or after."""
    library = _library()
    default = library.sqlite3_vfs_find(None)
    recorder = Recorder(path, default.contents)
    library.sqlite3_vfs_register(ctypes.byref(recorder.vfs), 1)
    try:
        yield recorder
    finally:
        library.sqlite3_vfs_register(default, 1)
        library.sqlite3_vfs_unregister(ctypes.byref(recorder.vfs))
    assert not recorder.open, "a file that is still open would call methods that are no more"
