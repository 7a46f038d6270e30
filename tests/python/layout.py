"""The structures of src/python are those of the headers: a C compiler tells sizes and places."""

import ctypes
import os
import re
import subprocess
import sys
import tempfile
import unittest

from instroom import _library as library

CASES = [one for one in vars(library).values() if isinstance(one, type) and issubclass(one, ctypes.Structure)
         and one is not ctypes.Structure]


def name_of(case):
    return re.match(r"struct (ins_\w+)", case.__doc__).group(1)


def own(case):
    return [name for name, *_ in case._fields_ if name != "later"]


def places(cases):
    """(structure, member) -> (offset, size), as the compiler of C tells them."""
    lines = [f'printf("{name_of(c)} {m} %zu %zu\\n", offsetof(struct {name_of(c)}, {m}), sizeof ((struct {name_of(c)} *)0)->{m});'
             for c in cases for m in own(c)]
    lines += [f'printf("{name_of(c)} . 0 %zu\\n", sizeof (struct {name_of(c)}));' for c in cases]
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "layout.c")
        with open(source, "w") as file:
            file.write("#include <instroom/instroom.h>\n#include <stdio.h>\n#include <stddef.h>\nint main(void) {\n"
                       + "\n".join(lines) + "\nreturn 0; }\n")
        program = os.path.join(folder, "layout")
        subprocess.run(["cc", "-Iinclude", source, "-o", program], check=True)
        told = subprocess.run([program], check=True, capture_output=True, text=True).stdout
    return {(s, m): (int(o), int(n)) for s, m, o, n in (line.split() for line in told.splitlines())}


class Layout(unittest.TestCase):
    def test_every_member_stands_where_the_compiler_puts_it(self):
        self.assertGreaterEqual(len(CASES), 10)
        found = places(CASES)
        for case in CASES:
            for member in own(case):
                field = getattr(case, member)
                self.assertEqual(found[name_of(case), member], (field.offset, field.size), f"{name_of(case)}.{member}")

    def test_no_member_of_a_header_is_left_out(self):
        found = places(CASES)
        for case in CASES:
            last = getattr(case, own(case)[-1])
            room = found[name_of(case), "."][1] - (last.offset + last.size)
            self.assertLess(room, ctypes.alignment(case), f"{name_of(case)} has more members")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
