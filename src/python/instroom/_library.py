"""The library of instroom: found, loaded and called. Its failures become exceptions.

The structures below are those of include/instroom/*.h; tests/python/layout.py holds them against a C compiler.
Names of numbers are not listed here: the library tells them.
"""

import ctypes
import os
import pathlib
import re
import sys
import threading
import time
from ctypes import (CFUNCTYPE, POINTER, Structure, byref, c_char, c_char_p, c_double, c_int, c_size_t, c_void_p)
from typing import Any, Callable, List, NamedTuple, Optional, Tuple, TypeVar, Union

_Result = TypeVar("_Result")
Progress = Union[None, bool, Callable[[float], None]]

DONE, WORLD, WRONG, NO, STOPPED = range(5)
_BESIDE = "libinstroom.so.0"


def _load() -> ctypes.CDLL:
    """INSTROOM_LIBRARY, else the library inside this package, else the one that is installed."""
    inside = pathlib.Path(__file__).parent / _BESIDE
    path = os.environ.get("INSTROOM_LIBRARY") or (str(inside) if inside.exists() else _BESIDE)
    try:
        return ctypes.CDLL(path)
    except OSError as why:
        raise ImportError(f"instroom: the library cannot be loaded ({why}); install it (make install, then "
                          "ldconfig), or name its file in INSTROOM_LIBRARY") from None


_library = _load()
_free = ctypes.CDLL(None).free
_free.argtypes, _free.restype = [c_void_p], None


# --- structures ------------------------------------------------------------------------------------

class ErrorText(Structure):
    """struct ins_error"""
    _fields_ = [("text", c_char * 16384)]


TOLD = CFUNCTYPE(None, c_void_p, c_double)
SINK = CFUNCTYPE(c_int, c_void_p, c_void_p, c_size_t)


class Options(Structure):
    """struct ins_options. What a later library adds is 0, which is a good choice."""
    _fields_ = [("threads", c_int), ("stop", POINTER(c_int)), ("progress", TOLD), ("context", c_void_p),
                ("until", c_double), ("well_enough", c_int), ("later", c_char * 256)]


class CValue(Structure):
    """struct ins_value"""
    _fields_ = [("value", c_double), ("low", c_double), ("high", c_double), ("unit", c_char_p),
                ("more", c_char_p * 4)]


class Look(Structure):
    """struct ins_look"""
    _fields_ = [("width", c_int), ("colour", c_int), ("language", c_char_p), ("full", c_int),
                ("later", c_char * 256)]


class Destination(Structure):
    """struct ins_destination"""
    _fields_ = [("path", c_char_p), ("force", c_int), ("reads", POINTER(c_char_p)), ("read_count", c_int),
                ("cases", POINTER(c_void_p)), ("case_count", c_int), ("later", c_char * 256)]


class FitSettings(Structure):
    """struct ins_fit_settings"""
    _fields_ = [("law", c_char_p), ("prior", c_char_p), ("select", c_char_p), ("sheet", c_char_p),
                ("backtest", c_int), ("later", c_char * 256)]


class BackcastSettings(Structure):
    """struct ins_backcast_settings"""
    _fields_ = [("anchors", c_char_p), ("select", c_char_p), ("sheet", c_char_p), ("later", c_char * 256)]


class WorthSettings(Structure):
    """struct ins_worth_settings"""
    _fields_ = [("norm_price", c_double), ("fixed", c_int), ("groups", POINTER(c_char_p)), ("group_count", c_int),
                ("later", c_char * 256)]


class CalibrateSettings(Structure):
    """struct ins_calibrate_settings"""
    _fields_ = [("worlds", c_int), ("discrepancy", c_double), ("sheet", c_char_p), ("resume", c_char_p), ("later", c_char * 256)]


class SensitivitySettings(Structure):
    """struct ins_sensitivity_settings"""
    _fields_ = [("morris", c_int), ("trajectories", c_int), ("resume", c_char_p), ("given", c_int),
                ("groups", POINTER(c_char_p)), ("group_count", c_int), ("later", c_char * 256)]


class DiscoverSettings(Structure):
    """struct ins_discover_settings"""
    _fields_ = [("where", c_char_p), ("density", c_double), ("boxes", c_int), ("later", c_char * 256)]


class RuleSettings(Structure):
    """struct ins_rule_settings"""
    _fields_ = [("keys", c_char_p), ("later", c_char * 256)]


class SignalsSettings(Structure):
    """struct ins_signals_settings"""
    _fields_ = [("with", c_char_p), ("later", c_char * 256)]


class SeekSettings(Structure):
    """struct ins_seek_settings"""
    _fields_ = [("key", c_char_p), ("below", c_double), ("later", c_char * 256)]


class HoldSettings(Structure):
    """struct ins_hold_settings"""
    _fields_ = [("all", c_int), ("below", c_double), ("later", c_char * 256)]


class SweepSettings(Structure):
    """struct ins_sweep_settings"""
    _fields_ = [("file", c_char_p), ("shard", c_int), ("shards", c_int), ("restart", c_int), ("solve", c_int),
                ("keep", c_int), ("workers", c_int), ("later", c_char * 256)]


# --- errors ----------------------------------------------------------------------------------------

class Mistake(NamedTuple):
    """One line of the story of a failure. `file` and `line` are None where it is of no file."""
    text: str
    file: Optional[str]
    line: Optional[int]


