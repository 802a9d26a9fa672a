# Writes people.csv (answers of our own, seeded) and expected.csv and expected.json: what R's survey makes of them.
# Run in this folder: Rscript expected.R   (R 4.2, survey 4.1-1, MASS 7.3-58)
suppressMessages(library(survey))

set.seed(20240603)
n <- 600
people <- data.frame(
  id = seq_len(n),
  region = sample(c("north", "south", "east", "west"), n, TRUE, c(.4, .3, .2, .1)),
  age = sample(c("young", "middle", "old"), n, TRUE, c(.2, .3, .5)),
  channel = sample(c("phone", "online", "shop"), n, TRUE, c(.5, .3, .2)),
  design = sample(c(0.8, 1, 1.25, 2.5), n, TRUE)
)
people$score <- round(60 + 10 * (people$age == "young") - 8 * (people$channel == "phone") + rnorm(n, 0, 12), 1)
people$other <- round(rnorm(n, 50, 10), 1)  # has nothing to do with the margins
write.csv(people, "people.csv", row.names = FALSE, quote = FALSE)

targets <- list(
  region = c(north = .25, south = .25, east = .25, west = .25),
  age = c(young = .35, middle = .35, old = .30),
  channel = c(phone = .30, online = .50, shop = .20)
)
as_counts <- function(name) {
  found <- data.frame(names(targets[[name]]), n * targets[[name]])
  names(found) <- c(name, "Freq")
  found
}
margins <- list(~region, ~age, ~channel)
population <- lapply(names(targets), as_counts)
tight <- list(maxit = 1000, epsilon = 1e-15)

start <- function(weights) svydesign(ids = ~1, weights = weights, data = people)
raked <- function(design) suppressWarnings(rake(design, margins, population, control = tight))

# survey's own cal.raking takes the derivative to be 0 beyond upper - 1, as of linear calibration, and its steps then miss the bounds.
# This is the same function with the derivative of exp().
bounded_raking <- make.calfun(
  Fm1 = cal.raking$Fm1,
  dF = function(u, bounds) ifelse(exp(u) < bounds$upper & exp(u) > bounds$lower, exp(u), 0),
  name = "raking"
)

# Bounds on the weights themselves, the mean weight being 1. Margins as indicators of all codes but the first of each, and a constant.
totals <- c(n, n * targets$region[c("north", "south", "west")], n * targets$age[c("old", "young")], n * targets$channel[c("phone", "shop")])
names(totals) <- c("(Intercept)", "regionnorth", "regionsouth", "regionwest", "ageold", "ageyoung", "channelphone", "channelshop")
bounded <- function(design, low, high) {
  found <- calibrate(design, ~ region + age + channel, totals, calfun = bounded_raking,
    bounds = list(lower = rep(low, n), upper = rep(high, n)), bounds.const = TRUE, epsilon = 1e-14, maxit = 2000)
  found
}

plain <- raked(start(rep(1, n)))
from_design <- raked(start(people$design * n / sum(people$design)))
trimmed <- bounded(start(rep(1, n)), 0.35, 3)
trimmed_from_design <- bounded(start(people$design * n / sum(people$design)), 0.3, 3.5)

# What analysts do by hand: rake, trim, rake again, until both hold. trimWeights() shares what it cut off equally among the others.
by_hand <- plain
for (round in 1:5000) {
  pulled <- trimWeights(by_hand, lower = 0.35, upper = 3, strict = TRUE)
  pulled <- start(weights(pulled))
  by_hand <- raked(pulled)
  if (max(abs(weights(by_hand) - weights(pulled))) < 1e-13) break
}

designs <- list(plain = plain, from_design = from_design, trimmed = trimmed, trimmed_from_design = trimmed_from_design, by_hand = by_hand)
weights_of <- as.data.frame(lapply(designs, function(d) format(weights(d), digits = 17)))
write.csv(cbind(id = people$id, weights_of), "expected.csv", row.names = FALSE, quote = FALSE)

# The mean of the score (and the errors of the other number): with the weights taken as given, and with R's variance that knows of the raking.
line <- function(name, design) {
  given <- svymean(~score, start(weights(design)))
  own <- svymean(~score, design)
  apart <- c(SE(svymean(~other, start(weights(design)))), SE(svymean(~other, design)))
  w <- weights(design)
  sprintf('  "%s": {"mean": %.15g, "se_given": %.15g, "se_calibrated": %.15g, "effective": %.15g, "divergence": %.15g, "other_se_given": %.15g, "other_se_calibrated": %.15g}', name,
    coef(given), SE(given), SE(own), sum(w)^2 / sum(w^2), sum(w * log(w)), apart[1], apart[2])
}
rows <- mapply(line, names(designs), designs)
writeLines(c("{", paste(rows, collapse = ",\n"), "}"), "expected.json")
cat(round, "rounds by hand\n")
