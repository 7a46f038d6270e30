"""How large must the buffer of an asylum service be?

    import instroom as i
    s = i.scenario("netherlands-2026.cfg", **{"flex.pool": 150})
    b = i.buffer(s)
    b.norm                                # Value(value, low, high, unit)
    b.frontier.plot()
    i.run(s).months["backlog.p95"]        # a numpy array

Every question takes `threads` (0: as many as the machine has cores; the answer is the same for any) and
`progress` (None: a line on a terminal and in a notebook; True, False, or a function of the part done, 0 to 1). Ctrl-C
stops it. What is wrong is raised as WrongError, with every mistake and its file and line; what the machine
refuses, as WorldError.
"""

from ctypes import byref, c_char_p, c_double, c_int, c_void_p
from typing import Any, Callable, Mapping, Optional, Sequence, Type, TypeVar

from . import _library as library
from ._answers import (Answer, Backcast, Buffer, Calibration, Compare, Discovery, Fit, Forms, Levers, Measures, Mix, Path,
                       Rule, Run, Scenario, Seek, Sensitivity, Signals, Surge, Sweep, Table, Value, Worth, explain, made_case)
from ._library import Error, Mistake, Options, Progress, Stopped, WorldError, WrongError, encoded

__version__: str = library.function("ins_version_text", c_char_p)().decode()

_Kind = TypeVar("_Kind", bound=Answer)


def scenario(path: Any, settings: Optional[Mapping[str, Any]] = None, **more: Any) -> Scenario:
    """Read a scenario file and lay settings over it, by the path of the key: `**{"flex.pool": 150}`."""
    return made_case(library.function("ins_case_load"), {**(settings or {}), **more}, encoded(path))


def read(text: str, settings: Optional[Mapping[str, Any]] = None, *, name: str = "text", folder: Any = None,
         **more: Any) -> Scenario:
    """The same of the text of a scenario; what it includes is relative to `folder` (None: it may not)."""
    return made_case(library.function("ins_case_read"), {**(settings or {}), **more}, encoded(text), encoded(name),
                     encoded(folder))


def _asked(kind: Type[_Kind], scenarios: Sequence[Scenario], *what: Any, create: Optional[str] = None,
           plain: bool = False, **how: Any) -> _Kind:
    """Ask a question; `what` is what its function takes before the options (`plain`: it takes none)."""
    function = library.function(create or f"ins_{kind._kind}_create")

    def call(options: Options) -> _Kind:
        made, error = c_void_p(), library.ErrorText()
        last = [] if plain else [byref(options)]
        status = function(*what, *last, byref(made), byref(error))
        library.check(status, error)
        return kind(made, status == library.NO, scenarios)

    return library.worked(call, kind._kind, **how)


def run(scenario: Scenario, *, until: float = 0.0, threads: int = 0, progress: Progress = None) -> Run:
    """Many futures. `until`: futures are added until the expected cost to the state is known to this share."""
    return _asked(Run, [scenario], scenario._handle, until=until, threads=threads, progress=progress)


def buffer(scenario: Scenario, *, holds: bool = False, below: float = 0.0, until: float = 0.0,
           well_enough: Optional[bool] = None, threads: int = 0, progress: Progress = None) -> Buffer:
    """The liquidity, norm and economic buffer and the frontier, each with its error.

    Futures are added until the norm buffer is known `well_enough`, unless settings of the scenario give their number.
    `holds`: for each key, between which values the answer stays (`below`: that so many euro do)."""
    if well_enough is None:
        well_enough = "futures" not in scenario._settings
    settings = library.HoldSettings(int(holds), below)
    return _asked(Buffer, [scenario], scenario._handle, byref(settings), create="ins_buffer_create_held", until=until,
                  well_enough=well_enough, threads=threads, progress=progress)


def path(scenario: Scenario, future: Any = 1, *, threads: int = 0, progress: Progress = None) -> Path:
    """One future, month by month: its number from 1, "worst" or "median"."""
    return _asked(Path, [scenario], scenario._handle, encoded(str(future)), threads=threads, progress=progress)


def levers(scenario: Scenario, *, threads: int = 0, progress: Progress = None) -> Levers:
    """What a month of lead time, a flex FTE, ... is worth."""
    return _asked(Levers, [scenario], scenario._handle, threads=threads, progress=progress)


