# Reliability and drivers in R, weighted and not: run once, `Rscript expected.R` in this folder; writes answers.csv and expected.json.
# R 4.2, package survey 4.1. Alpha as psych::alpha defines it (raw and standardised, each item against the rest); weighted
# covariances from survey::svyvar, regressions by lm() with weights; LMG as the average over all orders of the drivers;
# relative weights as in Johnson (2000), by the singular value decomposition of the standardised drivers.
suppressMessages(library(survey))
set.seed(20240131)
n <- 260
f <- rnorm(n)
likert <- function(slope, spread, top) pmin(top, pmax(1, round((top + 1) / 2 + slope * f + rnorm(n, 0, spread))))
d <- data.frame(a = likert(0.9, 0.8, 5), b = likert(0.6, 1.0, 5), c = likert(-0.8, 0.7, 4), e = likert(0.3, 1.1, 5),
                y = pmin(10, pmax(0, round(6 + 1.7 * f + rnorm(n)))), q = round(rgamma(n, 2, 0.2) - 3 * f, 2),
                w = round(runif(n, 0.2, 3), 2))
for (v in c("a", "c", "q")) d[sample(n, 8), v] <- NA
write.csv(d, "answers.csv", row.names = FALSE, na = "", quote = FALSE)

covariance <- function(x, w) {
  if (is.null(w)) return(cov(x))
  s <- svydesign(ids = ~1, weights = ~.w, data = cbind(x, .w = w))
  as.matrix(svyvar(reformulate(names(x)), s))[names(x), names(x)]
}
alpha <- function(v) { k <- ncol(v); k / (k - 1) * (1 - sum(diag(v)) / sum(v)) }
feldt <- function(a, n, k) 1 - (1 - a) * qf(c(0.975, 0.025), n - 1, (n - 1) * (k - 1))
reliability <- function(w) {
  x <- d[, c("a", "b", "c", "e")]
  x$c <- 5 - x$c                                       # a scale on which low is good
  ok <- complete.cases(x)
  v <- covariance(x[ok, ], if (w) d$w[ok] else NULL)
  k <- ncol(v)
  r <- mean(cov2cor(v)[lower.tri(v)])
  list(n = sum(ok), alpha = alpha(v), standardized = k * r / (1 + (k - 1) * r), interval = feldt(alpha(v), sum(ok), k),
       without = setNames(lapply(1:k, function(i) alpha(v[-i, -i])), names(x)),
       without_interval = setNames(lapply(1:k, function(i) feldt(alpha(v[-i, -i]), sum(ok), k - 1)), names(x)),
       item_rest = setNames(lapply(1:k, function(i) sum(v[i, -i]) / sqrt(v[i, i] * sum(v[-i, -i]))), names(x)))
}
orders <- function(v) if (length(v) < 2) list(v) else unlist(lapply(seq_along(v), function(i) lapply(orders(v[-i]), function(o) c(v[i], o))), FALSE)
model <- function(w) {
  x <- d[, c("y", "a", "b", "c", "q", "w")]
  x$c <- 5 - x$c
  x <- x[complete.cases(x), ]
  if (!w) x$w <- 1
  names <- c("a", "b", "c", "q")
  r2 <- function(v) if (!length(v)) 0 else summary(lm(reformulate(v, "y"), x, weights = w))$r.squared
  lmg <- setNames(numeric(4), names)
  all <- orders(names)
  for (o in all) for (i in seq_along(o)) lmg[o[i]] <- lmg[o[i]] + (r2(o[seq_len(i)]) - r2(o[seq_len(i - 1)])) / length(all)
  z <- as.data.frame(lapply(x[, c("y", names)], function(v) { m <- weighted.mean(v, x$w); (v - m) / sqrt(weighted.mean((v - m)^2, x$w)) }))
  root <- sqrt(x$w / sum(x$w))
  s <- svd(as.matrix(z[, names]) * root)
  loadings <- s$v %*% diag(s$d) %*% t(s$v)
  onto <- t(s$u %*% t(s$v)) %*% (z$y * root)
  johnson <- setNames(as.vector(loadings^2 %*% onto^2), names)
  list(n = nrow(x), explained = r2(names), effective = sum(x$w)^2 / sum(x$w^2), shapley = as.list(lmg / r2(names)), johnson = as.list(johnson / r2(names)),
       coefficient = as.list(coef(lm(y ~ a + b + c + q, z, weights = x$w))[-1]))
}
json <- function(v) {
  if (is.list(v)) return(paste0("{", paste(sprintf('"%s": %s', names(v), vapply(v, json, "")), collapse = ", "), "}"))
  text <- formatC(v, digits = 15, format = "g")
  if (length(v) > 1) paste0("[", paste(text, collapse = ", "), "]") else text
}
both <- function(f) list(unweighted = f(FALSE), weighted = f(TRUE))
writeLines(json(list(reliability = both(reliability), drivers = both(model))), "expected.json")
