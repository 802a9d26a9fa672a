# Mean places and shares of first places of answers.csv, as R's survey package computes them; writes survey.json beside it.
# Shares: the logit of the mean (method xlogit; method logit fits a model and stops at nine digits).
# Each mean is of a design of those alone who gave the option a place: their number stands in n/(n-1) and in the degrees of freedom.
suppressMessages(library(survey))
file <- sub("--file=", "", grep("--file=", commandArgs(FALSE), value = TRUE))
here <- dirname(normalizePath(file))
d <- read.csv(file.path(here, "answers.csv"), na.strings = "")
options <- sub("rank_", "", grep("^rank_", names(d), value = TRUE))
answered <- !is.na(d$place_1)
fmt <- function(x) if (is.nan(x)) "null" else format(x, digits = 15)  # a logit of 0 has no interval
line <- function(key, value, n, ends) sprintf('  "%s": {"value": %s, "n": %d, "low": %s, "high": %s}', key, fmt(value), n, fmt(ends[1]), fmt(ends[2]))
share <- function(hit, w) {
  x <- data.frame(hit = as.numeric(hit), w = w)
  des <- svydesign(ids = ~1, weights = ~w, data = x)
  p <- svyciprop(~hit, des, method = "xlogit", level = 0.95, df = nrow(x) - 1)
  list(as.numeric(p), as.numeric(attr(p, "ci")))
}
out <- c()
for (g in c("", "a", "b")) {
  inside <- if (g == "") rep(TRUE, nrow(d)) else d$group == g
  tail <- if (g == "") "" else sprintf(", group='%s'", g)
  for (o in options) {
    rank <- d[[paste0("rank_", o)]]
    who <- inside & !is.na(rank)
    x <- data.frame(rank = rank[who], w = d$weight[who])
    m <- svymean(~rank, svydesign(ids = ~1, weights = ~w, data = x))
    ends <- confint(m, df = nrow(x) - 1)
    out <- c(out, line(sprintf("mean_rank(ranks, '%s'%s)", o, tail), coef(m), nrow(x), ends))
    base <- inside & answered
    for (k in c(1, 2, 3)) {
      hit <- !is.na(rank[base]) & rank[base] <= k
      s <- share(hit, d$weight[base])
      name <- if (k == 1) sprintf("share(ranks, '%s'%s)", o, tail) else sprintf("ranked(ranks, '%s', %d%s)", o, k, tail)
      out <- c(out, line(name, s[[1]], sum(base), s[[2]]))
    }
  }
}
writeLines(c("{", paste(out, collapse = ",\n"), "}"), file.path(here, "survey.json"))
