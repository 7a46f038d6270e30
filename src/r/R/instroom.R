# Scenarios, questions and answers. Nothing is computed here, and the names of numbers are the library's own.

# --- what failed ---------------------------------------------------------------------------------

# The story of a failure as a condition of R, with the place of its first line.
refuse <- function(status, story) {
  kind <- c("instroom_world", "instroom_wrong", "instroom_no", "instroom_stopped")[status]
  place <- regmatches(story, regexec("^(.+?):([0-9]+): ", story, perl = TRUE))[[1]]
  if (!nzchar(story)) story <- if (status == 4L) "stopped" else paste("the library returned", status)
  stop(structure(class = c(kind, "instroom_error", "error", "condition"),
                 list(message = story, call = NULL,
                      file = if (length(place)) place[2] else NA_character_,
                      line = if (length(place)) as.integer(place[3]) else NA_integer_)))
}

# Of list(status, story, pointer) the pointer; a "no" has an answer, too.
taken <- function(handed) {
  if (!handed[[1]] %in% c(0L, 3L)) refuse(handed[[1]], handed[[2]])
  handed[[3]]
}

# --- scenarios -----------------------------------------------------------------------------------

# A value as --set takes it.
written <- function(value) {
  one <- if (is.logical(value)) ifelse(value, "true", "false")
         else if (is.integer(value)) format(value, scientific = FALSE, trim = TRUE)
         else if (is.numeric(value)) vapply(value, exact, "")
         else as.character(value)
  if (length(one) == 1 && !is.list(value)) one else paste0("[", paste(one, collapse = ", "), "]")
}

# R has no whole numbers of its own where somebody writes 36: what is whole is written so.
exact <- function(number) {
  if (number == round(number) && abs(number) < 1e15) format(number, scientific = FALSE, trim = TRUE)
  else formatC(number, digits = 17, format = "g")
}

laid <- function(settings) {
  vapply(names(settings), function(key) paste0(key, "=", written(settings[[key]])), "", USE.NAMES = FALSE)
}

made_scenario <- function(handed, settings) {
  structure(list(pointer = taken(handed), settings = settings), class = "instroom_scenario")
}

scenario <- function(file, ...) {
  settings <- list(...)
  made_scenario(.Call(r_case, path.expand(file), NULL, NA_character_, laid(settings)), settings)
}

read_scenario <- function(text, ..., name = "text", folder = NULL) {
  settings <- list(...)
  made_scenario(.Call(r_case, name, paste(text, collapse = "\n"),
                      if (is.null(folder)) NA_character_ else path.expand(folder), laid(settings)), settings)
}

scenario_text <- function(scenario, annotated = FALSE) .Call(r_case_text, scenario$pointer, as.integer(annotated))

scenario_warnings <- function(scenario) strsplit(.Call(r_case_text, scenario$pointer, 2L), "\n")[[1]]

print.instroom_scenario <- function(x, ...) {
  cat(scenario_text(x))
  invisible(x)
}

explain <- function(name = "") {
  told <- .Call(r_explain, name)
  if (is.list(told)) refuse(told[[1]], told[[2]])
  cat(told)
  invisible(told)
}

library_version <- function() .Call(r_version)

# --- questions -----------------------------------------------------------------------------------

ask <- function(kind, scenarios, words = character(), numbers = numeric(), threads = 0, until = 0,
                well_enough = FALSE, progress = interactive()) {
  words <- vapply(words, function(word) if (is.na(word)) NA_character_ else word, "", USE.NAMES = FALSE)
  handed <- .Call(r_ask, kind, lapply(scenarios, `[[`, "pointer"), words, as.numeric(numbers),
                  as.numeric(c(threads, until, well_enough, progress)))
  structure(list(pointer = taken(handed), kind = kind, no = handed[[1]] == 3L, scenarios = scenarios),
            class = c(paste0("instroom_", kind), "instroom_answer"))
}

given <- function(text) if (is.null(text)) NA_character_ else as.character(text)

run <- function(scenario, until = 0, ...) ask("run", list(scenario), until = until, ...)

buffer <- function(scenario, holds = FALSE, below = 0, until = 0,
                   well_enough = is.null(scenario$settings$futures), ...) {
  ask("buffer", list(scenario), numbers = c(holds, below), until = until, well_enough = well_enough, ...)
}

path <- function(scenario, future = 1, ...) ask("path", list(scenario), written(future), ...)
levers <- function(scenario, ...) ask("levers", list(scenario), ...)
mix <- function(scenario, ...) ask("mix", list(scenario), ...)
forms <- function(scenario, ...) ask("forms", list(scenario), ...)
surge <- function(scenario, ...) ask("surges", list(scenario), ...)
measures <- function(scenario, ...) ask("measures", list(scenario), ...)
rule <- function(scenario, keys = NULL, ...) ask("rule", list(scenario), given(keys), ...)
signals <- function(scenario, alarm = NULL, ...) ask("signals", list(scenario), given(alarm), ...)

compare <- function(scenarios, waterfall = FALSE, ...) ask("compare", scenarios, numbers = waterfall, ...)

worth <- function(scenario, norm_price = 0, fixed = !is.null(scenario$settings$futures), ...) {
  ask("worth", list(scenario), numbers = c(norm_price, fixed), ...)
}

