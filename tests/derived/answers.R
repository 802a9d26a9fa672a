# Makes answers.csv (seeded, invented) and expected.csv: what R's own recoding and its survey package say of them.
# Run in this folder: Rscript answers.R   (R 4.2, survey 4.1-1)
suppressPackageStartupMessages(library(survey))
options(digits = 17)
set.seed(20240131)
n <- 600
holes <- function(x, part) { x[runif(length(x)) < part] <- NA; x }
age <- holes(sample(18:79, n, TRUE), 0.05)
spend <- holes(sample(c(rep(c(0, 9.94, 9.95, 9.96, 0.1, 0.3, 49.999, 50), 5), round(runif(60, 0, 99), 2)), n, TRUE), 0.1)
freq <- holes(sample(1:4, n, TRUE, c(4, 3, 2, 1)), 0.08)
recommend <- holes(sample(0:10, n, TRUE, c(1, 1, 1, 1, 2, 3, 3, 4, 6, 5, 5)), 0.07)
overall <- holes(sample(1:5, n, TRUE), 0.06)
slow <- holes(sample(0:1, n, TRUE), 0.1)
w <- round(runif(n, 0.4, 2.6), 3)
d <- data.frame(age, spend, freq, recommend, overall, slow, w)
write.csv(d, "answers.csv", row.names = FALSE, na = "", quote = FALSE)
d <- read.csv("answers.csv")

d$age_group <- cut(d$age, c(-Inf, 35, 50, Inf), right = FALSE, labels = c("young", "middle", "older"))
d$spend_band <- cut(d$spend, c(-Inf, 0.3, 9.95, 50), right = FALSE, labels = c("little", "some", "much"))  # 50 and more: NA
d$heavy <- factor(ifelse(d$freq <= 2, "low", "high"), c("low", "high"))
d$level <- unname(c(1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5)[d$recommend + 1])
# NA & FALSE is FALSE and NA & TRUE is NA in R: a group is known only where every condition before it is
d$loyal <- factor(ifelse(d$recommend >= 9 & d$overall >= 4, "loyal",
                  ifelse(d$recommend <= 6 | d$overall <= 2, "lost", "between")), c("loyal", "lost", "between"))

found <- NULL
put <- function(id, n, base, value) found <<- rbind(found, data.frame(id, n, base, value))
share <- function(id, variable, code, among = rep(TRUE, n)) {
  keep <- among & !is.na(among) & !is.na(d[[variable]])
  d$is <- as.numeric(d[[variable]] == code)
  own <- svydesign(ids = ~1, weights = ~w, data = d[keep, ])
  put(id, sum(d$is[keep]), sum(keep), unname(coef(svymean(~is, own))))
}
for (v in c("age_group", "spend_band", "heavy", "loyal")) for (code in levels(d[[v]]))
  share(sprintf("share(%s_q, '%s')", v, code), v, code)
for (code in levels(d$age_group)) share(sprintf("share(age, '%s')", code), "age_group", code)
for (code in 1:5) share(sprintf("share(level, '%d')", code), "level", code)
for (g in levels(d$age_group)) share(sprintf("share(heavy_q, 'high', age_group='%s')", g), "heavy", "high", d$age_group == g)
for (g in levels(d$loyal)) share(sprintf("share(age, 'young', loyal='%s')", g), "age_group", "young", d$loyal == g)
share("share(heavy_q, 'low', among=18 <= age < 35 and answered(recommend))", "heavy", "low", d$age < 35 & !is.na(d$recommend))
share("share(heavy_q, 'low', among=not (spend < 9.95 or recommend > 6))", "heavy", "low", !(d$spend < 9.95 | d$recommend > 6))
share("share(heavy_q, 'low', among=age == 'middle' and not answered(overall))", "heavy", "low", d$age_group == "middle" & is.na(d$overall))
share("share(age_group_q, 'older', among=loyal != 'lost')", "age_group", "older", d$loyal != "lost")
mean_of <- function(id, variable, among = rep(TRUE, n)) {
  keep <- among & !is.na(among) & !is.na(d[[variable]])
  d$x <- d[[variable]]
  own <- svydesign(ids = ~1, weights = ~w, data = d[keep, ])
  put(id, NA, sum(keep), unname(coef(svymean(~x, own))))
}
mean_of("mean(level)", "level")
mean_of("mean(level, heavy='high')", "level", d$heavy == "high")
mean_of("mean(spend, spend_band='some')", "spend", d$spend_band == "some")
mean_of("mean(age, among=loyal == 'between')", "age", d$loyal == "between")
found$value <- format(found$value, digits = 17)
write.csv(found, "expected.csv", row.names = FALSE, na = "")
