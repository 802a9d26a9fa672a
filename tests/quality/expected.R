# Writes answers.csv (answers of our own, seeded) and expected.json: what base R finds in them.
# Run in this folder: Rscript expected.R   (R 4.2; rle() is what the package careless makes its longstring of)
set.seed(20261127)
n <- 400
pick <- function(from, weights = NULL, size = n) sample(from, size, TRUE, weights)

grid <- matrix(pick(c("1", "2", "3", "4", "5", ""), c(2, 3, 3, 3, 2, 1), 6 * n), n)
flat <- runif(n) < 0.12
grid[flat, ] <- pick(as.character(1:5), size = sum(flat))
half <- runif(n) < 0.10
grid[half, 2:5] <- pick(as.character(1:5), size = sum(half))
colnames(grid) <- paste0("g", 1:6)
times <- c("", "-9", "30", "59.5", "60", "61", "400", "0:45", "1:20", "0:02:10", "1:00:01", "95s", "2m 5s", "50秒", "1分20秒", "1小时2分")
in_seconds <- c(NA, NA, 30, 59.5, 60, 61, 400, 45, 80, 130, 3601, 95, 125, 50, 80, 3720)
answers <- data.frame(
  grid,
  age = pick(c("15", "16", "17", "25", "30", "44", "60", "70", "-1", "140", "")),
  licence = pick(c("yes", "no", ""), c(5, 3, 1)),
  check = pick(c("1", "3", ""), c(1, 6, 1)),
  time = pick(times),
  site = pick(c("a", "b")),
  token = sprintf("t%03d", pick(1:330)),
  weight = pick(c("0.5", "1", "1.25", "2"))
)
answers$token[pick(seq_len(n), size = 12)] <- ""
copies <- answers[pick(seq_len(n), size = 25), ]
empty <- answers[1:3, ]
empty[, c(colnames(grid), "age", "licence", "check")] <- ""
answers <- rbind(answers, copies, empty)
answers <- answers[sample(nrow(answers)), ]
write.csv(answers, "answers.csv", row.names = FALSE, quote = FALSE, fileEncoding = "UTF-8")

asked <- c(colnames(grid), "age", "licence", "check")
told <- rowSums(answers[, asked] != "") > 0
whole <- c(asked, "site")
twice <- ifelse(told, FALSE, NA)
twice[told] <- duplicated(answers[told, whole])
has_token <- answers$token != ""
same_token <- ifelse(has_token, FALSE, NA)
same_token[has_token] <- duplicated(answers$token[has_token])

items <- as.matrix(answers[, colnames(grid)])
items[items == ""] <- NA
given <- rowSums(!is.na(items))
alike <- apply(items, 1, function(row) length(unique(row[!is.na(row)])) == 1)
straight <- ifelse(given >= 5, alike, NA)
longest <- apply(items, 1, function(row) { runs <- rle(row); max(runs$lengths[!is.na(runs$values)], 0) })
in_a_row <- ifelse(given >= 4, longest >= 4, NA)

took <- in_seconds[match(answers$time, times)]
fast <- took < 60
middle <- median(took, na.rm = TRUE)
fast_of_median <- took < 0.6 * middle
age <- as.numeric(answers$age)
outside <- age < 0 | age > 110
licence <- ifelse(answers$licence == "", NA, answers$licence)
child <- (age < 18) & (licence == "yes")
check <- ifelse(answers$check == "", NA, answers$check)
careless <- check != "3"

is_true <- function(flag) !is.na(flag) & flag
out <- is_true(twice) | is_true(fast) | is_true(careless)
any_rule <- out | is_true(straight) | is_true(in_a_row) | is_true(child) | is_true(outside)
kept <- !out

usable <- ifelse(is_true(outside), NA, age)[kept]
first <- items[, 1]
first[is_true(straight)] <- NA
first <- as.numeric(first[kept])
weight <- as.numeric(answers$weight)[kept]
mean_of <- function(x, w) sum(x * w, na.rm = TRUE) / sum(w[!is.na(x)])

pair <- function(flag) sprintf("[%d, %d]", sum(is_true(flag)), sum(!is.na(flag)))
number <- function(x) format(x, digits = 15)
write_pairs <- function(named) paste(sprintf('  "%s": %s', names(named), unlist(named)), collapse = ",\n")
cat("{\n", file = "expected.json")
cat(write_pairs(list(
  duplicates = pair(twice), token = pair(same_token), flat = pair(straight), run = pair(in_a_row), speeders = pair(fast),
  of_median = pair(fast_of_median), child = pair(child), three = pair(careless), age = pair(outside),
  median = number(middle), read = nrow(answers), flagged = sum(any_rule), excluded = sum(out), kept = sum(kept),
  age_missing = sum(is.na(usable)), age_mean = number(mean_of(usable, rep(1, sum(kept)))),
  age_mean_weighted = number(mean_of(usable, weight)), g1_missing = sum(is.na(first)),
  g1_mean = number(mean_of(first, rep(1, sum(kept)))), licence_missing = sum(is.na(licence[kept]))
)), "\n}\n", file = "expected.json", append = TRUE)
