"""The package of Python gives the numbers that the program prints, and keeps, stops and refuses as it says.

What is expected comes from the program's JSON and CSV. INSTROOM is the path of the program."""

import contextlib
import csv
import gc
import io
import json
import math
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import threading
import unittest
import weakref

import numpy

import instroom as i

PROGRAM = os.environ["INSTROOM"]
FOLDER = "tests/cli/scenarios/"
RANDOM = FOLDER + "random.cfg"


def told(*words):
    done = subprocess.run([PROGRAM, *words, "--quiet"], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        raise AssertionError(done.stderr)
    return done.stdout


def told_json(*words):
    return json.loads(told(*words, "--json"))


def columns_of(text):
    rows = list(csv.DictReader(io.StringIO(text)))
    return {name: [row[name] for row in rows] for name in rows[0]}


class Numbers(unittest.TestCase):
    scenario = i.scenario(RANDOM)
    run_ = i.run(scenario)
    buffer = i.buffer(scenario)

    def same(self, table, columns):
        for name, cells in columns.items():
            found = table[name]
            wanted = cells if found.dtype.kind in "MU" else [float(cell) for cell in cells]
            self.assertEqual([str(one) for one in found] if found.dtype.kind in "MU" else list(found), wanted, name)

    def test_json_is_that_of_the_program(self):
        for answer, command in ((self.run_, "run"), (self.buffer, "buffer"), (i.levers(self.scenario), "levers"),
                                (i.forms(self.scenario), "forms"), (i.surge(self.scenario), "surge"),
                                (i.rule(self.scenario), "rule")):
            self.assertEqual(answer.json, told_json(command, RANDOM))

    def test_values_by_name_are_those_of_json(self):
        run = told_json("run", RANDOM)
        self.assertEqual(self.run_.p_norm[:3], tuple(run["p_norm"][end] for end in ("value", "low", "high")))
        for name, result in run["results"].items():
            self.assertEqual(self.run_[name].value, result["mean"], name)
        for name, line in run["ledger"].items():
            self.assertEqual(self.run_["cost." + name].value, line["mean"], name)
        buffer = told_json("buffer", RANDOM)
        for name in ("norm", "liquidity", "economic"):
            wanted = tuple(buffer[name + "_buffer"][end] for end in ("value", "low", "high"))
            self.assertEqual(getattr(self.buffer, name)[:3], wanted, name)

    def test_every_number_of_an_answer_has_a_name(self):
        levers = i.levers(self.scenario)
        self.assertIn("base.p_norm", levers.numbers())
        self.assertEqual(levers.number("base.p_norm").value, levers.json["base"]["p_norm"]["value"])
        self.assertEqual(self.run_.number("sums.hires.mean").value, self.run_.json["sums"]["hires"]["mean"])
        self.assertEqual(self.run_.number("sums.hires.mean").unit, "FTE")
        self.assertRaises(KeyError, self.buffer.number, "no such name")
        self.assertEqual(len(set(self.buffer.numbers())), len(self.buffer.numbers()))

    def test_levers_by_name_are_those_of_json(self):
        levers = i.levers(self.scenario)
        for row in told_json("levers", RANDOM)["levers"]:
            self.assertEqual(levers[row["lever"]]["liquidity_buffer"].value, row["liquidity_buffer"]["change"])

    def test_tables_are_the_files_of_the_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            self.run_.save(folder + "/run", buffer=self.buffer)
            for name, table in (("months", self.run_.months), ("futures", self.run_.futures),
                                ("frontier", {**self.buffer.frontier, "low": self.buffer.frontier["p_norm.low"],
                                              "high": self.buffer.frontier["p_norm.high"]})):
                with open(f"{folder}/run/{name}.csv") as file:
                    columns = columns_of(file.read())
                if name == "frontier":
                    columns = {own: cells for own, cells in columns.items() if own in table}
                    self.assertGreaterEqual(len(columns), 8)
                else:
                    self.assertEqual(set(columns) - set(table), set())
                self.same(table, columns)
            with self.assertRaises(i.WrongError):
                self.run_.save(FOLDER)

    def test_a_path_is_that_of_the_program(self):
        self.same(i.path(self.scenario, "worst").months, columns_of(told("path", RANDOM, "--future", "worst")))

    def test_a_comparison_is_that_of_the_program(self):
        other = i.scenario(RANDOM, **{"flex.pool": 40})
        with tempfile.TemporaryDirectory() as folder:
            with open(folder + "/other.cfg", "w") as file:
                file.write(other.text())
            wanted = told_json("compare", RANDOM, folder + "/other.cfg")
        self.assertEqual(i.compare(self.scenario, other).json["differences"], wanted["differences"])

    def test_what_a_key_must_be_is_that_of_the_program(self):
        wanted = told_json("seek", RANDOM, "staff.experienced", "--below", "1e6", "--futures", "320")
        sought = i.seek(i.scenario(RANDOM, futures=320), "staff.experienced", below=1e6)
        self.assertEqual({name: sought.json[name] for name in ("today", "at_least", "at_most", "value", "unit")},
                         {name: wanted[name] for name in ("today", "at_least", "at_most", "value", "unit")})

    def test_records_and_uncertain_keys_are_answered_as_by_the_program(self):
        steady, record, anchors = (FOLDER + name for name in ("steady.cfg", "record.csv", "anchors.csv"))
        self.assertEqual(i.backcast(i.scenario(steady), record, anchors).json,
                         told_json("backcast", steady, record, "--anchors", anchors))
        inflow = "scenarios/data/netherlands-first-applications.csv"
        self.assertEqual(i.fit(inflow, law="normal").json, told_json("fit", inflow, "--law", "normal"))
        uncertain = FOLDER + "uncertain.cfg"
        self.assertEqual(i.sensitivity(i.scenario(uncertain, **{"sweep.points": 8})).json,
                         told_json("sweep", uncertain, "--indices", "--points", "8"))
        laws = ('uncertain = ( { key = "staff.attrition"; p10 = 0.005; p90 = 0.012; },\n'
                '              { key = "inflow.level_per_month"; p10 = 450.0; p90 = 550.0; } );\n')
        with open(RANDOM) as file, tempfile.TemporaryDirectory() as folder:
            text = file.read() + laws
            with open(folder + "/x.cfg", "w") as own:
                own.write(text)
            wanted = told_json("worth", folder + "/x.cfg", "--futures", "4096")
            both = ["staff.attrition", "inflow.level_per_month"]
            one = told_json("worth", folder + "/x.cfg", "--futures", "4096", "--group", "one=staff.attrition")
        self.assertEqual(i.worth(i.read(text, futures=4096)).json["evpi"], wanted["evpi"])
        named = i.worth(i.read(text, futures=4096), groups={"one": both[:1], "both": both}).json["groups"]
        self.assertEqual([group["group"] for group in named], ["one", "both"])
        self.assertEqual(named[0], one["groups"][0])
        drives = i.sensitivity(i.read(text, futures=64, **{"sweep.points": 8}), groups={"both": both}).json
        self.assertEqual([(group["group"], group["keys"]) for group in drives["answers"]["p_norm"]["groups"]], [("both", 2)])
        with self.assertRaises(i.WrongError):
            i.worth(i.read(text, futures=4096), groups={"none": ["flex.pool"]})

    def test_a_sweep_goes_on_and_is_that_of_the_program(self):
        with tempfile.TemporaryDirectory() as folder:
            swept = i.sweep(i.scenario(FOLDER + "sweep.cfg"), folder + "/a.db", keep=True)
            self.same(swept.points, columns_of(told("export", folder + "/a.db", "--csv")))
            again = i.sweep(i.scenario(FOLDER + "sweep.cfg"), folder + "/a.db")
            self.assertEqual(again.json["found"], swept.json["points"])
            self.assertEqual(swept.scenario(2).json["futures"], swept.points["futures"][1])

    def test_frames_are_the_tables(self):
        try:
            import pandas  # noqa: F401
        except ImportError:
            self.skipTest("pandas is not there")
        frame = self.run_.months.frame()
        self.assertEqual(list(frame["backlog.p95"]), list(self.run_.months["backlog.p95"]))


class Behaviour(unittest.TestCase):
    def test_settings_of_every_kind_are_laid_over(self):
        settings = {"flex.pool": numpy.float64(40), "months": numpy.int64(24), "norm.measure": "overdue",
                    "budget.annual": [1e7, 1.1e7], "reception.borne": True}
        text = i.scenario(RANDOM, settings, futures=100).text()
        for line in ("pool = 40.0", "months = 24", "annual = [10000000.0, 11000000.0]", "borne = true", "futures = 100"):
            self.assertIn(line, text)
        again = i.read(text, futures=200)
        self.assertEqual(again.json["futures"], 200)

    def test_every_mistake_is_told_with_its_file_and_line(self):
        with self.assertRaises(i.WrongError) as caught:
            i.scenario(FOLDER + "mistaken.cfg")
        self.assertEqual((caught.exception.file, caught.exception.line), (FOLDER + "mistaken.cfg", 3))
        self.assertEqual([one.line for one in caught.exception.mistakes], [3, 4, 5, 7])
        self.assertIsInstance(caught.exception, ValueError)
        with self.assertRaises(i.WorldError) as caught:
            i.scenario("no/such/file.cfg")
        self.assertIsInstance(caught.exception, OSError)
        with self.assertRaises(i.WrongError):
            i.scenario(RANDOM, **{"flex.pol": 1})

    def test_an_array_keeps_its_answer_and_nothing_else_does(self):
        run = i.run(i.scenario(RANDOM))
        kept, array = weakref.ref(run._held), run.months["backlog.p95"]
        wanted = array.copy()
        self.assertFalse(array.flags.owndata)
        with self.assertRaises(ValueError):
            array[0] = 1.0
        del run
        gc.collect()
        self.assertIsNotNone(kept())
        i.run(i.scenario(RANDOM, seed=9))
        self.assertEqual(list(array), list(wanted))
        del array
        gc.collect()
        self.assertIsNone(kept())

    def test_who_interrupts_stops_the_work(self):
        def interrupt(part):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt) as caught:
            i.run(i.scenario(RANDOM, futures=2000000), progress=interrupt)
        self.assertIsInstance(caught.exception.__cause__, i.Stopped)

    def test_a_signal_stops_the_work_wherever_it_comes(self):
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            for delay in (0.05, 0.1, 0.23):
                scenario = i.scenario(RANDOM, futures=2000000)
                with self.assertRaises(KeyboardInterrupt) as caught:
                    threading.Timer(delay, os.kill, (os.getpid(), signal.SIGINT)).start()
                    i.run(scenario)
                self.assertIsInstance(caught.exception.__cause__, i.Stopped)
        finally:
            signal.signal(signal.SIGINT, before)

    def test_progress_ends_at_all_of_it_and_a_bar_is_drawn_only_where_wanted(self):
        parts = []
        i.run(i.scenario(RANDOM), progress=parts.append)
        self.assertEqual((parts[-1], parts), (1.0, sorted(parts)))
        with contextlib.redirect_stderr(io.StringIO()) as drawn:
            i.run(i.scenario(RANDOM))
        self.assertEqual(drawn.getvalue(), "")

    def test_threads_of_python_ask_at_once(self):
        scenario, found = i.scenario(RANDOM), []
        ask = [threading.Thread(target=lambda: found.append(i.run(scenario).p_norm)) for _ in range(3)]
        for one in ask:
            one.start()
        for one in ask:
            one.join()
        self.assertEqual(found, [i.run(scenario, threads=1).p_norm] * 3)

    def test_a_norm_that_nothing_reaches_is_an_answer(self):
        answer = i.buffer(i.scenario(RANDOM, **{"norm.limit": 0.5, "norm.from": 0, "norm.tolerance_months": 0,
                                                "tracks.asylum.legal_term": 1}))
        self.assertTrue(answer.no)
        self.assertEqual(answer.norm.value, math.inf)

    def test_numbers_are_documented_with_their_unit(self):
        for name in ("peak_backlog", "cost_total", "p_norm"):
            about = getattr(i.Run, name).__doc__
            self.assertIn(f"unit      {getattr(Numbers.run_, name).unit}", about)
        self.assertIn("norm", dir(Numbers.buffer))
        self.assertIn("unit", i.explain("flex.pool"))
        with self.assertRaises(AttributeError):
            Numbers.buffer.no_such_number

    def test_every_question_of_the_headers_is_asked_or_said_to_be_missing(self):
        with open("src/python/instroom/__init__.py") as file:
            package = file.read()
        done = subprocess.run("cat include/instroom/*.h | grep -o 'ins_[a-z]*_create(' | sort -u", shell=True,
                              capture_output=True, text=True)
        kinds = [name[len("ins_"):-len("_create(")] for name in done.stdout.split()]
        self.assertGreaterEqual(len(kinds), 13)
        for kind in kinds:
            if not any(one._kind == kind for one in vars(i).values() if isinstance(one, type) and issubclass(one, i.Answer)):
                print(f"python: no function of the package asks ins_{kind}_create yet")
        self.assertIn("ins_buffer_create_held", package)


class Example(unittest.TestCase):
    def test_its_numbers_are_those_of_the_program(self):
        settings = ["--set", "flex.pool=150", "--futures", "500"]
        argv, sys.argv = sys.argv, ["example.py", "scenarios/netherlands-2026.cfg", "500"]
        try:
            with contextlib.redirect_stdout(io.StringIO()):
                example = runpy.run_path("src/python/example.py")
        finally:
            sys.argv = argv
        buffer = told_json("buffer", "scenarios/netherlands-2026.cfg", *settings)
        self.assertEqual(example["b"].liquidity.value, buffer["liquidity_buffer"]["value"])
        run = told_json("run", "scenarios/netherlands-2026.cfg", *settings)
        self.assertEqual(example["r"]["peak_backlog"].value, run["results"]["peak_backlog"]["mean"])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