class Error(Exception):
    """A call that failed; `str()` is its story, `mistakes` its lines, `file` and `line` those of the first."""

    def __init__(self, story: str) -> None:
        super().__init__(story)
        self.mistakes: List[Mistake] = [_mistake(line) for line in story.splitlines()]
        self.file = self.mistakes[0].file if self.mistakes else None
        self.line = self.mistakes[0].line if self.mistakes else None


class WrongError(Error, ValueError):
    """The request or the scenario is wrong; every mistake is named at once."""


class WorldError(Error, OSError):
    """The world failed: disk, memory, file. There is no errno: the story says what happened."""


class Stopped(Error):
    """A stop was asked for; of a sweep, what was finished is kept."""


def _mistake(line: str) -> Mistake:
    found = re.match(r"(.+?):(\d+): ", line)
    return Mistake(line, found.group(1), int(found.group(2))) if found else Mistake(line, None, None)


def check(status: int, error: ErrorText) -> None:
    """Raise what a status says; DONE and NO pass."""
    if status in (DONE, NO):
        return
    story = error.text.decode("utf-8", "replace") or f"the library returned {status}"
    raise {WORLD: WorldError, STOPPED: Stopped}.get(status, WrongError)(story)


# --- calls -----------------------------------------------------------------------------------------

def function(name: str, result: Any = c_int) -> Any:
    """A function of the library by name, with the type that it returns."""
    found = getattr(_library, name)
    found.restype = result
    return found


def encoded(text: Union[None, str, "os.PathLike[str]"]) -> Optional[bytes]:
    """A text or a path as the library takes it; None stays."""
    return None if text is None else os.fsencode(text)


def taken(address: Optional[int]) -> str:
    """A text that the library handed over: copied, and freed."""
    if not address:
        raise MemoryError("instroom: out of memory")
    try:
        return ctypes.string_at(address).decode("utf-8", "replace")
    finally:
        _free(address)


def text(name: str, *arguments: Any) -> str:
    """The text that a function of the library returns."""
    return taken(function(name, c_void_p)(*arguments))


def listed(name: str, *before: Any) -> List[str]:
    """All that a function ending in _name tells, from 0 to the NULL behind the last."""
    names: List[str] = []
    ask = function(name, c_char_p)
    while (one := ask(*before, c_int(len(names)))) is not None:
        names.append(one.decode())
    return names


def series(name: str, *arguments: Any) -> Optional[Tuple[int, int]]:
    """Address and count of an array of doubles, or None where there is no such series."""
    count = c_size_t()
    address = function(name, c_void_p)(*arguments, byref(count))
    return (address, count.value) if address else None


# --- work that takes time --------------------------------------------------------------------------

def _bar(label: str) -> Callable[[float], None]:
    begun = time.monotonic()

    def draw(part: float) -> None:
        passed = time.monotonic() - begun
        if passed < 1.0:
            return
        left = f"  {passed * (1 - part) / part:.0f} s left" if part > 0 else ""
        print(f"\r{label:8} {'#' * int(30 * part):.<30} {100 * part:3.0f} %{left:12}", end="\n" if part >= 1 else "",
              file=sys.stderr, flush=True)

    return draw


def _teller(progress: Progress, label: str) -> Optional[Callable[[float], None]]:
    """None: a line of progress on a terminal and in a notebook, where the work takes a second."""
    if callable(progress):
        return progress
    shown = sys.stderr.isatty() or "ipykernel" in sys.modules if progress is None else progress
    return _bar(label) if shown else None


class _Work(threading.Thread):
    """A call of the library in a thread of its own, so that Python hears Ctrl-C meanwhile.

    It holds all that the library reads and calls until it has ended, whoever leaves earlier."""

    def __init__(self, call: Callable[[Options], Any], options: Options, stop: c_int) -> None:
        super().__init__(daemon=True)
        self.call, self.options, self.stop = call, options, stop
        self.result: Any = None
        self.failure: Optional[BaseException] = None
        self.ended = threading.Event()

    def run(self) -> None:
        try:
            self.result = self.call(self.options)
        except BaseException as failure:  # it is raised again where the caller waits
            self.failure = failure
        finally:
            self.ended.set()


def _wait(work: _Work, tell: Callable[[], None]) -> None:
    """Until the work has ended. Whatever interrupts the waiting stops it, and is raised when it has ended.

    Not by Thread.join(), which takes an interrupted thread for one that has ended (Python 3.11)."""
    wanted: Optional[BaseException] = None
    while True:
        try:
            while not work.ended.wait(0.1):
                if wanted is None:
                    tell()
            break
        except BaseException as why:
            work.stop.value = 1
            wanted = wanted or why
    if wanted is not None:
        raise wanted from work.failure
    if work.failure is not None:
        raise work.failure


def worked(call: Callable[[Options], _Result], label: str, *, threads: int = 0, until: float = 0.0,
           well_enough: bool = False, progress: Progress = None) -> _Result:
    """What `call` returns, which is given options and run where Ctrl-C stops it."""
    stop, part = c_int(0), [0.0]

    def note(_context: Optional[int], done: float) -> None:
        part[0] = done

    noted = TOLD(note)
    told = _teller(progress, label)
    options = Options(threads, ctypes.pointer(stop), noted, None, until, int(well_enough))
    work = _Work(call, options, stop)
    work.start()
    try:
        _wait(work, lambda: told(min(max(part[0], 0.0), 1.0)) if told else None)
    finally:
        stop.value = 1
    if told:
        told(1.0)
    result: _Result = work.result
    return result
