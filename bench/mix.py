#!/usr/bin/python3
"""bench/mix.py - what instructions a future-month is made of, and how near that is to the machine.

    mix.py COUNTED SCENARIO [BENCH_OUTPUT]

Lets `counted --step` visit every instruction of a block of futures, looks each address up in what
objdump makes of the program, and adds up: floating-point operations, bytes read and written,
instructions by kind and by function. With the output of a bench (`make bench`), whose times and
peaks it reads, it says what share of the machine that is. Prints Markdown.
"""

import collections
import os
import re
import subprocess
import sys

LEVELS = ("x86-64-v4", "x86-64-v3")
PARTS = {"gated": "month, inflow given: funding gated", "inflow": "inflow alone"}
FUNCTIONS = 8
REGISTER = {"z": 64, "y": 32, "x": 16}
WHOLE = re.compile(r"^v(p|mov|.*blend|.*perm|broadcast|extract|insert|unpck|shuf|and|or|xor|k|zero)")
FUSED = re.compile(r"^vf(n?)m(add|sub)")
SIMPLE = re.compile(r"^v(add|sub|mul|div|sqrt|max|min|cmp\w*|rndscale|round|getexp|scalef)[ps]d$")
OPERANDS = re.compile(r",(?![^(]*\))")


def disassemble(program):
    """{address: (function, mnemonic, operands)}"""
    text = subprocess.run(["objdump", "-d", "--no-show-raw-insn", program], check=True,
                          capture_output=True, text=True).stdout
    code, function = {}, ""
    for line in text.splitlines():
        head = re.match(r"^[0-9a-f]+ <(.*)>:$", line)
        if head:
            function = re.sub(r"\.(constprop|isra|part|cold)\S*", "", head.group(1))
            continue
        body = re.match(r"^\s+([0-9a-f]+):\s+(.*)$", line)
        if body:
            words = re.sub(r"\s*[#<].*$", "", body.group(2)).split(None, 1)
            while len(words) == 2 and words[0] in ("lock", "notrack", "bnd", "data16", "cs"):
                words = words[1].split(None, 1)
            name = words[0] if words else ""
            code[int(body.group(1), 16)] = (function, name, words[1] if len(words) > 1 else "")
    return code


def width(name, operands):
    """Bytes of the memory operand."""
    if "{1to" in operands or re.search(r"(sd|sq|[^u]q)$", name) and name.startswith("v") \
            and not re.search(r"^v(p|movdq|mova|movu)", name):
        return 8
    for letter, size in REGISTER.items():
        if f"%{letter}mm" in operands:
            return size
    return 4 if "%e" in operands or name.endswith("l") else 8


def classify(name, operands):
    """(kind, floating-point operations, bytes read, bytes written)"""
    parts = OPERANDS.split(operands) if operands else []
    lanes = 1 if name.endswith("sd") else max((REGISTER[x] // 8 for x in REGISTER
                                               if f"%{x}mm" in operands), default=1)
    read = written = 0
    if not name.startswith(("lea", "nop", "jmp", "call")):
        places = ["(" in part for part in parts]
        compares = name.startswith(("cmp", "test", "vucomi", "vcomi"))
        if places and places[-1] and (len(parts) > 1 or name.startswith(("inc", "dec", "set"))) \
                and not compares:
            written = width(name, operands)
        elif any(places):
            read = width(name, operands)
    if name.startswith("rep"):
        return "rep, row by row", 0, 8, 8
    if FUSED.match(name):
        return "fused multiply-add", 2 * lanes, read, written
    if re.match(r"^v(div|sqrt)", name):
        return "divide, root", lanes, read, written
    if SIMPLE.match(name):
        return "add, multiply, compare, choose", lanes, read, written
    if name.startswith("v") and (read or written) and re.match(r"^v(mov|broadcast)", name):
        return "store" if written else "load", 0, read, written
    if name.startswith(("v", "k")) and not name.startswith("vzeroupper"):
        return "whole numbers, masks, blends", 0, read, written
    return "scalar, loops, calls", 0, read, written


