# manual.awk - the model's page (README.md beside this file) as a manual page, instroom-model(7).
#
#   awk -v version=0.1.0 -f src/model/manual.awk src/model/README.md
#
# It knows what that page is made of: headings, paragraphs, lists, tables, blocks of text, code and
# bold words inside a line.

function plain(text) {
    gsub(/\\/, "\\e", text)
    gsub(/-/, "\\-", text)
    return text ~ /^[.']/ ? "\\\\&" text : text
}

# Every other piece between two marks is bold.
function marked(text, mark, pieces, n, i, line) {
    n = split(text, pieces, mark)
    line = pieces[1]
    for (i = 2; i <= n; i++)
        line = line (i % 2 == 0 ? "\\fB" : "\\fR") pieces[i]
    return line
}

function words(text) {
    text = marked(marked(plain(text), "`"), "[*][*]")
    return text
}

function row(line, cells, n, i, told) {
    n = split(line, cells, / *\| */)
    if (line ~ /^\|-/ || line ~ /^\| symbol/)
        return
    told = ""
    for (i = 3; i < n; i++)
        told = told (i > 3 ? "; " : "") words(cells[i])
    print ".TP\n.B " plain(cells[2]) "\n" told
}

BEGIN {
    print ".TH INSTROOM\\-MODEL 7 \"\" \"instroom " version "\" \"instroom\""
    print ".SH NAME\ninstroom\\-model \\- the mathematics of instroom\n.SH DESCRIPTION"
}

/^```/ {
    block = !block
    print block ? ".PP\n.in 3n\n.nf" : ".fi\n.in"
    next
}
block       { print $0 == "" ? "" : plain($0); next }
/^# /       { next }
/^## /      { print ".SH " toupper(words(substr($0, 4))); next }
/^### /     { print ".SS " words(substr($0, 5)); next }
/^\|/       { row($0); next }
/^[*] /     { print ".IP \\(bu 2\n" words(substr($0, 3)); listed = 1; next }
/^[1-9]\. / { print ".IP " substr($0, 1, 2) " 3\n" words(substr($0, 4)); listed = 1; next }
/^ +/       { sub(/^ +/, ""); print words($0); next }
/^$/        { listed = 0; paragraph = 1; next }
{
    if (paragraph)
        print ".PP"
    paragraph = 0
    print words($0)
}
END { print ".SH SEE ALSO\n.BR instroom (1),\n.BR instroom\\-scenario (5)" }
