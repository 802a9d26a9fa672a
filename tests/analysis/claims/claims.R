# Tests of hypotheses by R 4.2's stats and survey 4.1-1. Writes answers.csv (seeded) and expected.json.
# Run in this folder: Rscript claims.R
suppressMessages(library(survey))
options(survey.adjust.domain.lonely = FALSE, survey.lonely.psu = "fail")
set.seed(20240307)

# --- the sample: 5 strata of 4 to 7 clusters
clusters <- c(a = 5, b = 4, c = 6, d = 7, e = 5)
there <- c(a = 40, b = 12, c = 30, d = 19, e = 25)
rows <- list()
for (s in names(clusters)) for (k in seq_len(clusters[[s]])) {
  n <- sample(8:20, 1)
  mood <- plogis(rnorm(1, 0, 0.7))
  own <- plogis(rnorm(n, qlogis(mood), 0.8))
  rows[[length(rows) + 1]] <- data.frame(
    stratum = s, cluster = k, w = round(runif(n, 0.4, 3), 2), there = there[[s]],
    x = round(rnorm(n, 50 + 10 * own, 12), 1),
    q = sample(c("yes", "no", "maybe"), n, TRUE, c(mood, 0.8 - 0.5 * mood, 0.2)),
    s = 1 + rbinom(n, 4, own), t = 1 + rbinom(n, 4, 0.2 + 0.6 * own), r = rbinom(n, 10, 0.5 + 0.45 * own),
    m1 = rbinom(n, 1, 0.7 * own), m2 = rbinom(n, 1, 0.2 + 0.3 * own), m3 = rbinom(n, 1, 0.15),
    g = sample(c("u", "v", "w"), n, TRUE, c(.5, .3, .2))
  )
}
d <- do.call(rbind, rows)
d$s[sample(nrow(d), 25)] <- NA  # item non-response, in each question by other people
d$t[sample(nrow(d), 31)] <- NA
d$x[sample(nrow(d), 12)] <- NA
write.csv(d, "answers.csv", row.names = FALSE, na = "", quote = FALSE, fileEncoding = "UTF-8")

d$one <- 1
d$promotion <- 100 * ((d$r >= 9) - (d$r <= 6))
d$ticks <- d$m1 + d$m2 + d$m3
d$is <- 100 * (d$s - 1) / 4; d$it <- 100 * (d$t - 1) / 4  # indices of one question each
for (o in c("yes", "no", "maybe")) d[[o]] <- as.numeric(d$q == o)
d$tops <- as.numeric(d$s >= 4); d$bottoms <- as.numeric(d$s <= 2); d$topt <- as.numeric(d$t >= 4)

# --- what is tested: terms (factor, numerator, denominator, group), and a constant. An answer that lacks is no part of the base.
term <- function(f, y, x = "one", g = NULL) list(f = f, y = y, x = x, g = g)
tests <- list(
  options = list(terms = list(term(1, "yes"), term(-1, "no")), constant = 0),
  ticked = list(terms = list(term(1, "m1"), term(-1, "m2")), constant = 0),
  responses = list(terms = list(term(1, "m1", "ticks"), term(-1, "m2", "ticks")), constant = 0),
  boxes = list(terms = list(term(1, "tops"), term(-1, "bottoms")), constant = 0),
  apart = list(terms = list(term(1, "yes"), term(-1, "no")), constant = 0.05),
  questions = list(terms = list(term(1, "tops"), term(-1, "topt")), constant = 0),
  means = list(terms = list(term(1, "s"), term(-1, "t")), constant = 0),
  indices = list(terms = list(term(1, "is"), term(-1, "it")), constant = 0),
  crossed = list(terms = list(term(1, "tops", g = "u"), term(-1, "topt", g = "v")), constant = 0),
  three = list(terms = list(term(0.5, "tops", g = "u"), term(0.5, "tops", g = "v"), term(-1, "tops", g = "w")), constant = 0.02),
  twofold = list(terms = list(term(1, "tops", g = "u"), term(-1, "topt", g = "u"), term(-1, "tops", g = "v"), term(1, "topt", g = "v")),
                 constant = 0),
  whole_x = list(terms = list(term(1, "x", g = "u"), term(-1, "x")), constant = 1),
  whole_yes = list(terms = list(term(2, "yes", g = "u"), term(-2, "yes")), constant = 0.1),
  nps = list(terms = list(term(1, "promotion", g = "u"), term(-1, "promotion", g = "v")), constant = 5),
  mixed = list(terms = list(term(1, "is"), term(1, "promotion"), term(-1, "it")), constant = 3)
)
inside <- function(t) {
  known <- !is.na(d[[t$y]]) & d[[t$x]] > 0
  if (is.null(t$g)) known else known & d$g == t$g
}

