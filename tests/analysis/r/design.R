# Errors by the design of the sample, from R's survey: makes design.csv (seeded) and design.json beside this file.
# Run from this folder: Rscript design.R. Written for R 4.2 with survey 4.1-1.
suppressMessages(library(survey))
options(survey.adjust.domain.lonely = FALSE)
set.seed(20240229)

# --- the sample: 6 strata, in 'f' a single cluster; clusters are numbered anew in each stratum
clusters <- c(a = 4, b = 5, c = 3, d = 6, e = 4, f = 1)
there <- c(a = 40, b = 12, c = 30, d = 9, e = 4, f = 7)  # clusters in the population; of 'e' all were drawn
rows <- list()
for (s in names(clusters)) for (k in seq_len(clusters[[s]])) {
  n <- sample(3:13, 1)
  level <- rnorm(1, 50, 8) + 4 * match(s, names(clusters))
  mood <- plogis(rnorm(1, 0, 0.9))
  rows[[length(rows) + 1]] <- data.frame(
    stratum = s, cluster = k, school = paste0(s, k),
    w = round(runif(n, 0.4, 3), 2), clusters_there = there[[s]], people_there = 400 * match(s, names(clusters)),
    x = round(rnorm(n, level, 12), 1),
    q = sample(c("yes", "no", "maybe"), n, TRUE, c(mood, 1 - mood, 0.2)),
    s = pmin(5, 1 + rbinom(n, 4, mood)), t = pmin(5, 1 + rbinom(n, 4, 0.3 + 0.6 * mood)),
    r = pmin(10, rbinom(n, 10, 0.5 + 0.45 * mood)),
    m1 = rbinom(n, 1, 0.6 * mood), m2 = rbinom(n, 1, 0.4), m3 = rbinom(n, 1, 0.15),
    g = sample(c("u", "v"), n, TRUE)
  )
}
d <- do.call(rbind, rows)
d$g[d$school == "b2"] <- "lone"                     # a group that lives in one cluster
d$q[sample(nrow(d), 14)] <- NA                      # item non-response
d$x[sample(nrow(d), 9)] <- NA
none <- sample(nrow(d), 6)                          # nothing filled in the multi-response question
d[none, c("m1", "m2", "m3")] <- NA
d$q[d$stratum == "c" & d$cluster == 2] <- NA        # a cluster without anybody in the base of q
d$x2 <- round(0.6 * ifelse(is.na(d$x), 55, d$x) + rnorm(nrow(d), 27, 9), 1)  # the same people a year later
d$q2 <- ifelse(runif(nrow(d)) < 0.7, d$q, "yes")
d$x2[sample(nrow(d), 12)] <- NA
write.csv(d, "design.csv", row.names = FALSE, na = "", quote = FALSE, fileEncoding = "UTF-8")

# --- what is computed from each design
d$answered_m <- !is.na(d$m1)
d$ticks <- d$m1 + d$m2 + d$m3
d$promotion <- 100 * ((d$r >= 9) - (d$r <= 6))
d$index <- 100 * (d$s + d$t - 2) / 8
d$yes <- as.numeric(d$q == "yes"); d$known <- as.numeric(d$q %in% c("yes", "no")); d$known[is.na(d$q)] <- NA
d$top <- as.numeric(d$s >= 4)

interval <- function(est, se, df, logit) {
  if (df < 1) return(list())
  t <- qt(0.975, df)
  if (!logit) return(list(low = est - t * se, high = est + t * se))
  list(low = plogis(qlogis(est) - t * se / (est * (1 - est))), high = plogis(qlogis(est) + t * se / (est * (1 - est))))
}
one <- function(design, variable, logit) {
  inside <- subset(design, !is.na(design$variables[[variable]]))
  f <- as.formula(paste0("~", variable))
  m <- svymean(f, inside, deff = "replace")
  est <- as.numeric(coef(m)); se <- as.numeric(SE(m)); df <- degf(inside)
  found <- c(list(est = est, se = se, df = df, n = nrow(inside$variables), deff = as.numeric(deff(m))), interval(est, se, df, logit))
  if (logit && df >= 1 && est > 0 && est < 1) found$ciprop <- as.numeric(attr(svyciprop(f, inside, method = "logit"), "ci"))
  found
}
ratio <- function(design) {  # percentages of responses
  inside <- subset(design, design$variables$answered_m & design$variables$ticks > 0)
  m <- svyratio(~m1, ~ticks, inside)
  est <- as.numeric(coef(m)); se <- as.numeric(SE(m)); df <- degf(inside)
  c(list(est = est, se = se, df = df, n = nrow(inside$variables)), interval(est, se, df, TRUE))
}
measures <- function(design) list(
  "mean(x)" = one(design, "x", FALSE), "share(q, 'yes')" = one(design, "yes", TRUE),
  "share(q, 'no', 'yes')" = one(design, "known", TRUE), "top(s)" = one(design, "top", TRUE),
  "nps(r)" = one(design, "promotion", FALSE), "index(d)" = one(design, "index", FALSE),
  "share(m, 'm1')" = one(design, "m1", TRUE), "share(ticks, 'm1')" = ratio(design))