def compare(*scenarios: Scenario, waterfall: bool = False, threads: int = 0, progress: Progress = None) -> Compare:
    """Two to eight scenarios on the same futures: differences to the first."""
    handles = (c_void_p * max(len(scenarios), 1))(*[one._handle for one in scenarios])
    return _asked(Compare, scenarios, handles, c_int(len(scenarios)), c_int(waterfall), threads=threads,
                  progress=progress)


def mix(scenario: Scenario, *, threads: int = 0, progress: Progress = None) -> Mix:
    """The cheapest mix of the means in the scenario's `mix` and of the buffer that keeps the norm."""
    return _asked(Mix, [scenario], scenario._handle, threads=threads, progress=progress)


def forms(scenario: Scenario, *, threads: int = 0, progress: Progress = None) -> Forms:
    """One protection in several forms, each at the least size that keeps the norm."""
    return _asked(Forms, [scenario], scenario._handle, threads=threads, progress=progress)


def surge(scenario: Scenario, *, threads: int = 0, progress: Progress = None) -> Surge:
    """What it costs to scale up for one surge of the inflow and down again, by its size and length."""
    return _asked(Surge, [scenario], scenario._handle, threads=threads, progress=progress)


def measures(scenario: Scenario, *, threads: int = 0, progress: Progress = None) -> Measures:
    """What each of the scenario's named measures costs and brings."""
    return _asked(Measures, [scenario], scenario._handle, threads=threads, progress=progress)


def signals(scenario: Scenario, *, alarm: Optional[str] = None, threads: int = 0, progress: Progress = None) -> Signals:
    """Which sign, at which height, is worth an alarm, and with how many false ones.

    `alarm`: what the tower works with for two years after it, "KEY=VALUE,...", or a quarter of tower.clear_months."""
    settings = library.SignalsSettings(encoded(alarm))
    return _asked(Signals, [scenario], scenario._handle, byref(settings), threads=threads, progress=progress)


def rule(scenario: Scenario, *, keys: Optional[str] = None, threads: int = 0, progress: Progress = None) -> Rule:
    """The best rule of the control tower, on futures that did not choose it.

    `keys`: others that it may decide too, "KEY,KEY=FROM:TO"."""
    settings = library.RuleSettings(encoded(keys))
    return _asked(Rule, [scenario], scenario._handle, byref(settings), create="ins_rule_create_with", threads=threads,
                  progress=progress)


Groups = Optional[Mapping[str, Sequence[str]]]


def _named(groups: Groups) -> Any:
    """Groups of keys as the library takes them: their texts, and how many."""
    texts = [encoded(name + "=" + ",".join(keys)) for name, keys in (groups or {}).items()]
    return (c_char_p * len(texts))(*texts) if texts else None, len(texts)


def worth(scenario: Scenario, *, norm_price: float = 0.0, fixed: Optional[bool] = None, groups: Groups = None,
          threads: int = 0, progress: Progress = None) -> Worth:
    """What knowing the uncertain keys better is worth, in euro. `norm_price`: what a future costs that misses the norm.

    `fixed`: the scenario's own number of futures is played, not at least 131,072; as a rule where settings give it.
    `groups`: names, and the keys that are known together, in the place of the sections."""
    settings = library.WorthSettings(norm_price, int("futures" in scenario._settings if fixed is None else fixed),
                                     *_named(groups))
    return _asked(Worth, [scenario], scenario._handle, byref(settings), threads=threads, progress=progress)


def seek(scenario: Scenario, key: str, *, below: float = 0.0, threads: int = 0, progress: Progress = None) -> Seek:
    """What `key` must be for some buffer to keep the norm, or one of at most `below` euro: `.at_least`, `.at_most`."""
    settings = library.SeekSettings(encoded(key), below)
    return _asked(Seek, [scenario], scenario._handle, byref(settings), create="ins_buffer_create_sought",
                  threads=threads, progress=progress)


def backcast(scenario: Scenario, history: Any, anchors: Any = None, *, select: Optional[str] = None,
             sheet: Optional[str] = None, threads: int = 0, progress: Progress = None) -> Backcast:
    """Would this buffer have been enough? The record `history` (CSV or a workbook), replayed."""
    settings = library.BackcastSettings(encoded(anchors), encoded(select), encoded(sheet))
    return _asked(Backcast, [scenario], scenario._handle, encoded(history), byref(settings),
                  create="ins_backcast_create_from", threads=threads, progress=progress)


