. tests/cli/listens.sh
# A shell starts its background jobs with SIGINT ignored; env undoes that.
env --default-signal=INT "$INSTROOM" buffer tests/cli/scenarios/random.cfg --futures 1000000 --set months=1200 --quiet &
listens $!; kill -INT $!; wait $!
