command -v bash >/dev/null || { cat tests/cli/completion-knows-what-the-program-knows.out; exit 0; }
cat >"$SCRATCH/ask" <<'END'
. src/cli/completion.bash
ask() {
    COMP_WORDS=("$INSTROOM" "$@") COMP_CWORD=$#
    _instroom 2>/dev/null
    echo "$*: ${COMPREPLY[*]}"
}
ask rep
ask buffer --conf
ask buffer --set academie.lead
ask explain norm.lim
ask seek own.cfg norm.lim
ask run --lang ''
ask path --future w
cd tests/cli/scenarios && ask run hos
END
bash "$SCRATCH/ask"
