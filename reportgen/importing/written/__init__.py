"""From questions to the folder an author goes on with: the spec, the answers, the account of every decision."""
