#!/usr/bin/python3
"""bench/check_rivals.py - do the rivals and the program say the same?

    check_rivals.py INSTROOM RIVAL_GSL SCENARIO [--set KEY=VALUE] [--futures N]

A rival that computes something else is no rival. Three checks:

  months   with all chance taken out (counts "none", no shocks, surges or drift) every column of
           every month must agree to 1e-8, relative to max(1, value);
  figures  with it, every mean of the digest, for the scenario as given and for unlimited funding,
           must lie within 4.75 standard errors of the difference (three independent samples).
           Where two samples show no spread at all, they must be equal to 1e-8;
  counts   with the counts as the only chance, whose law the great swings hide otherwise, the mean
           and the spread of the total inflow must agree in the same way. (The total of many
           months is close to normal, so that the logarithm of its spread has error
           sqrt(1 / 2N).)

Prints a table of z-scores; the exit code is 1 where something disagrees.
"""

import argparse
import csv
import itertools
import json
import math
import os
import subprocess
import sys

Z_LIMIT = 4.75        # 500 comparisons, one false alarm in a thousand runs of this script
MONTHS_LIMIT = 1e-8
NUMPY = [sys.executable, os.path.join(os.path.dirname(os.path.abspath(__file__)), "rival_numpy.py")]
CALM = ("inflow.ar1.innovation_sd=0.0", "inflow.surge.probability=0.0",
        "inflow.composition.innovation_sd=0.0")
STILL = (*CALM, "inflow.counts=none")
CASES = {"given": (), "unlimited": ("funding=unlimited",)}
NAMES = ("inflow_total", "peak_backlog", "peak_overdue", "overdue_case_months", "cost_total",
         "social_cost_total", "shortfall_max", "norm_met")


def run(command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.stderr}")
    return done.stdout


def settings(keys):
    return [word for key in keys for word in ("--set", key)]


def resolved(options, keys):
    return run([options.instroom, "check", options.scenario, *settings(keys)])


# --- months -----------------------------------------------------------------------------------

def months_of_all(options):
    keys = settings((*options.set, *STILL))
    own = run([options.instroom, "path", options.scenario, "--future", "1", *keys])
    gsl = run([options.rival_gsl, options.scenario, "--path", *keys])
    numpy = run([*NUMPY, "-", "--path"], resolved(options, (*options.set, *STILL)))
    return {name: list(csv.DictReader(text.splitlines()))
            for name, text in (("instroom", own), ("gsl", gsl), ("numpy", numpy))}


def largest_gap(one, other):
    worst = (0.0, "")
    if len(one) != len(other):
        return (math.inf, "number of months")
    for a, b in zip(one, other):
        for name in a.keys() & b.keys() - {"month"}:
            gap = abs(float(a[name]) - float(b[name])) / max(1.0, abs(float(a[name])))
            worst = max(worst, (gap, f"{name} in {a['month']}"))
    return worst


def check_months(options):
    paths, good = months_of_all(options), True
    for one, other in itertools.combinations(paths, 2):
        gap, place = largest_gap(paths[one], paths[other])
        good &= gap <= MONTHS_LIMIT
        print(f"months   {one + ' - ' + other:18}  largest difference {gap:.1e}  {place}")
    return good


# --- figures ----------------------------------------------------------------------------------

def digest_of_rival(text):
    digest = {}
    for line in text.splitlines():
        pairs = dict(word.split("=", 1) for word in line.split())
        if pairs["measure"] == "digest":
            digest[pairs["case"]] = {name: (float(pairs[name]), float(pairs[name + "_se"]))
                                     for name in NAMES}
            digest["futures"] = int(pairs["futures"])
    return digest


def digest_of_program(options, keys):
    digest = {}
    for case, funding in CASES.items():
        text = run([options.instroom, "run", options.scenario, "--json", "--quiet",
                    *options.futures_words, *settings((*keys, *funding))])
        results = json.loads(text)["results"]
        digest[case] = {name: (results[name]["mean"], results[name]["se"]) for name in NAMES}
    return digest


def digests_of_all(options, keys):
    words = ["--repeat", "0", *options.futures_words]
    gsl = run([options.rival_gsl, options.scenario, *words, *settings(keys)])
    numpy = run([*NUMPY, "-", *words], resolved(options, keys))
    return {"instroom": digest_of_program(options, keys), "gsl": digest_of_rival(gsl),
            "numpy": digest_of_rival(numpy)}


def z_score(one, other):
    error = math.hypot(one[1], other[1])
    gap = one[0] - other[0]
    if error > 1e-12 * max(1.0, abs(one[0])):
        return gap / error
    return 0.0 if abs(gap) <= MONTHS_LIMIT * max(1.0, abs(one[0])) else math.inf


def check_figures(options):
    digests, worst = digests_of_all(options, options.set), 0.0
    pairs = list(itertools.combinations(digests, 2))
    names = "".join(f"{one + '-' + other:>16}" for one, other in pairs)
    print(f"figures  {'':32}{'instroom':>16}{'+/-':>12}{names}")
    for case, name in itertools.product(CASES, NAMES):
        scores = [z_score(digests[one][case][name], digests[other][case][name])
                  for one, other in pairs]
        worst = max([worst, *map(abs, scores)])
        value, error = digests["instroom"][case][name]
        print(f"figures  {case:11}{name:21}{value:16.6g}{error:12.3g}"
              + "".join(f"{score:16.2f}" for score in scores))
    print(f"figures  largest |z| {worst:.2f}, allowed {Z_LIMIT}")
    return worst <= Z_LIMIT


# --- counts -----------------------------------------------------------------------------------

def spread_score(one, other, futures):
    if one[1] > 0.0 and other[1] > 0.0:
        return math.log(one[1] / other[1]) * math.sqrt(futures)
    return 0.0 if one[1] == other[1] else math.inf


def check_counts(options):
    digests, good = digests_of_all(options, (*options.set, *CALM)), True
    futures = digests["gsl"]["futures"]
    for one, other in itertools.combinations(digests, 2):
        a, b = (digests[name]["given"]["inflow_total"] for name in (one, other))
        mean, spread = z_score(a, b), spread_score(a, b, futures)
        good &= max(abs(mean), abs(spread)) <= Z_LIMIT
        print(f"counts   {one + ' - ' + other:18}  "
              f"z of the mean {mean:.2f}, of the spread {spread:.2f}")
    return good


def main():
    parser = argparse.ArgumentParser(description="Do the rivals and the program say the same?")
    for name in ("instroom", "rival_gsl", "scenario"):
        parser.add_argument(name)
    parser.add_argument("--set", action="append", default=[], metavar="KEY=VALUE")
    parser.add_argument("--futures", type=int)
    parser.add_argument("--figures-only", action="store_true",
                        help="regimes that differ in more than volatility are chance elsewhere too")
    options = parser.parse_args()
    options.futures_words = ["--futures", str(options.futures)] if options.futures else []
    good = check_figures(options)
    if not options.figures_only:
        good &= check_months(options)
        good &= check_counts(options)
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
