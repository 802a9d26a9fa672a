# Two one-sided tests of weighted changes between two waves: R's survey on the answers of tests/waves/r.
# Run from the root: Rscript tests/followed/r/tost.R > tests/followed/r/tost.json
suppressPackageStartupMessages(library(survey))
read <- function(year) transform(read.csv(file.path("tests/waves/r", paste0(year, ".csv"))), wave = year)
d <- rbind(read("2023"), read("2024"))
d$top <- as.numeric(d$q1 >= 4)
d$nps <- 100 * ((d$q3 >= 9) - (d$q3 <= 6))
d$index <- 25 * ((d$q1 - 1) + (d$q2 - 1)) / 2
design <- svydesign(ids = ~1, strata = ~wave, weights = ~w, data = d)
number <- function(x) format(x, digits = 15)
one <- function(variable, margins) {
  by <- svyby(as.formula(paste0("~", variable)), ~wave, design, svymean, covmat = TRUE)
  contrast <- svycontrast(by, c("2023" = -1, "2024" = 1))
  value <- coef(contrast)[[1]]
  se <- SE(contrast)[[1]]
  v <- SE(by)^2
  n <- table(d$wave)
  df <- sum(v)^2 / sum(v^2 / (n - 1)) # Satterthwaite
  ends <- confint(contrast, level = 0.90, df = df)
  test <- function(margin) {
    below <- pt((value + margin) / se, df, lower.tail = FALSE) # against a change of -margin or less
    above <- pt((value - margin) / se, df) # against a change of margin or more
    sprintf('{"margin": %s, "p": %s}', number(margin), number(max(below, above)))
  }
  sprintf('{"value": %s, "low": %s, "high": %s, "tests": [%s]}',
    number(value), number(ends[1]), number(ends[2]), paste(sapply(margins, test), collapse = ", "))
}
rows <- c(
  sprintf('"top(overall)": %s', one("top", c(0.05, 0.1, 0.15, 0.17, 0.18, 0.2))),
  sprintf('"mean(overall)": %s', one("q1", c(0.1, 0.2, 0.25, 0.26, 0.27, 0.3))),
  sprintf('"mean(visits)": %s', one("q4", c(0.5, 1, 1.2, 1.5, 2, 3))),
  sprintf('"index(service)": %s', one("index", c(1, 2, 3, 4, 5, 6, 7))),
  sprintf('"nps(recommend)": %s', one("nps", c(5, 10, 12, 15, 20, 25)))
)
cat("{\n", paste(rows, collapse = ",\n "), "\n}\n", sep = "")
