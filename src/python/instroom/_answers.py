"""Scenarios, and the answers to questions asked of them."""

import csv
import ctypes
import functools
import io
import json
import keyword
import weakref
from ctypes import byref, c_char_p, c_int, c_longlong, c_void_p
from typing import Any, Callable, Dict, Iterator, List, Mapping, NamedTuple, Optional, Sequence, Tuple

import numpy

from . import _library as library
from ._library import encoded


class Value(NamedTuple):
    """An estimate with the 95 % interval of its Monte Carlo error, and its unit.

    NaN where an end is open or not known, infinite where nothing reaches it."""
    value: float
    low: float
    high: float
    unit: str = ""

    def __float__(self) -> float:
        return self.value

    def __str__(self) -> str:
        return f"{self.value:,.6g} ({self.low:,.6g} to {self.high:,.6g}) {self.unit}".rstrip()


class _Held:
    """What the library made, freed with the last that holds it.

    numpy's arrays take no part in Python's search for circles, so that they hold this and not the answer,
    whose tables hold them."""

    def __init__(self, handle: c_void_p, free: str) -> None:
        self.handle = handle
        weakref.finalize(self, library.function(free, None), handle)


class _Numbers:
    """Memory of an answer as numpy sees it: read-only, and what holds it lives as long as an array of it."""

    def __init__(self, held: _Held, address: int, count: int) -> None:
        self.held = held
        self.__array_interface__ = {"shape": (count,), "typestr": numpy.dtype(float).str, "data": (address, True), "version": 3}


