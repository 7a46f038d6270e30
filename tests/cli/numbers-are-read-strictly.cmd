for wrong in "--futures 1e3" "--futures 0" "--futures -5" "--futures=" "--seed 1.5" "--seed 99999999999999999999" \
             "--threads 0" "--threads 1025" "--threads 2x" "--confidence 95%" "--confidence 1" "--confidence 0x1p-1" \
             "--confidence nan" "--lang de" "--set lead_time" "--set =3"; do
    "$INSTROOM" run tests/cli/scenarios/steady.cfg $wrong && echo "taken: $wrong"
done
true
