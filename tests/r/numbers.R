# The numbers of the package are those of the program's files and JSON: INSTROOM is its path.
library(instroom)

program <- Sys.getenv("INSTROOM")
file <- "tests/cli/scenarios/random.cfg"
told <- function(...) system2(program, c(..., "--quiet"), stdout = TRUE)
json <- function(...) paste0(paste(told(..., "--json"), collapse = "\n"), "\n")
same <- function(frame, csv) {
  for (name in names(csv)) {
    own <- frame[[name]]
    if (inherits(own, "Date")) own <- format(own, "%Y-%m")
    if (!isTRUE(all.equal(own, csv[[name]], tolerance = 0, check.attributes = FALSE))) stop("column ", name)
  }
}
equal_json <- function(answer, text) stopifnot(identical(sub("\n*$", "\n", as_json(answer, parsed = FALSE)), text))

s <- scenario(file)
r <- run(s)
b <- buffer(s)
l <- levers(s)
equal_json(r, json("run", file))
equal_json(b, json("buffer", file))
equal_json(l, json("levers", file))
equal_json(compare(list(s, s)), json("compare", file, file))
own <- function(name) file.path("tests/cli/scenarios", name)
equal_json(backcast(scenario(own("steady.cfg")), own("record.csv"), own("anchors.csv")),
           json("backcast", own("steady.cfg"), own("record.csv"), "--anchors", own("anchors.csv")))

folder <- tempfile()
invisible(told("run", file, "-o", folder))
same(r$months, read.csv(file.path(folder, "months.csv"), check.names = FALSE))
same(r$futures, read.csv(file.path(folder, "futures.csv"), check.names = FALSE))
frontier <- read.csv(file.path(folder, "frontier.csv"), check.names = FALSE)
same(b$frontier, frontier[names(frontier) %in% names(b$frontier)])
stopifnot(sum(names(frontier) %in% names(b$frontier)) >= 6)
same(path(s, "worst")$months, read.csv(text = told("path", file, "--future", "worst"), check.names = FALSE))
unlink(folder, recursive = TRUE)

# Numbers by name are those of JSON.
if (requireNamespace("jsonlite", quietly = TRUE)) {
  wanted <- as_json(b)
  for (name in c("norm", "liquidity", "economic"))
    stopifnot(all.equal(b[[name]][1:3], wanted[[paste0(name, "_buffer")]][c("value", "low", "high")], tolerance = 0))
}
stopifnot(identical(l$no, FALSE), all(values(l)$low <= values(l)$high, na.rm = TRUE),
          "euro" %in% values(l)$unit, all(nzchar(values(b)$unit)))

database <- tempfile(fileext = ".db")
swept <- play_sweep(scenario("tests/cli/scenarios/sweep.cfg"), database)
same(swept$points, read.csv(text = told("export", database, "--csv"), check.names = FALSE))
unlink(database)

no <- buffer(scenario(file, "norm.limit" = 0.5, "norm.from" = 0, "norm.tolerance_months" = 0, "tracks.asylum.legal_term" = 1))
stopifnot(no$no, no$norm$value == Inf)
wrong <- tryCatch(scenario("tests/cli/scenarios/mistaken.cfg"), instroom_wrong = identity)
stopifnot(wrong$line == 3L, length(strsplit(conditionMessage(wrong), "\n")[[1]]) == 4)

# Who interrupts stops the work; one that comes before the question is asked is R's own affair, and is tried again.
stopped <- NULL
while (!inherits(stopped, "instroom_stopped")) {
  large <- scenario(file, futures = 2000000)
  system(sprintf("(sleep 0.3; kill -INT %d)", Sys.getpid()), wait = FALSE)
  stopped <- tryCatch(run(large), interrupt = identity, instroom_stopped = identity)
  if (inherits(stopped, "instroom_answer")) stop("nobody heard the interrupt")
}