def fit(record: Any, *, law: Optional[str] = None, prior: Optional[str] = None, select: Optional[str] = None,
        sheet: Optional[str] = None, backtest: bool = False, threads: int = 0, progress: Progress = None) -> Fit:
    """A law of inflow from a monthly record (CSV or a workbook)."""
    settings = library.FitSettings(encoded(law), encoded(prior), encoded(select), encoded(sheet), int(backtest))
    return _asked(Fit, [], encoded(record), byref(settings), threads=threads, progress=progress)


def calibrate(scenario: Scenario, observed: Any, *, worlds: int = 0, discrepancy: float = 0.0, sheet: Optional[str] = None,
              resume: Any = None, threads: int = 0, progress: Progress = None) -> Calibration:
    """Which values of the uncertain keys agree with the figures in `observed` (CSV or a workbook).

    `resume`: a file that keeps what is played; a later call goes on from there."""
    settings = library.CalibrateSettings(worlds, discrepancy, encoded(sheet), encoded(resume))
    return _asked(Calibration, [scenario], scenario._handle, encoded(observed), byref(settings), threads=threads,
                  progress=progress)


def sensitivity(scenario: Scenario, *, morris: bool = False, trajectories: int = 0, given: bool = False,
                groups: Groups = None, threads: int = 0, progress: Progress = None) -> Sensitivity:
    """Which part of the spread of an answer comes from which key that is uncertain; `given` takes the worlds of
    one run, and tells what each key explains alone. `groups`: names, and keys that are taken together as one."""
    settings = library.SensitivitySettings(int(morris), trajectories, None, int(given), *_named(groups))
    return _asked(Sensitivity, [scenario], scenario._handle, byref(settings), threads=threads, progress=progress)


def discover(database: Any, *, where: Optional[str] = None, density: float = 0.0, boxes: int = 0,
             progress: Progress = None) -> Discovery:
    """The box of swept keys that explains most points in which the norm fails, from a sweep's database."""
    settings = library.DiscoverSettings(encoded(where), density, boxes)
    return _asked(Discovery, [], encoded(database), byref(settings), plain=True, progress=progress)


def sweep(scenario: Scenario, file: Any, *, shard: int = 0, shards: int = 0, restart: bool = False, solve: bool = False,
          keep: Optional[bool] = None, threads: int = 0, progress: Progress = None) -> Sweep:
    """Play every point of the scenario's `sweep` into the database `file`; what is there already is not played again.

    `solve`: the norm buffer of each point too. `keep`: each future's results, so that futures can be added."""
    settings = library.SweepSettings(encoded(file), shard, shards, int(restart), int(solve),
                                     0 if keep is None else 1 if keep else -1, 0)
    return library.worked(lambda options: _swept(scenario, file, settings, options), "sweep", threads=threads,
                          progress=progress)


def _swept(scenario: Scenario, file: Any, settings: library.SweepSettings, options: Options) -> Sweep:
    made, error, later = c_void_p(), library.ErrorText(), library.ErrorText()
    apart = library.Destination(encoded(file), 0, None, 0, (c_void_p * 1)(scenario._handle), 1)
    library.check(library.function("ins_destination_apart")(byref(apart), byref(error)), error)
    library.check(library.function("ins_sweep_open")(scenario._handle, byref(settings), byref(options), byref(made),
                                                     byref(error)), error)
    try:
        status = library.function("ins_sweep_work")(made, byref(error))
        ended = library.function("ins_sweep_end")(made, byref(later))
        library.check(status, error)
        library.check(ended, later)
        return Sweep(file, library.text("ins_sweep_json", made))
    finally:
        library.function("ins_sweep_free", None)(made)


__all__ = ["Answer", "Backcast", "Buffer", "Calibration", "Compare", "Discovery", "Error", "Fit", "Forms", "Levers",
           "Measures", "Mistake", "Mix", "Path", "Rule", "Run", "Scenario", "Seek", "Sensitivity", "Signals", "Stopped", "Surge", "Sweep",
           "Table", "Value", "WorldError", "Worth", "WrongError", "backcast", "buffer", "calibrate", "compare", "discover", "explain",
           "fit", "forms", "levers", "measures", "mix", "path", "read", "rule", "run", "scenario", "seek", "sensitivity", "signals",
           "surge", "sweep", "worth"]
