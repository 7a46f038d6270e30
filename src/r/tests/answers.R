# What holds of the package by itself; tests/r.sh of the sources holds its numbers against the program.
library(instroom)

file <- system.file("small.cfg", package = "instroom")
s <- scenario(file, futures = 200, "reception.borne" = TRUE, "budget.annual" = c(11e6, 12e6))
stopifnot(grepl("borne = true", scenario_text(s)), grepl("annual = [11000000.0, 12000000.0]", scenario_text(s), fixed = TRUE))

r <- run(s)
stopifnot(nrow(r$months) == 36, nrow(r$futures) == 200, identical(format(r$months$month[1], "%Y-%m"), "2026-07"),
          abs(mean(r$futures$peak_backlog) - r$peak_backlog$value) < 1e-9 * r$peak_backlog$value,
          r$p_norm$low <= r$p_norm$value, nrow(values(r)) == length(setdiff(names(r), c("no", "months", "futures"))))
stopifnot(identical(r$months, run(s, threads = 1)$months))

b <- buffer(s)
stopifnot(identical(b$norm, b$norm_buffer), all(diff(b$frontier$buffer) > 0), !b$no, nrow(values(levers(s))) > 50)

sought <- seek_key(s, "academie.lead_time", below = 1)
stopifnot(grepl('"key": "academie.lead_time"', as_json(sought, parsed = FALSE), fixed = TRUE),
          grepl("academie.lead_time = ", as_text(sought), fixed = TRUE))

wrong <- tryCatch(read_scenario("months = 1.5;\nnonsense = 1;", name = "own.cfg"), instroom_wrong = identity)
stopifnot(inherits(wrong, "error"), wrong$file == "own.cfg", wrong$line == 1L)
stopifnot(inherits(tryCatch(scenario("no such file"), instroom_world = identity), "instroom_world"))
stopifnot(inherits(tryCatch(r$no_such_number, error = identity), "error"))