class Mix:
    def __init__(self, program, scenario, part, level, code):
        env = dict(os.environ, INSTROOM_LEVEL=level)
        said = subprocess.run([program, scenario, part], check=True, capture_output=True, text=True,
                              env=env).stdout.split()
        self.there, self.months = said[0] == level, int(said[2])
        self.kinds, self.functions = collections.Counter(), collections.Counter()
        self.flops = self.read = self.written = self.vector = self.all = 0
        if not self.there:
            return
        text = subprocess.run([program, scenario, part, "--step"], check=True, capture_output=True,
                              text=True, env=env).stdout
        for line in text.splitlines():
            address, count = line.split()
            self.add(*code.get(int(address, 16), ("(C library)", "", "")), int(count) / self.months)

    def add(self, function, name, operands, count):
        kind, flops, read, written = classify(name, operands)
        self.all += count
        self.kinds[kind] += count
        self.functions[function] += count
        self.flops += flops * count
        self.read += read * count
        self.written += written * count
        if name.startswith("v") and (kind not in ("load", "store", "scalar, loops, calls")):
            self.vector += count


def read_bench(path):
    """Times {(part, level): ns} and peaks {level: (GFLOP/s, GB/s, instructions a ns)}; GHz."""
    times, peaks, clock = {}, {}, None
    text = open(path, encoding="utf-8").read() if path else ""
    for line in text.splitlines():
        found = re.search(r"(x86-64-v\d): (\d+) GFLOP/s fused, (\d+) GB/s from L1; a ns \S+ fma, "
                          r"(\S+) fma and add", line)
        if found:
            peaks[found[1]] = (float(found[2]), float(found[3]), float(found[4]))
        found = re.search(r"at its best: (\S+) GHz", line)
        clock = float(found[1]) if found else clock
        for part, name in PARTS.items():
            if line.startswith(f"  {name} "):
                values = re.findall(r" -(?= )|(\S+) ~\S+", line) # a level that is not there is -
                times.update({(part, level): float(ns) for level, ns in zip(LEVELS, values) if ns})
    return times, peaks, clock


def rows_of(mixes):
    kinds = sorted({kind for mix in mixes for kind in mix.kinds},
                   key=lambda kind: -mixes[0].kinds[kind])
    yield "**instructions**", [f"**{mix.all:.1f}**" for mix in mixes]
    for kind in kinds:
        yield kind, [f"{mix.kinds[kind]:.1f}" for mix in mixes]
    yield "floating-point operations", [f"{mix.flops:.0f}" for mix in mixes]
    yield "bytes read, written", [f"{mix.read:.0f}, {mix.written:.0f}" for mix in mixes]


def shares_of(mixes, keys, bench):
    times, peaks, clock = bench
    if not clock or not all(key in times and key[1] in peaks for key in keys):
        return
    each = [(mix, times[key], peaks[key[1]]) for mix, key in zip(mixes, keys)]
    yield "ns", [f"{ns:.2f}" for _, ns, _ in each]
    yield "instructions a cycle", [f"{mix.all / ns / clock:.2f}" for mix, ns, _ in each]
    yield "share of peak floating point", [f"{100 * mix.flops / ns / peak[0]:.0f} %"
                                           for mix, ns, peak in each]
    yield "share of peak L1 reads", [f"{100 * mix.read / ns / peak[1]:.0f} %"
                                     for mix, ns, peak in each]
    yield "share of peak vector arithmetic issued", [f"{100 * mix.vector / ns / peak[2]:.0f} %"
                                                     for mix, ns, peak in each]


def print_functions(mixes, keys):
    for mix, (part, level) in zip(mixes, keys):
        if level == LEVELS[0] or len(mixes) < 3:
            top = ", ".join(f"`{name}` {100 * count / mix.all:.0f} %"
                            for name, count in mix.functions.most_common(FUNCTIONS))
            print(f"\n{PARTS[part]}, {level}, instructions by function: {top}.")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    program, scenario = sys.argv[1:3]
    bench = read_bench(sys.argv[3] if len(sys.argv) == 4 else None)
    code = disassemble(program)
    keys = [(part, level) for part in PARTS for level in LEVELS]
    made = [Mix(program, scenario, part, level, code) for part, level in keys]
    keys = [key for key, mix in zip(keys, made) if mix.there]
    mixes = [mix for mix in made if mix.there]
    print("| a future-month | " + " | ".join(f"{PARTS[part].split(':')[0]}, {level[7:]}"
                                            for part, level in keys) + " |")
    print("|---" * (len(mixes) + 1) + "|")
    for name, values in (*rows_of(mixes), *shares_of(mixes, keys, bench)):
        print(f"| {name} | " + " | ".join(values) + " |")
    print_functions(mixes, keys)


if __name__ == "__main__":
    main()
