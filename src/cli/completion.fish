# fish completion for instroom: commands, options and keys as the program itself tells them, so that
# nothing here goes out of date.

function __instroom_commands
    instroom -h 2>/dev/null | sed -n 's/^  instroom \([a-z][a-z]*\)  *[^ ]*  *\(.*\)/\1\t\2/p'
end

function __instroom_options
    set -l words (commandline -opc)
    instroom $words[2] -h 2>/dev/null |
        sed -n 's/^  [-a-zA-Z, ]*\(--[a-z][a-z-]*\) [^ ]*  *\(.*\)/\1\t\2/p'
end

function __instroom_keys
    instroom explain 2>/dev/null | sed -n 's/^  \([a-z_][a-zA-Z_.0-9]*\)[ (].*/\1/p'
end

function __instroom_before
    set -l words (commandline -opc)
    test "$words[-1]" = $argv[1]
end

complete -c instroom -n __fish_use_subcommand -f -a '(__instroom_commands)'
complete -c instroom -n 'not __fish_use_subcommand; and string match -q -- "-*" (commandline -ct)' -f -a '(__instroom_options)'
complete -c instroom -n '__instroom_before --set' -f -a '(__instroom_keys)='
complete -c instroom -n '__fish_seen_subcommand_from explain' -f -a '(__instroom_keys)'
complete -c instroom -n '__fish_seen_subcommand_from seek' -a '(__instroom_keys)'
complete -c instroom -n '__instroom_before --lang' -f -a 'nl en'
complete -c instroom -n '__instroom_before --future' -f -a 'worst median'
complete -c instroom -n '__instroom_before --dialect' -f -a 'excel-nl'