seek_key <- function(scenario, key, below = 0, ...) {
  ask("seek", list(scenario), as.character(key), numbers = below, ...)
}

backcast <- function(scenario, history, anchors = NULL, select = NULL, sheet = NULL, ...) {
  ask("backcast", list(scenario), c(path.expand(history), given(anchors), given(select), given(sheet)), ...)
}

fit <- function(record, law = NULL, prior = NULL, select = NULL, backtest = FALSE, ...) {
  ask("fit", list(), c(path.expand(record), given(law), given(prior), given(select)), backtest, ...)
}

calibrate <- function(scenario, observed, worlds = 0, discrepancy = 0, sheet = NULL, ...) {
  ask("calibration", list(scenario), c(path.expand(observed), given(sheet)), c(worlds, discrepancy), ...)
}

sensitivity <- function(scenario, morris = FALSE, trajectories = 0, given = FALSE, ...) {
  ask("sensitivity", list(scenario), numbers = c(morris, trajectories, given), ...)
}

play_sweep <- function(scenario, file, restart = FALSE, solve = FALSE, ...) {
  ask("sweep", list(scenario), path.expand(file), c(restart, solve), ...)
}

# --- answers -------------------------------------------------------------------------------------

held <- function(answer, what) unclass(answer)[[what]]

listed <- function(answer, list) .Call(r_names, held(answer, "pointer"), paste0(held(answer, "kind"), ".", list))

value <- function(answer, name, lever = NA_character_) {
  found <- .Call(r_value, held(answer, "pointer"), name, lever)
  if (is.null(found)) NULL else setNames(found, c("value", "low", "high", "unit"))
}

series <- function(answer, name, which = "value") .Call(r_series, held(answer, "pointer"), name, which)

# Every number of an answer that has a name: a row each.
values <- function(answer) {
  rows <- function(lever) lapply(listed(answer, "value"), function(name) {
    c(if (!is.na(lever)) list(lever = lever), list(name = name), value(answer, name, lever))
  })
  levers <- listed(answer, "lever")
  all <- unlist(lapply(if (length(levers)) levers else NA_character_, rows), recursive = FALSE)
  do.call(rbind, lapply(all, as.data.frame, stringsAsFactors = FALSE))
}

# Columns NAME.WHICH of the series that there are; NAME alone of "value" and "futures".
columns <- function(answer, names, which) {
  all <- list()
  for (name in names) for (one in which) {
    column <- if (one %in% c("value", "futures")) name else paste0(name, ".", one)
    all[[column]] <- series(answer, name, one)
  }
  all
}

months_of <- function(answer, count) {
  first <- regmatches(text <- scenario_text(held(answer, "scenarios")[[1]]), regexpr('start = "[0-9]{4}-[0-9]{2}', text))
  seq(as.Date(paste0(substring(first, nchar(first) - 6), "-01")), by = "month", length.out = count)
}

frame <- function(first, columns) {
  data.frame(c(first, columns), check.names = FALSE, stringsAsFactors = FALSE)
}

table_of <- function(answer, name) {
  kind <- held(answer, "kind")
  if (kind == "run" && name == "months") {
    all <- columns(answer, listed(answer, "series"), c("mean", "p05", "p25", "p50", "p75", "p95"))
    frame(list(month = months_of(answer, length(all[[1]]))), all)
  } else if (kind == "run" && name == "futures") {
    all <- columns(answer, listed(answer, "value"), "futures")
    frame(list(future = seq_along(all[[1]])), all)
  } else if (kind == "buffer" && name == "frontier") {
    frame(list(), columns(answer, listed(answer, "series"), c("value", "low", "high")))
  } else if (kind == "path" && name == "months") {
    all <- columns(answer, listed(answer, "series"), "value")
    frame(list(month = months_of(answer, length(all[[1]]))), all)
  } else if (kind == "sweep" && name == "points") {
    read.csv(text = as_text(answer), check.names = FALSE)
  }
}

`$.instroom_answer` <- function(x, name) {
  if (name %in% c("no", "kind")) return(held(x, name))
  found <- table_of(x, name)
  if (is.null(found)) found <- value(x, name)
  if (is.null(found)) found <- value(x, paste0(name, "_buffer"))
  if (is.null(found)) stop("the answer to ", held(x, "kind"), " has no ", name, "; it has ",
                           paste(names(x), collapse = ", "))
  found
}

`[[.instroom_answer` <- function(x, i, ...) `$.instroom_answer`(x, i)

names.instroom_answer <- function(x) {
  tables <- list(run = c("months", "futures"), buffer = "frontier", path = "months", sweep = "points")
  c("no", tables[[held(x, "kind")]], if (held(x, "kind") != "levers") listed(x, "value"))
}

as_json <- function(answer, parsed = requireNamespace("jsonlite", quietly = TRUE)) {
  text <- .Call(r_json, held(answer, "pointer"))
  if (parsed) jsonlite::fromJSON(text, simplifyVector = FALSE) else text
}

as_text <- function(answer, language = "en", width = 80, full = FALSE) {
  .Call(r_text, held(answer, "pointer"), language, as.integer(width), full)
}

print.instroom_answer <- function(x, ...) {
  cat(as_text(x, ...), "\n", sep = "")
  invisible(x)
}
