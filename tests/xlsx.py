#!/usr/bin/env python3
"""xlsx.py WORKBOOK SHEET TABLE.csv ... - does a workbook say what the CSV files say?

Reads the workbook with nothing but zip and XML, so that the library which wrote it cannot hide
its own mistakes. For each pair of a sheet and a CSV file every cell must be the same: numbers to
fifteen digits (a workbook keeps sixteen), months as the first day of the month, text as it is.
Prints a line a sheet: its name, rows, what is frozen, whether it has a drawing; how it is printed, and
what of it repeats on each page. The heads of a table can be filtered by, over all of its rows."""
import csv
import datetime
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def column(reference):
    number = 0
    for letter in re.match(r"[A-Z]+", reference).group():
        number = 26 * number + ord(letter) - 64
    return number - 1


class Workbook:
    def __init__(self, path):
        self.zip = zipfile.ZipFile(path)
        assert self.zip.testzip() is None
        self.shared = ["".join(t.text or "" for t in item.iter(MAIN + "t"))
                       for item in self.xml("xl/sharedStrings.xml")]
        style = self.xml("xl/styles.xml")
        self.formats = {f.get("numFmtId"): f.get("formatCode") for f in style.iter(MAIN + "numFmt")}
        self.styles = [x.get("numFmtId") for x in style.find(MAIN + "cellXfs")]
        links = {r.get("Id"): r.get("Target") for r in self.xml("xl/_rels/workbook.xml.rels")}
        self.sheets = {s.get("name"): "xl/" + links[s.get(LINK)]
                       for s in self.xml("xl/workbook.xml").iter(MAIN + "sheet")}

    def xml(self, name):
        return ET.fromstring(self.zip.read(name))

    def sheet(self, name):
        """{(row, column): value}, where it is frozen, whether it has a drawing, formats used"""
        root = self.xml(self.sheets[name])
        cells, formats = {}, {}
        for cell in root.iter(MAIN + "c"):
            row = int(re.search(r"\d+", cell.get("r")).group()) - 1
            place = row, column(cell.get("r"))
            value = cell.find(MAIN + "v")
            if value is None:
                continue
            text = cell.get("t") == "s"
            cells[place] = self.shared[int(value.text)] if text else float(value.text)
            formats[place] = self.formats.get(self.styles[int(cell.get("s", 0))], "")
        pane = root.find(".//" + MAIN + "pane")
        frozen = pane.get("topLeftCell") if pane is not None else "nothing"
        return cells, frozen, root.find(MAIN + "drawing") is not None, formats


    def printed(self, name):
        """the cells that are filtered, how the paper lies, what repeats on each page"""
        root = self.xml(self.sheets[name])
        number = list(self.sheets).index(name)
        titles = [d.text for d in self.xml("xl/workbook.xml").iter(MAIN + "definedName")
                  if d.get("name") == "_xlnm.Print_Titles" and int(d.get("localSheetId")) == number]
        return (root.find(MAIN + "autoFilter").get("ref"), root.find(MAIN + "pageSetup").get("orientation"),
                titles[0])


def expected(text):
    if re.fullmatch(r"\d{4}-\d\d", text):
        day = datetime.date(int(text[:4]), int(text[5:]), 1)
        return float((day - datetime.date(1899, 12, 30)).days)
    try:
        return float(text)
    except ValueError:
        return text


def same(got, wanted):
    if isinstance(wanted, float) and isinstance(got, float):
        return abs(got - wanted) <= 1e-15 * abs(wanted)
    return got == wanted


def compare(cells, path):
    with open(path, newline="") as file:
        rows = list(csv.reader(file))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            wanted = expected(text)
            got = cells.get((r, c), "")
            if not same(got, wanted):
                sys.exit(f"{path}, row {r + 1}, column {c + 1}: {got!r}, not {wanted!r}")
    return len(rows)


def main():
    book = Workbook(sys.argv[1])
    print(" ".join(book.sheets))
    if any("~%" in text for text in book.shared):
        sys.exit("a blank of our own stands in a cell")
    for name, path in zip(sys.argv[2::2], sys.argv[3::2]):
        cells, frozen, drawing, formats = book.sheet(name)
        rows = compare(cells, path)
        filtered, lies, repeats = book.printed(name)
        if filtered.split(":")[0] != "A1" or int(re.search(r"\d+$", filtered).group()) != rows:
            sys.exit(f"{name}: filtered over {filtered}, of {rows} rows")
        shown = sorted({f for f in formats.values() if f not in ("", "General", "@")})
        print(f"{name}: {rows} rows, frozen at {frozen}, {'charts' if drawing else 'no charts'}, "
              f"shown as {', '.join(shown)}; {lies}, {repeats}")


if __name__ == "__main__":
    main()
