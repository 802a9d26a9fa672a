# Differences between the columns of a table, by R 4.2's stats and survey 4.1-1. Writes answers.csv (seeded) and expected.json.
# Run in this folder: Rscript columns.R
suppressPackageStartupMessages(library(survey))
set.seed(20240131)

n <- 420
d <- data.frame(
  g = sample(c("a", "b", "c", "d"), n, replace = TRUE, prob = c(.4, .3, .2, .1)),
  w = round(exp(rnorm(n, 0, .5)), 2)
)
shift <- c(a = 0, b = .5, c = -.4, d = .9)[d$g]
d$q <- pmin(5, pmax(1, round(3 + shift + rnorm(n))))
d$r <- pmin(10, pmax(0, round(7 + 1.5 * shift + rnorm(n, 0, 2))))
d$x <- round(20 + 4 * shift + rexp(n, .1) * (1 + (d$g == "b")), 1)
d$t1 <- as.integer(runif(n) < plogis(-.5 + shift))
d$t2 <- as.integer(runif(n) < plogis(.3 - shift))
write.csv(d, "answers.csv", row.names = FALSE, quote = FALSE)

d$top <- as.numeric(d$q >= 4)
d$either <- as.numeric(d$t1 == 1 | d$t2 == 1)
d$promotion <- 100 * (d$r >= 9) - 100 * (d$r <= 6)
shares <- c("top", "t1", "either")
means <- c("q", "r", "x", "promotion")
pairs <- combn(sort(unique(d$g)), 2, simplify = FALSE)

# The error of a difference of two samples that were drawn apart: each group is a stratum of the design.
linearised <- function(data, group, name) {
  data$group <- group
  design <- svydesign(ids = ~1, strata = ~group, weights = ~w, data = data)
  found <- svyttest(as.formula(paste(name, "~ group")), design)
  df <- nrow(data) - 2
  list(t = -unname(found$statistic), df = df, p = 2 * pt(-abs(unname(found$statistic)), df))
}
# The same with both groups as domains of one design, whose n/(n - 1) is that of everybody: for the note in the statistics.
domains <- function(data, group, name) {
  data$group <- group
  found <- svyttest(as.formula(paste(name, "~ group")), svydesign(ids = ~1, weights = ~w, data = data))
  list(t = -unname(found$statistic), df = unname(found$parameter), p = unname(found$p.value))
}
two <- function(pair) d[d$g %in% pair, ]
welch <- function(data, group, name) {
  found <- t.test(data[[name]] ~ group)
  list(t = unname(found$statistic), df = unname(found$parameter), p = found$p.value)
}
proportions <- function(data, group, name) {
  found <- prop.test(tapply(data[[name]], group, sum), tapply(data[[name]], group, length), correct = FALSE)
  list(z = sqrt(unname(found$statistic)), p = found$p.value)
}
by_pair <- function(make, names) {
  setNames(lapply(names, function(name) {
    setNames(lapply(pairs, function(pair) { x <- two(pair); make(x, factor(x$g), name) }), sapply(pairs, paste, collapse = "~"))
  }), names)
}
by_group <- function(make, names) {
  setNames(lapply(names, function(name) {
    setNames(lapply(sort(unique(d$g)), function(g) make(d, factor(ifelse(d$g == g, "in", "out")), name)), sort(unique(d$g)))
  }), names)
}
listed <- function(m) {
  p <- sapply(pairs, function(pair) m[pair[2], pair[1]])
  setNames(as.list(p), sapply(pairs, paste, collapse = "~"))
}
pooled_means <- function(name, how) listed(pairwise.t.test(d[[name]], d$g, p.adjust.method = how, pool.sd = TRUE)$p.value)
pooled_shares <- function(name, how) {
  counts <- tapply(d[[name]], d$g, sum)
  listed(suppressWarnings(pairwise.prop.test(counts, tapply(d[[name]], d$g, length), p.adjust.method = how, correct = FALSE))$p.value)
}
per <- function(make, names) {
  setNames(lapply(names, function(name) setNames(lapply(c("none", "bonferroni", "BH"), function(how) make(name, how)),
                                                 c("none", "bonferroni", "benjamini-hochberg"))), names)
}

expected <- list(
  linearised = by_pair(linearised, c(shares, means)),
  domains = by_pair(domains, c(shares, means)),
  linearised_rest = by_group(linearised, c(shares, means)),
  welch = by_pair(welch, means),
  welch_rest = by_group(welch, means),
  proportions = by_pair(proportions, shares),
  proportions_rest = by_group(proportions, shares),
  pooled_means = per(pooled_means, means),
  pooled_shares = per(pooled_shares, shares)
)

# No package for JSON: numbers with 15 digits, nested lists as objects.
json <- function(x) {
  if (is.list(x)) return(paste0("{", paste0("\"", names(x), "\": ", sapply(x, json), collapse = ", "), "}"))
  trimws(formatC(x, digits = 15, format = "g"))
}
writeLines(gsub("}, ", "},\n", json(expected)), "expected.json")
