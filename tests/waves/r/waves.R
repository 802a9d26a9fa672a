# Changes between two weighted waves, each a sample of its own: R's survey with the waves as strata.
# Run from the root: Rscript tests/waves/r/waves.R > tests/waves/r/waves.json
suppressPackageStartupMessages(library(survey))
read <- function(year) transform(read.csv(file.path("tests/waves/r", paste0(year, ".csv"))), wave = year)
d <- rbind(read("2023"), read("2024"))
d$top <- as.numeric(d$q1 >= 4)
d$nps <- 100 * ((d$q3 >= 9) - (d$q3 <= 6))
d$index <- 25 * ((d$q1 - 1) + (d$q2 - 1)) / 2
design <- svydesign(ids = ~1, strata = ~wave, weights = ~w, data = d)
number <- function(x) format(x, digits = 15)
one <- function(variable, group = NULL) {
  part <- if (is.null(group)) design else subset(design, ch == group)
  # a group is a domain of the whole sample in R; this report takes it as a sample of its own: n / (n - 1) of the group
  by <- svyby(as.formula(paste0("~", variable)), ~wave, part, svymean)
  means <- coef(by)
  errors <- SE(by)
  whole <- table(d$wave)
  n <- if (is.null(group)) whole else table(d$wave[d$ch == group])
  if (!is.null(group)) errors <- errors * sqrt((whole - 1) / whole * n / (n - 1))
  value <- means[["2024"]] - means[["2023"]]
  v <- errors^2
  se <- sqrt(sum(v))
  df <- sum(v)^2 / sum(v^2 / (n - 1)) # Satterthwaite
  t <- value / se
  p <- 2 * pt(-abs(t), df)
  half <- qt(0.975, df) * se
  sprintf('{"value": %s, "se": %s, "df": %s, "t": %s, "p": %s, "low": %s, "high": %s}',
    number(value), number(se), number(df), number(t), number(p), number(value - half), number(value + half))
}
rows <- c(
  sprintf('"top(overall)": %s', one("top")),
  sprintf('"share(why, \'good\')": %s', one("q5b")),
  sprintf('"mean(overall)": %s', one("q1")),
  sprintf('"mean(visits)": %s', one("q4")),
  sprintf('"index(service)": %s', one("index")),
  sprintf('"nps(recommend)": %s', one("nps")),
  sprintf('"top(overall, channel=\'web\')": %s', one("top", "web")),
  sprintf('"mean(visits, channel=\'phone\')": %s', one("q4", "phone"))
)
# the test of survey itself, for the difference of means; its degrees of freedom are those of the design
whole <- svyttest(q4 ~ wave, design)
contrast <- svycontrast(svyby(~q4, ~wave, design, svymean, covmat = TRUE), c("2023" = -1, "2024" = 1))
rows <- c(rows, sprintf('"svyttest": {"t": %s, "df": %s, "p": %s, "se": %s}',
  number(unname(whole$statistic)), number(unname(whole$parameter)), number(unname(whole$p.value)), number(SE(contrast)[1])))
cat("{\n", paste(rows, collapse = ",\n "), "\n}\n", sep = "")
