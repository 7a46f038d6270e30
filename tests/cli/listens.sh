# listens.sh - for tests of signals: . tests/cli/listens.sh; listens PID
#
# Waits until the process has handlers of its own for SIGINT and SIGTERM, or is over: before that a
# signal would end it without a word.
listens() {
    while kill -0 "$1" 2>/dev/null; do
        case $(awk '/^SigCgt:/ { print $2 }' "/proc/$1/status" 2>/dev/null) in
        *[4567cdef]??[2367abef]) return ;;
        esac
        sleep 0.02
    done
}