class Table(Mapping[str, Any]):
    """Columns by name, as in the file of that name; numbers are read-only numpy arrays without a copy."""

    def __init__(self, columns: Dict[str, Any], across: str) -> None:
        self._columns, self._across = columns, across

    def __getitem__(self, name: str) -> Any:
        return self._columns[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __repr__(self) -> str:
        return f"<instroom table of {', '.join(list(self)[:4])} ... {len(self)} columns>"

    def frame(self) -> Any:
        """The same as a pandas.DataFrame."""
        import pandas
        return pandas.DataFrame(dict(self._columns), copy=False)

    def plot(self, *names: str, axes: Any = None) -> Any:
        """Draw columns with matplotlib (the first where none is named) and return the axes."""
        if axes is None:
            from matplotlib import pyplot
            axes = pyplot.subplots()[1]
        for name in names or self._first():
            axes.plot(self[self._across], self[name], label=name)
            if {f"{name}.low", f"{name}.high"} <= set(self):
                axes.fill_between(self[self._across], self[f"{name}.low"], self[f"{name}.high"], alpha=0.3)
        axes.set_xlabel(self._across)
        axes.legend()
        return axes

    def _first(self) -> List[str]:
        return ["p_norm"] if "p_norm" in self else [name for name in self if name != self._across][:1]


# --- a scenario ------------------------------------------------------------------------------------

def _written(value: Any) -> str:
    """A value as --set takes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, numpy.generic):
        return _written(value.item())
    if isinstance(value, (list, tuple, numpy.ndarray)):
        return "[" + ", ".join(_written(one) for one in value) + "]"
    return repr(value) if isinstance(value, (int, float)) else str(value)


def _parsed(text: str) -> Dict[str, Any]:
    parsed: Dict[str, Any] = json.loads(text)
    return parsed


class Scenario:
    """A scenario, read, checked and resolved. `instroom.scenario()` and `instroom.read()` make one."""

    def __init__(self, handle: c_void_p, settings: Mapping[str, Any]) -> None:
        self._handle, self._held = handle, _Held(handle, "ins_case_free")
        self._settings = dict(settings)

    def text(self, annotated: bool = False) -> str:
        """The resolved scenario; `annotated`, each key with its unit and where it came from."""
        return library.text("ins_case_text", self._handle, c_int(annotated))

    @property
    def warnings(self) -> List[str]:
        """What looks unusual and is no error."""
        return library.text("ins_case_warnings", self._handle).splitlines()

    @property
    def json(self) -> Dict[str, Any]:
        """What `instroom check --json` prints."""
        return _parsed(library.text("ins_case_json", self._handle))

    def __str__(self) -> str:
        return self.text()


def made_case(create: Callable[..., int], settings: Mapping[str, Any], *what: Any) -> Scenario:
    handle, error = c_void_p(), library.ErrorText()
    lines = [encoded(f"{key}={_written(value)}") for key, value in settings.items()]
    laid = (c_char_p * max(len(lines), 1))(*lines)
    library.check(create(*what, laid, c_int(len(lines)), byref(handle), byref(error)), error)
    return Scenario(handle, settings)


# --- answers ---------------------------------------------------------------------------------------

def _estimates(part: Any) -> Any:
    """An estimate of JSON as a Value; all else stays."""
    if isinstance(part, dict) and {"value", "low", "high"} <= set(part):
        ends = [float("nan") if part[end] is None else part[end] for end in ("value", "low", "high")]
        return Value(*ends)
    return part


class Answer:
    """The answer to a question. `answer["name"]` and `answer.name` are its numbers, `answer.json` all of it.

    `no` is True where the question was answered, and the answer is "no" (a norm that no buffer reaches)."""

    _kind = ""
    _listing = "value_name"
    _before: Tuple[str, ...] = ()

    def __init__(self, handle: c_void_p, no: bool, scenarios: Sequence[Scenario]) -> None:
        self._handle, self._held = handle, _Held(handle, f"ins_{self._kind}_free")
        self.no, self._scenarios = no, tuple(scenarios)

    @functools.cached_property
    def json(self) -> Dict[str, Any]:
        """What the command of this question prints with --json."""
        return _parsed(library.text(f"ins_{self._kind}_json", self._handle))

    def text(self, language: str = "en", width: int = 80, full: bool = False) -> str:
        """What the command prints on the screen."""
        look = library.Look(width, 0, encoded(language), int(full))
        return library.text(f"ins_{self._kind}_text", self._handle, byref(look))

    def save(self, folder: Any, force: bool = False, language: str = "en") -> str:
        """Write the folder of this answer: complete or not there. What others wrote is not overwritten, unless
        `force`. Returns what there is to say of it: figures that were not drawn, files that were left."""
        look = library.Look(0, 0, encoded(language), 0)
        return self._saved(folder, force, byref(look))

    def _saved(self, folder: Any, force: bool, *how: Any) -> str:
        cases = (c_void_p * max(len(self._scenarios), 1))(*[one._handle for one in self._scenarios])
        to = library.Destination(encoded(folder), int(force), None, 0, cases, len(self._scenarios))
        note, error = c_void_p(), library.ErrorText()
        status = library.function(f"ins_{self._kind}_save")(self._handle, *how, byref(to), byref(note), byref(error))
        told = library.taken(note.value) if note.value else ""
        library.check(status, error)
        return told or error.text.decode()

    def __getitem__(self, name: str) -> Any:
        return _estimates(self.json[name])

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__} has no {name}; it has {', '.join(dir(self))}") from None

    def __dir__(self) -> List[str]:
        return sorted({*super().__dir__(), *self._names()} - {name for name in super().__dir__() if name[0] == "_"})

    def _names(self) -> List[str]:
        return list(self.json)

    def number(self, name: str) -> Value:
        """A number of this answer by its place in the JSON, with its ends and its unit: "chosen.cost",
        "forms.flex.outlay.mean". `numbers()` lists them."""
        return self._value(*self._before, name)

    def numbers(self) -> List[str]:
        """The names of all numbers of this answer."""
        return library.listed(f"ins_{self._kind}_{self._listing}", self._handle)

    def _value(self, *names: str) -> Value:
        value = library.CValue()
        asked = [encoded(name) for name in names]
        if library.function(f"ins_{self._kind}_value")(self._handle, *asked, byref(value)) != library.DONE:
            raise KeyError(names[-1])
        return Value(value.value, value.low, value.high, value.unit.decode())

    def _array(self, *names: str) -> Any:
        found = library.series(f"ins_{self._kind}_series", self._handle, *[encoded(name) for name in names])
        return None if found is None else numpy.asarray(_Numbers(self._held, *found))

    def _months(self, count: int) -> Any:
        return numpy.datetime64(self._scenarios[0].json["start"], "M") + numpy.arange(count)


class _Named(Answer):
    """An answer with numbers by short names, as the library lists them."""

    _listing = "number_name"

    _names_of = ""

    @classmethod
    def _listed(cls) -> List[str]:
        return library.listed(cls._names_of)

    def _names(self) -> List[str]:
        return self._listed()

    def __getitem__(self, name: str) -> Any:
        return self._value(name)


class Run(_Named):
    """Many futures: `p_norm`, the mean of each result, `["cost.fixed"]` of each line of the ledger."""

    _kind, _names_of = "run", "ins_run_value_name"
    _QUANTILES = ("mean", "p05", "p25", "p50", "p75", "p95")

    @functools.cached_property
    def months(self) -> Table:
        """Month by month, the columns of months.csv: "month", "backlog.mean", "backlog.p95" ..."""
        columns: Dict[str, Any] = {"month": None}
        for name in library.listed("ins_run_series_name"):
            columns.update({f"{name}.{which}": self._array(name, which) for which in self._QUANTILES})
        columns["month"] = self._months(len(columns[next(reversed(columns))]))
        return Table(columns, "month")

    @functools.cached_property
    def futures(self) -> Table:
        """Future by future, the columns of futures.csv: "future" (from 1), "peak_backlog" ..."""
        found = {name: self._array(name, "futures") for name in self._listed()}
        columns = {name: array for name, array in found.items() if array is not None}
        count = len(next(iter(columns.values())))
        return Table({"future": numpy.arange(1, count + 1), **columns}, "future")

    def save(self, folder: Any, force: bool = False, language: str = "en", buffer: Optional["Buffer"] = None) -> str:
        """Write the folder of `run`; with a `buffer`, its frontier too."""
        return self._saved(folder, force, buffer._handle if buffer is not None else None)


class Buffer(_Named):
    """How large the buffer must be: `norm` (infinite where nothing reaches the norm), `liquidity`, `economic`."""

    _kind, _names_of = "buffer", "ins_buffer_value_name"

    def __getitem__(self, name: str) -> Value:
        try:
            return self._value(name)
        except KeyError:
            return self._value(f"{name}_buffer")

    @functools.cached_property
    def frontier(self) -> Table:
        """Size by size: "buffer", "reach", "p_norm", "cost" ..., and ".low" and ".high" of what has an error."""
        columns = {}
        for name in library.listed("ins_buffer_series_name"):
            for which in ("value", "low", "high"):
                array = self._array(name, which)
                if array is not None:
                    columns[name if which == "value" else f"{name}.{which}"] = array
        return Table(columns, "buffer")


class Path(Answer):
    """One future: `path["backlog"]` is a column, month by month."""

    _kind = "path"

    @functools.cached_property
    def months(self) -> Table:
        """All columns of `instroom path`."""
        names = library.listed("ins_path_series_name", self._handle)
        columns = {name: self._array(name) for name in names}
        return Table({"month": self._months(len(columns[names[0]])), **columns}, "month")

    def text(self, language: str = "en", width: int = 80, full: bool = False) -> str:
        """The months as CSV."""
        return library.text("ins_path_csv", self._handle)

    def __getitem__(self, name: str) -> Any:
        return self.months[name]

    def number(self, name: str) -> Value:
        raise KeyError(name)

    def numbers(self) -> List[str]:
        """None: all numbers of a path are its months."""
        return []

    def _names(self) -> List[str]:
        return list(self.months)


class Levers(Answer):
    """What one step of each lever changes: `levers["flex_pool"]["norm_buffer"]`."""

    _kind, _listing, _before = "levers", "number_name", ("",)

    def __getitem__(self, lever: str) -> Dict[str, Value]:
        if lever not in self._names():
            raise KeyError(lever)
        return {name: self._value(lever, name) for name in library.listed("ins_levers_value_name")}

    def _names(self) -> List[str]:
        return library.listed("ins_levers_lever_name", self._handle)

    def frame(self) -> Any:
        """A row a lever, as a pandas.DataFrame: NAME, NAME.low, NAME.high."""
        import pandas
        rows = [{end: number for name, value in self[lever].items() for end, number in
                 zip((name, f"{name}.low", f"{name}.high"), value)} for lever in self._names()]
        return pandas.DataFrame(rows, index=pandas.Index(self._names(), name="lever"))


class Compare(Answer):
    """Scenarios side by side on the same futures, with paired errors."""
    _kind = "compare"


class Mix(Answer):
    """The cheapest mix of means that keeps the norm."""
    _kind = "mix"


class Forms(Answer):
    """One protection in several forms, at equal safety."""
    _kind = "forms"


class Surge(Answer):
    """What it costs to scale up for one surge of the inflow and down again, by its size and length."""
    _kind = "surges"


class Signals(Answer):
    """Which sign, at which height, is worth an alarm: alarms, false ones, hits and euro."""
    _kind = "signals"


class Measures(Answer):
    """What each named measure costs and brings, by phase."""
    _kind = "measures"


class Rule(Answer):
    """The best rule of the control tower."""
    _kind = "rule"


class Worth(Answer):
    """What knowing the uncertain keys better is worth."""
    _kind = "worth"


class Seek(Answer):
    """What one key must be for a buffer to keep the norm."""
    _kind = "seek"


class Backcast(Answer):
    """A record replayed from each of its months."""
    _kind = "backcast"


class Sensitivity(Answer):
    """Which part of an answer's spread comes from which key."""
    _kind = "sensitivity"


class Discovery(Answer):
    """The box of swept keys in which a norm fails."""
    _kind = "discovery"


class Fit(Answer):
    """Laws of inflow fitted to a record."""
    _kind = "fit"

    def config(self) -> str:
        """The inflow section as text of a scenario."""
        return library.text("ins_fit_config", self._handle, None)

    def text(self, language: str = "en", width: int = 80, full: bool = False) -> str:
        look = library.Look(width, 0, encoded(language), int(full))
        return library.text("ins_fit_text", self._handle, None, byref(look))

    def save(self, folder: Any, force: bool = False, language: str = "en") -> str:
        return self._saved(folder, force)


class Calibration(Answer):
    """Which values of the uncertain keys agree with what was observed."""
    _kind = "calibration"

    def csv(self) -> str:
        """The worlds: a column a key and a weight, a line a world."""
        return library.text("ins_calibration_csv", self._handle)

    def text(self, language: str = "en", width: int = 80, full: bool = False) -> str:
        look = library.Look(width, 0, encoded(language), int(full))
        return library.text("ins_calibration_text", self._handle, None, byref(look))


# --- documentation out of the table of quantities --------------------------------------------------

@functools.lru_cache(maxsize=None)
def explain(name: str = "") -> str:
    """What a key of a scenario means, or a quantity by its name in the files: unit, range, default.

    Nothing as name: every key, by group."""
    told, error = c_void_p(), library.ErrorText()
    status = library.function("ins_explain")(encoded(name), byref(told), byref(error))
    library.check(status, error)
    return library.taken(told.value)


def _about(name: str) -> Optional[str]:
    try:
        return explain(name).split("\n\n")[0].strip()
    except library.WrongError:
        return None


def _number(name: str) -> Callable[[Any], Any]:
    def number(answer: Any) -> Any:
        return answer[name]

    return number


def document(kind: type) -> None:
    """Give a class a property for each number that the library lists, with what the library says of it."""
    for name in kind._listed():  # type: ignore[attr-defined]
        about = _about(name)
        for shown in {name, name[:-len("_buffer")] if name.endswith("_buffer") else name}:
            if shown.isidentifier() and not keyword.iskeyword(shown):
                setattr(kind, shown, property(_number(name), doc=about))


for _one in (Run, Buffer):
    document(_one)


# --- a sweep ---------------------------------------------------------------------------------------

class Sweep:
    """The database of a sweep: a row a point."""

    def __init__(self, file: Any, told: Optional[str] = None) -> None:
        self.file = file
        self._told = told

    @property
    def json(self) -> Optional[Dict[str, Any]]:
        """What `instroom sweep --json` prints; None of a database that was not played here."""
        return _parsed(self._told) if self._told else None

    @functools.cached_property
    def points(self) -> Table:
        """The columns of `instroom export --csv`: "point", a column a swept key, the results."""
        bytes_ = io.BytesIO()

        def take(_context: Optional[int], address: int, length: int) -> int:
            bytes_.write(ctypes.string_at(address, length))
            return 0

        error = library.ErrorText()
        status = library.function("ins_sweep_csv")(encoded(self.file), None, library.SINK(take), None, byref(error))
        library.check(status, error)
        return _columns(bytes_.getvalue().decode())

    def frame(self) -> Any:
        """The points as a pandas.DataFrame."""
        return self.points.frame()

    def scenario(self, point: int, settings: Optional[Mapping[str, Any]] = None) -> Scenario:
        """The scenario of one point, with its futures, to be asked anything else."""
        return made_case(library.function("ins_sweep_case"), settings or {}, encoded(self.file), c_longlong(point))


def _columns(text: str) -> Table:
    head, *rows = list(csv.reader(io.StringIO(text)))
    columns: Dict[str, Any] = {}
    for name, cells in zip(head, zip(*rows) if rows else [()] * len(head)):
        try:
            columns[name] = numpy.array([float(cell) if cell else numpy.nan for cell in cells])
        except ValueError:
            columns[name] = numpy.array(cells)
    return Table(columns, head[0])