# --- by the design: the terms as ratios of totals, whose linearised covariance svycontrast has
by_design <- function(test, design) {
  for (i in seq_along(test$terms)) {
    t <- test$terms[[i]]; here <- inside(t)
    design$variables[[paste0("y", i)]] <- ifelse(here, d[[t$y]], 0)
    design$variables[[paste0("x", i)]] <- ifelse(here, d[[t$x]], 0)
  }
  k <- seq_along(test$terms)
  totals <- svytotal(as.formula(paste("~", paste0("y", k, "+ x", k, collapse = "+"))), design)
  sum <- paste0(sapply(test$terms, function(t) format(t$f)), "* y", k, "/ x", k, collapse = "+")
  found <- svycontrast(totals, list(sum = parse(text = sum)[[1]]))
  anyone <- Reduce(`|`, lapply(test$terms, inside))
  df <- degf(subset(design, anyone))
  est <- as.numeric(coef(found)) - test$constant; se <- as.numeric(SE(found))
  list(est = est, se = se, df = df, p = 2 * pt(-abs(est / se), df))
}

# --- without a design: each term's influence with the n/(n - 1) of its own base, blocks that share nobody with Satterthwaite's df
without <- function(test, w) {
  influence <- sapply(test$terms, function(t) {
    here <- inside(t); n <- sum(here); y <- ifelse(here, d[[t$y]], 0); x <- ifelse(here, d[[t$x]], 0)
    m <- sum(w * y) / sum(w * x)
    t$f * sqrt(n / (n - 1)) * w * (y - m * x) / sum(w * x)
  })
  est <- sum(sapply(test$terms, function(t) {
    here <- inside(t); t$f * sum((w * d[[t$y]])[here]) / sum((w * d[[t$x]])[here])
  })) - test$constant
  groups <- sapply(test$terms, function(t) if (is.null(t$g)) "" else t$g)
  blocks <- if ("" %in% groups) rep("", length(groups)) else groups
  v <- tapply(seq_along(blocks), blocks, function(i) sum(rowSums(influence[, i, drop = FALSE])^2))
  n <- tapply(seq_along(blocks), blocks, function(i) sum(Reduce(`|`, lapply(test$terms[i], inside))))
  se <- sqrt(sum(v)); df <- sum(v)^2 / sum(v^2 / (n - 1))
  list(est = est, se = se, df = df, p = 2 * pt(-abs(est / se), df))
}

full <- svydesign(~cluster, strata = ~stratum, weights = ~w, fpc = ~there, nest = TRUE, data = d)
strata <- svydesign(~1, strata = ~stratum, weights = ~w, data = d)
flat <- d; flat$w <- 1
expected <- list(
  full = lapply(tests, by_design, design = full),
  strata = lapply(tests, by_design, design = strata),
  unweighted = lapply(tests, by_design, design = svydesign(~cluster, strata = ~stratum, weights = ~w, nest = TRUE, data = flat)),
  weighted = lapply(tests, without, w = d$w),
  plain = lapply(tests, without, w = rep(1, nrow(d)))
)

# --- the same by functions of R that need no formula of ours, where there are such
check <- function(label, ours, design, formula, weights) {
  found <- svycontrast(svymean(formula, design), weights)
  stopifnot(all.equal(as.numeric(SE(found)), ours[[label]]$se, tolerance = 1e-12))
}
for (w in list(list(d$w, expected$weighted), list(rep(1, nrow(d)), expected$plain))) {
  d$weight <- w[[1]]
  check("options", w[[2]], svydesign(~1, weights = ~weight, data = d), ~yes + no, c(1, -1))
  check("ticked", w[[2]], svydesign(~1, weights = ~weight, data = d), ~m1 + m2, c(1, -1))
  check("boxes", w[[2]], svydesign(~1, weights = ~weight, data = d[!is.na(d$s), ]), ~tops + bottoms, c(1, -1))
  apart <- svydesign(~1, strata = ~g, weights = ~weight, data = d[!is.na(d$s), ])
  by <- svyby(~tops, ~g, apart, svymean, covmat = TRUE)
  stopifnot(all.equal(as.numeric(SE(svycontrast(by, c(0.5, 0.5, -1)))), w[[2]]$three$se, tolerance = 1e-12))
}
by <- svyby(~tops, ~g, subset(full, !is.na(tops)), svymean, covmat = TRUE)
stopifnot(all.equal(as.numeric(SE(svycontrast(by, c(0.5, 0.5, -1)))), expected$full$three$se, tolerance = 1e-12))