# two groups of one sample: the error of their difference, with the covariance
apart <- function(design, variable) {
  inside <- subset(design, design$variables$g %in% c("u", "v") & !is.na(design$variables[[variable]]))
  by <- svyby(as.formula(paste0("~", variable)), ~g, inside, svymean, covmat = TRUE)
  test <- svyttest(as.formula(paste0(variable, " ~ g")), inside)
  se <- as.numeric(SE(svycontrast(by, c(1, -1))))
  stopifnot(all.equal(se, abs(as.numeric(test$estimate / test$statistic)), tolerance = 1e-8))
  list(diff = as.numeric(-test$estimate), se = se, df = as.numeric(test$parameter))
}
# two questions of the same people: the covariance of z
between <- function(design) {
  inside <- subset(design, !is.na(design$variables$yes))
  m <- svymean(~yes + top, inside)
  v <- vcov(m)
  list(diff = as.numeric(coef(m)[1] - coef(m)[2]), se = sqrt(v[1, 1] + v[2, 2] - 2 * v[1, 2]), df = degf(inside) - 1)
}
everything <- function(make, data, policy = "fail", pairs = FALSE) {
  options(survey.lonely.psu = policy)
  design <- make(data)
  v <- design$variables
  found <- list(all = measures(design), u = measures(subset(design, v$g == "u")), lone = measures(subset(design, v$g == "lone")),
                among = measures(subset(design, v$s >= 3)), apart_x = apart(design, "x"), apart_yes = apart(design, "yes"))
  if (pairs) found$between <- between(design)
  found
}
rest <- d[d$stratum != "f", ]
strata <- function(data) svydesign(~1, strata = ~stratum, weights = ~w, data = data)
result <- list(
  strata = everything(strata, d),
  strata_population = everything(function(x) svydesign(~1, strata = ~stratum, weights = ~w, fpc = ~people_there, data = x), d),
  clusters = everything(function(x) svydesign(~school, weights = ~w, data = x), d, pairs = TRUE),
  both = everything(function(x) svydesign(~cluster, strata = ~stratum, weights = ~w, nest = TRUE, data = x), rest, pairs = TRUE),
  full = everything(function(x) svydesign(~cluster, strata = ~stratum, weights = ~w, fpc = ~clusters_there, nest = TRUE, data = x), rest, pairs = TRUE),
  unweighted = everything(function(x) { x$w <- 1; svydesign(~cluster, strata = ~stratum, weights = ~w, fpc = ~clusters_there, nest = TRUE, data = x) }, rest),
  simple = everything(function(x) { x$w <- 1; x$N <- 500; svydesign(~1, weights = ~w, fpc = ~N, data = x) }, d)
)
full <- function(x) svydesign(~cluster, strata = ~stratum, weights = ~w, fpc = ~clusters_there, nest = TRUE, data = x)
# a panel: those who answered twice, as a domain of the sample
again <- function(data, now, then) {
  data$change <- data[[now]] - data[[then]]
  inside <- subset(full(data), !is.na(data$change))
  m <- svymean(~change, inside)
  c(list(est = as.numeric(coef(m)), se = as.numeric(SE(m)), df = degf(inside), n = nrow(inside$variables)),
    interval(as.numeric(coef(m)), as.numeric(SE(m)), degf(inside), FALSE))
}
options(survey.lonely.psu = "fail")
rest$yes2 <- as.numeric(rest$q2 == "yes")
result$panel <- list(panel = list("mean(x)" = again(rest, "x2", "x"), "share(q, 'yes')" = again(rest, "yes2", "yes")))
result$centre <- everything(full, d, "adjust")
result$certainty <- everything(full, d, "certainty")
stopifnot(all.equal(result$certainty$all, everything(full, d, "remove")$all))

# --- JSON with 17 digits
json <- function(x) {
  if (is.list(x)) return(paste0("{", paste0("\"", names(x), "\": ", vapply(x, json, ""), collapse = ", "), "}"))
  number <- ifelse(is.finite(x), sprintf("%.17g", x), "null")
  if (length(x) == 1) number else paste0("[", paste(number, collapse = ", "), "]")
}
lines <- vapply(names(result), function(name) paste0(" \"", name, "\": {\n  ",
  paste0("\"", names(result[[name]]), "\": ", vapply(result[[name]], json, ""), collapse = ",\n  "), "\n }"), "")
writeLines(c("{", paste0(lines, collapse = ",\n"), "}"), "design.json")
