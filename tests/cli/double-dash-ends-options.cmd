"$INSTROOM" run --quiet -- --futures
