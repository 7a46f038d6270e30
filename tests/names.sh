#!/bin/sh
# names.sh [FOLDER] - a static function can be searched for: no name is defined in more than two files of src.
#
# A definition begins in the first column, as .clang-format has it. Names the function and its files.
cd "${1:-$(dirname "$0")/..}" || exit 1
find src -name '*.[ch]' | sort | xargs awk '
  FNR == 1 { head = "" }
  /^static / && !/^static_assert/ { head = " " }
  head != "" {
    head = head " " $0
    if (!match(head, /[{;]/)) next
    if (substr(head, RSTART, 1) == "{") { # and no prototype, and no data
      head = substr(head, 1, RSTART - 1)
      gsub(/__attribute__ *\(\([^)]*\)*\)/, "", head)
      if (match(head, /[A-Za-z_][A-Za-z_0-9]*\(/) && index(substr(head, 1, RSTART), "=") == 0) {
        name = substr(head, RSTART, RLENGTH - 1)
        if (index(files[name] " ", " " FILENAME " ") == 0) { files[name] = files[name] " " FILENAME; count[name]++ }
        all++
      }
    }
    head = ""
  }
  END {
    for (name in count)
      if (count[name] > 2) { print "names: " name " is defined in" files[name] | "sort"; bad = 1 }
    close("sort")
    if (all < 100) { print "names: hardly any static function was found"; bad = 1 }
    if (!bad) print "names: " all " static functions, none of a name that more than two files define"
    exit bad
  }'
