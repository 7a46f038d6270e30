"$INSTROOM" run tests/cli/scenarios/steady.cfg --quiet --json --futures 400 | sed "s/\(_sha256\": \"\)[0-9a-f]*/\1HASH/"
