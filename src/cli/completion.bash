# bash completion for instroom: commands, options and keys as the program itself tells them, so
# that nothing here goes out of date.

_instroom() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local program=${COMP_WORDS[0]} command=${COMP_WORDS[1]}
    COMPREPLY=()

    # The first word is a command, and so is what help is asked for.
    if [ "$COMP_CWORD" -eq 1 ] || [ "$before" = help ]; then
        mapfile -t COMPREPLY < <(compgen -W "$("$program" -h 2>/dev/null |
            sed -n 's/^  instroom \([a-z][a-z]*\) .*/\1/p') --version -h" -- "$word")
        return
    fi

    # A key of a scenario, behind --set, for explain and behind the scenario of seek.
    if [ "$before" = --set ] || { [[ $word != -* ]] &&
        { [ "$command" = explain ] || { [ "$command" = seek ] && [ "$COMP_CWORD" -eq 3 ]; }; }; }; then
        local end=
        [ "$before" = --set ] && end='=' && compopt -o nospace 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -S "$end" -W "$("$program" explain 2>/dev/null |
            sed -n 's/^  \([a-z_][a-zA-Z_.0-9]*\)[ (].*/\1/p')" -- "$word")
        return
    fi

    case $before in
    --lang) mapfile -t COMPREPLY < <(compgen -W 'nl en' -- "$word"); return ;;
    --future) mapfile -t COMPREPLY < <(compgen -W 'worst median' -- "$word"); return ;;
    --dialect) mapfile -t COMPREPLY < <(compgen -W 'excel-nl' -- "$word"); return ;;
    esac

    case $word in
    -*)
        mapfile -t COMPREPLY < <(compgen -W "$("$program" "$command" -h 2>/dev/null |
            grep -o -- '--[a-z][a-z-]*' | sort -u)" -- "$word")
        ;;
    *)
        compopt -o filenames 2>/dev/null
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        ;;
    esac
}
complete -F _instroom instroom