# --- tests of two shares of the same people
score <- function(one, other) {
  table <- table(factor(one, 0:1), factor(other, 0:1))
  found <- mcnemar.test(table, correct = FALSE)
  list(z = sign(sum(one) - sum(other)) * sqrt(unname(found$statistic)), p = found$p.value)
}
expected$mcnemar <- list(options = score(d$yes, d$no), ticked = score(d$m1, d$m2),
                         boxes = score(d$tops[!is.na(d$s)], d$bottoms[!is.na(d$s)]))
paired <- function(x, y) { found <- t.test(x, y, paired = TRUE); list(t = unname(found$statistic), df = unname(found$parameter), p = found$p.value) }
both <- !is.na(d$s) & !is.na(d$t)
expected$paired <- list(means = paired(d$s[both], d$t[both]), indices = paired(d$is[both], d$it[both]))

# --- a column against everybody, by the column against the others
welch <- function(y, g) {
  found <- t.test(y[g], y[!g])
  list(t = unname(found$statistic), df = unname(found$parameter), p = found$p.value)
}
pooled <- function(y, g) {
  found <- prop.test(c(sum(y[g]), sum(y[!g])), c(sum(g), sum(!g)), correct = FALSE)
  list(z = sign(mean(y[g]) - mean(y)) * sqrt(unname(found$statistic)), p = found$p.value)
}
known <- !is.na(d$x)
expected$rest <- list(x = welch(d$x[known], d$g[known] == "u"), yes = pooled(d$yes, d$g == "u"))
d$inside <- factor(ifelse(d$g == "u", "in", "out"), c("out", "in"))
design <- svydesign(~cluster, strata = ~stratum, weights = ~w, fpc = ~there, nest = TRUE, data = d)
by_others <- svyttest(x ~ inside, subset(design, !is.na(x)))
expected$rest$full <- list(t = unname(by_others$statistic), df = unname(by_others$parameter), p = unname(by_others$p.value))

# --- two columns of a design
design <- subset(design, g %in% c("u", "v") & !is.na(x))
between <- svyttest(x ~ I(g == "u"), design)
expected$columns <- list(full = list(t = unname(between$statistic), df = unname(between$parameter), p = unname(between$p.value)))

# --- one number against a constant: the score test of a share (Wilson), t of a mean
count <- sum(d$yes)
z <- prop.test(count, nrow(d), p = 0.45, correct = FALSE)
mean_x <- t.test(d$x, mu = 55)
logit <- svyciprop(~yes, full, method = "logit")
expected$single <- list(
  share = list(z = sign(count / nrow(d) - 0.45) * sqrt(unname(z$statistic)), p = z$p.value),
  mean = list(t = unname(mean_x$statistic), df = unname(mean_x$parameter), p = mean_x$p.value)
)
m <- svymean(~yes, full); est <- as.numeric(coef(m)); se <- as.numeric(SE(m)); df <- degf(full)
t <- (qlogis(est) - qlogis(0.45)) * est * (1 - est) / se
expected$single$logit <- list(t = t, df = df, p = 2 * pt(-abs(t), df))
weighted <- svymean(~x, subset(full, !is.na(x)))
t <- (as.numeric(coef(weighted)) - 55) / as.numeric(SE(weighted)); df <- degf(subset(full, !is.na(x)))
expected$single$linearised <- list(t = t, df = df, p = 2 * pt(-abs(t), df))

# --- JSON with 17 digits
json <- function(x) {
  if (is.list(x)) return(paste0("{", paste0("\"", names(x), "\": ", vapply(x, json, ""), collapse = ", "), "}"))
  sprintf("%.17g", x)
}
lines <- vapply(names(expected), function(name) paste0(" \"", name, "\": {\n  ",
  paste0("\"", names(expected[[name]]), "\": ", vapply(expected[[name]], json, ""), collapse = ",\n  "), "\n }"), "")
writeLines(c("{", paste0(lines, collapse = ",\n"), "}"), "expected.json")
