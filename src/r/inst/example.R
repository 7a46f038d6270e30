# How far does a larger flexible pool carry? Rscript example.R [SCENARIO [FUTURES]]
library(instroom)

words <- commandArgs(trailingOnly = TRUE)
file <- if (length(words) > 0) words[1] else system.file("small.cfg", package = "instroom")
futures <- if (length(words) > 1) as.integer(words[2]) else 400L

# A scenario, with one key laid over it; how large must the buffer be?
s <- scenario(file, "flex.pool" = 150, futures = futures)
b <- buffer(s)
cat("norm buffer", b$norm$value, b$norm$unit, "from", b$norm$low, "to", b$norm$high, "\n")
cat("liquidity buffer", format(b$liquidity$value, digits = 17), b$liquidity$unit, "\n")

# The frontier is a data.frame: plot(p_norm ~ buffer, b$frontier, type = "l")
print(b$frontier[, c("buffer", "p_norm", "p_norm.low", "p_norm.high")])

# Months and futures, too
r <- run(s)
worst <- which.max(r$months[["backlog.p95"]])
cat("backlog, 95 %:", r$months[["backlog.p95"]][worst], "in", format(r$months$month[worst], "%Y-%m"), "\n")
cat("mean peak", format(r$peak_backlog$value, digits = 17), "\n")
