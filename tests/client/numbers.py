"""numbers.py SCHEMA JSON TOLD - whether the numbers that a program found by name are those of the answer's JSON.

TOLD is what numbers.c prints. Names are made here a second time, after include/instroom/values.h alone. Of the
JSON only `provenance` has no names: it tells of the run and not of the answer. Units are those of the schema.
"""
import json
import math
import sys

CALLED = ["lever", "form", "law", "letter", "group", "name", "key", "start", "month", "year"]
HALF = 1.96
NAN = math.nan


def is_number(value):
    return isinstance(value, (int, float, bool))


def number(value):
    return float(value) if is_number(value) else NAN


def estimate(value):
    """The member that is the value of an estimate."""
    if isinstance(value, dict) and "low" in value and "high" in value:
        return "value" if "value" in value else "change" if "change" in value else None
    return None


def ends_of(whole, name):
    value = number(whole[name])
    if name + "_low" in whole and name + "_high" in whole:
        return value, number(whole[name + "_low"]), number(whole[name + "_high"])
    error = whole.get(name + "_se", whole.get("se") if name == "mean" else None)
    half = HALF * number(error)
    return value, value - half, value + half


def called(rows):
    for by in CALLED:
        names = [row.get(by) if isinstance(row, dict) else None for row in rows]
        if all(isinstance(n, (str, int)) and n != "" for n in names) and len(set(map(str, names))) == len(names):
            return ["." + str(n) for n in names]
    return [f"[{i}]" for i in range(len(rows))]


def values(part, name=""):
    """Name and number of all that is known below a part. What is null may be a text: those are held apart."""
    if isinstance(part, dict):
        main = estimate(part)
        if main:
            yield name, (number(part[main]), number(part["low"]), number(part["high"]))
        for member, value in part.items():
            place = f"{name}.{member}" if name else member
            if main and member in (main, "low", "high") or place == "provenance":
                continue
            if is_number(value) or value is None:
                yield place, ends_of(part, member) + ((value is None),)
            else:
                yield from values(value, place)
    elif isinstance(part, list):
        for row, end in zip(part, called(part)):
            yield from values(row, name + end)
    elif is_number(part) or part is None:
        yield name, (number(part), NAN, NAN, part is None)


def columns(row, name):
    """Name, end and number of what a row of a list adds to its series."""
    if is_number(row):
        yield name, "value", number(row)
    if isinstance(row, dict):
        main = estimate(row)
        if main:
            yield from ((name, end, number(row[main if end == "value" else end])) for end in ("value", "low", "high"))
        for member, value in row.items():
            if main and member in (main, "low", "high"):
                continue
            if is_number(value) or isinstance(value, dict):
                yield from columns(value, f"{name}.{member}")


def series(part, name=""):
    if isinstance(part, dict):
        for member, value in part.items():
            yield from series(value, f"{name}.{member}" if name else member)
    elif isinstance(part, list):
        found = {}
        for i, row in enumerate(part):
            for column, end, value in columns(row, name):
                found.setdefault((column, end), [NAN] * len(part))[i] = value
        yield from found.items()
        for row, end in zip(part, called(part)):
            yield from series(row, name + end)


def same(one, other):
    return len(one) == len(other) and all(a == b or (a != a and b != b) for a, b in zip(one, other))


def numbers_without_a_unit(schema):
    """Places of the schema that are a number and say no unit."""
    def walk(part, place, unit, inside):
        unit = unit or "unit" in part
        if "$ref" in part:
            name = part["$ref"].rsplit("/", 1)[1]
            if name not in inside:
                yield from walk(schema["$defs"][name], place, unit, inside | {name})
        elif "anyOf" in part:
            yield from walk(part["anyOf"][0], place, unit, inside)
        elif part.get("type") == ["number", "null"] and not unit:
            yield place
        for name, member in part.get("properties", {}).items():
            yield from walk(member, f"{place}.{name}", unit, inside)
        if "items" in part:
            yield from walk(part["items"], place + "[]", unit, inside)
    yield from walk(schema, "", False, set())


def main(schema, answer, told):
    schema, answer = json.load(open(schema)), json.load(open(answer))
    rows = [line.rstrip("\n").split("\t") for line in open(told)]
    found = {row[1]: [float(n) for n in row[2:5]] for row in rows if row[0] == "value"}
    lists = {(row[1], row[2]): [float(n) for n in row[3:]] for row in rows if row[0] == "series"}
    wanted, wanted_lists = dict(values(answer)), dict(series(answer))
    sure = {name for name, value in wanted.items() if len(value) == 3 or not value[3]}
    bad = [f"{name} is twice" for name in found if sum(row[:2] == ["value", name] for row in rows) > 1]
    bad += [f"{name} has no name" for name in sure - set(found)]
    bad += [f"{name} is not in the JSON" for name in set(found) - set(wanted)]
    bad += [f"{name}: {found[name]}, not {wanted[name][:3]}" for name in set(found) & set(wanted)
            if not same(found[name], wanted[name][:3])]
    bad += [f"series {name} is not found" for name in set(wanted_lists) - set(lists)]
    bad += [f"series {name} differs" for name in set(wanted_lists) & set(lists)
            if not same(lists[name], wanted_lists[name])]
    bad += [f"series {name} is not in the JSON" for name, row in lists.items()
            if name not in wanted_lists and not all(n != n for n in row)]
    bad += [f"{place} has no unit in the schema" for place in numbers_without_a_unit(schema)]
    if not found:
        bad.append("no numbers")
    for line in bad[:10]:
        print("numbers:", sys.argv[1].rsplit("/", 1)[-1], line)
    return 1 if bad else 0


sys.exit(main(*sys.argv[1:4]))
