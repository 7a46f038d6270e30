#compdef instroom
# zsh completion for instroom: commands, options and keys as the program itself tells them, so that
# nothing here goes out of date.

_instroom() {
  local program=$words[1] command=$words[2] word=$words[CURRENT] before=$words[CURRENT-1]
  local -a found

  if (( CURRENT == 2 )); then
    found=(${(f)"$($program -h 2>/dev/null |
      sed -n 's/^  instroom \([a-z][a-z]*\)  *[^ ]*  *\(.*\)/\1:\2/p')"} '--version:which one this is')
    _describe command found
    return
  fi

  # A key of a scenario, behind --set, for explain and behind the scenario of seek.
  if [[ $before == --set || ( $word != -* && ( $command == explain || ( $command == seek && $CURRENT -eq 4 ) ) ) ]]; then
    found=(${(f)"$($program explain 2>/dev/null | sed -n 's/^  \([a-z_][a-zA-Z_.0-9]*\)[ (].*/\1/p')"})
    if [[ $before == --set ]]; then compadd -S = -a found; else compadd -a found; fi
    return
  fi

  case $before in
    --lang) compadd nl en; return ;;
    --future) compadd worst median; return ;;
    --dialect) compadd excel-nl; return ;;
  esac

  if [[ $word == -* ]]; then
    found=(${(f)"$($program $command -h 2>/dev/null |
      sed -n 's/^  [-a-zA-Z, ]*\(--[a-z][a-z-]*\) [^ ]*  *\(.*\)/\1:\2/p')"})
    _describe option found
  else
    _files
  fi
}
_instroom "$@"
