# Writes alike.csv (answers of our own, seeded) and alike.json: what base R finds in them by the published formulas.
# Run in this folder: Rscript alike.R   (R 4.2)
# percent match: Kuriakose and Robbins (2016), Statistical Journal of the IAOS 32
# scale point variation: Heerwegh and Loosveldt (2008), Public Opinion Quarterly 72
set.seed(20261128)
n <- 180
q <- 14
answers <- matrix(sample(c("1", "2", "3", "4", "5", ""), n * q, TRUE, c(2, 3, 4, 3, 2, 0.6)), n)
copies <- answers[sample(n, 30), ]
for (i in seq_len(nrow(copies))) {
  change <- sample(q, sample(0:6, 1))
  copies[i, change] <- sample(c("1", "2", "3", "4", "5"), length(change), TRUE)
}
flat <- matrix(rep(sample(c("1", "3", "5"), 12, TRUE), q), 12)
flat[cbind(1:6, sample(q, 6))] <- ""
sparse <- answers[1:4, ]
sparse[, 1:6] <- ""
answers <- rbind(answers, copies, flat, sparse)
answers <- answers[sample(nrow(answers)), ]
colnames(answers) <- paste0("a", seq_len(q))
write.csv(answers, "alike.csv", row.names = FALSE, quote = FALSE)

told <- rowSums(answers != "")
judged <- which(told >= ceiling(0.75 * q))
match_of <- function(i) max(sapply(setdiff(judged, i), function(j) sum(answers[i, ] != "" & answers[i, ] == answers[j, ]) / q))
matches <- sapply(judged, match_of)
at <- function(share) sum(matches >= share - 1e-9)

variation <- function(row) 1 - sum((table(row[row != ""]) / sum(row != ""))^2)
of_all <- apply(answers[told >= 10, ], 1, variation)
of_five <- apply(answers[rowSums(answers[, 1:5] != "") >= 3, 1:5], 1, variation)

number <- function(x) format(x, digits = 15)
cat(sprintf(
  '{\n  "judged": %d, "at_85": %d, "at_70": %d, "at_100": %d,\n  "all": [%s, %d], "five": [%s, %d]\n}\n',
  length(judged), at(0.85), at(0.70), at(1), number(mean(of_all)), length(of_all), number(mean(of_five)), length(of_five)
), file = "alike.json")
