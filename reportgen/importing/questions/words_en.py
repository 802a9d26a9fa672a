"""Sentences of decisions in English; ``…_change`` says what to write where the author knows better."""

from __future__ import annotations

from collections.abc import Mapping

ENGLISH: Mapping[str, str] = {
    "other": "Other",
    "plain_numbers": "plain numbers",
    "code": "Code {code}",
    "scale": "{question} is a rating scale, because its words have a known order: {labels}.",
    "scale_change": "type: single, with the options in place of scale, if the order means nothing",
    "points": (
        "{question} is taken for a scale from {low} to {high}: its answers are whole numbers, and the file has no words for them."
    ),
    "points_change": "words for the points under scales, or type: number if it is a quantity",
    "direction": "The file does not say whether the highest answer of {question} is the best; it is taken to be.",
    "direction_change": "direction: low_is_good in its scale, if the lowest is the best",
    "direction_told": "The wording of {question} says what the ends of its scale mean; {end} is the good one.",
    "direction_told_change": "the other direction in its scale, if it was read wrongly",
    "outside": (
        "“{label}” is no point of the scale of {question}; the data file has it as {code}, and it counts as no answer:"
        " {count} of {n} answers ({percent} %) leave the base."
    ),
    "stay": (
        "{question} is a scale with answers beside it that are no points: {labels}, {count} of {n} answers ({percent} %)."
        " They stay in the base of its shares; another question has the points alone, and their mean."
    ),
    "stay_change": "type: scale, and these codes under missing in its scale, if they should leave the base",
    "stay_rows": (
        "The rows of {question} are a scale with answers beside it that are no points: {labels}, {count} of {n} answers"
        " ({percent} %). They stay in the base of the shares; for each row another question has the points alone, and their mean."
    ),
    "stay_rows_change": "scale in place of options, and these codes under missing in the scale, if they should leave the base",
    "no_point": "“{label}” is no number from 0 to 10; {question} has it as {code}, and the net promoter score is without it.",
    "outside_change": "type: single, if it should stay in the base",
    "longer_scale": "Nobody gave some points of the scale of {question}; it shares the longer scale of other questions.",
    "whole_scale": (
        "Nobody chose {missed} of {question}; its answers are words of a known scale, which is written whole with {points}"
        " points: {labels}."
    ),
    "whole_scale_change": '`--points "#{place}={other}"` when importing, if the questionnaire offered {other} points',
    "no_middle": (
        "Nobody of {n} chose a middle point of {question}, though many chose those beside it; it is taken for a scale without"
        " one, of {points} points: {labels}."
    ),
    "no_middle_change": '`--points "#{place}={other}"` when importing, if there was a middle point',
    "short_scale": ("{question} shows a scale of {points} points; it may be that nobody among {n} chose {missed}."),
    "short_scale_change": '`--points "#{place}={other}"` when importing, if the questionnaire offered {other} points',
    "two_ends": "{question} has two answers, {labels}; they are the ends of a known scale, so it is one.",
    "two_ends_change": "type: single, with the options in place of scale, if they are two answers to choose from",
    "points_unknown": "No known scale of {asked} points has all answers of {question}; it is written with {points}.",
    "points_unknown_change": "all its options under scales, and their codes in the data file",
    "longer_scale_change": "a scale of its own, if it offered fewer points",
    "rare": (
        "Options of {question} that one person chose each: {count}. They are kept because they fit the others or the file says"
        " that the question is closed."
    ),
    "rare_change": "delete an option that is somebody's own words, and set write_in on the other",
    "own_words": (
        "Answers to {question} in words that hardly anybody else used: {count}. They count as the option for own words, and"
        " the words are left out."
    ),
    "own_words_change": "add an option, and import again, if one of them was on the list",
    "by_given": "The options of {question} stand in the order of the file.",
    "by_points": "The options of {question} stand in the order of their numbers.",
    "by_ladder": "The options of {question} stand in the order that their words have: {labels}.",
    "by_bands": "The options of {question} stand in the order of their numbers: {labels}.",
    "by_prefix": "The options of {question} stand in the order of the letters or numbers before them, which are left out.",
    "by_sequence": "The options of {question} stand in the order of their letters or numbers: {labels}.",
    "by_count": "The options of {question} have no order of their own; the one that most gave stands first.",
    "by_count_change": "the order of the questionnaire",
    "codes": "{question} holds numbers of options ({codes}), and the file has no words for them.",
    "codes_change": "the words of each code; or type: number if it is a quantity",
    "bare_codes": "Codes of {question} for which the file has no label: {count}. They stand as they are.",
    "bare_codes_change": "their labels, or list them under missing",
    "labelled_missing": "Codes of {question} that the file calls {labels} count as no answer.",
    "labelled_missing_of": (
        "Codes of {question} that the file does not declare missing but calls {labels} count as no answer: {count} of {n} rows"
        " ({percent} %) leave the base."
    ),
    "labelled_missing_of_change": "move a code from missing to options, if it is an answer",
    "labelled_beside": (
        "{question} has codes that the file calls {labels} and does not declare missing; they count as answers, {count} of {n}"
        " ({percent} %), and are in the base."
    ),
    "labelled_beside_change": "move these codes from options to missing, if they should leave the base",
    "labelled_missing_change": "move a code from missing to options, if it is an answer",
    "nps": "{question} asks from 0 to 10 how likely people are to recommend, so its net promoter score is reported.",
    "nps_change": "type: scale, if it asks something else",
    "number": "{question} is a quantity: its answers are numbers.",
    "number_change": "type: single with options, if the numbers are codes",
    "numbers_commas": "The numbers of {question} have a decimal comma; the data file has a point.",
    "numbers_mixed": "Some numbers of {question} have a decimal comma and some a decimal point; each is read by itself.",
    "numbers_mixed_change": "all numbers in one way in the file, and import again, if one was read wrongly",
    "numbers_thousands": (
        "The numbers of {question} may have a sign between thousands or before decimals (1,250); they are taken for thousands."
    ),
    "numbers_thousands_change": "the decimals behind a point in the file, and import again, if they are decimals",
    "numbers_decimals": (
        "The numbers of {question} may have a comma before decimals or between thousands (1,250); they are taken for decimals, as"
        " elsewhere in the file."
    ),
    "numbers_decimals_change": "the thousands without a comma in the file, and import again, if they are thousands",
    "unit": "Numbers of {question} are printed with “{unit}”, which stands behind the answers or in the wording.",
    "unit_change": "another unit, or none",
    "turned": (
        "{count} answers to {question} are in another unit ({units}) and were turned into “{unit}”; those without a unit are"
        " taken for the usual one."
    ),
    "zeros": "{count} answers to {question} say “none”; they count as zero.",
    "zeros_change": "an empty cell for them in the file, and import again, if they left the question out",
    "not_numbers": "Answers to {question} that are no numbers: {count}. They count as no answer.",
    "text": "{question} was answered in people's own words; how many answered is reported, and not what they wrote.",
    "text_change": "type: single with options, if the answers were chosen from a list",
    "joined": (
        "{question} holds several answers in one cell, between “{separator}”; it has {count} options, each with a"
        " column in the data file."
    ),
    "joined_change": "type: single, if people could choose one answer only",
    "ticked": "{question} has a column for each of its {count} options; percentages are of those who answered it.",
    "ticked_change": "base: asked, or empty: none, if ticking nothing was an answer",
    "ticked_words": "Whoever wrote own words beside {question} counts as having chosen “other”; the words are left out.",
    "beside": (
        "{count} rows have no option of {question} but own words beside it; they count as “other”, and the words are left out."
    ),
    "grid": "{question} is a grid of {count} rows with the same answers.",
    "grid_change": "a question for each row, if they were asked apart",
    "ranking": "{question} puts {count} options in order.",
    "ranking_change": "type: number or scale for each column, if people could give one place twice",
    "segments": "Tables are crossed by {names}: their wording says who people are, and their groups are large enough.",
    "segments_change": "other single questions under segments",
    "no_segments": "No question says who people are in two to eight groups of sufficient size, so nothing is crossed.",
    "no_segments_change": "segments of your own",
    "weight": "“{heading}” is the weight, as you said: {count} of {n} rows have one, {mean} in the mean.",
    "weight_wanting": (
        "{none} rows have no weight in “{heading}”, and {zero} have one of zero or less. No number can be weighted by it until"
        " they are mended."
    ),
    "weight_wanting_change": "weights for these rows, or leave the rows out of the file, and import again",
    "left_weight": (
        "“{heading}” (`{column}`) looks like a weight (its mean is {mean}); nothing is weighted, because the file cannot tell"
        " what it is for."
    ),
    "left_weight_change": '`--weight "{column}"` when importing',
    "left_empty": "“{heading}” has no answers and is left out.",
    "left_constant": "“{heading}” has one and the same answer everywhere and is left out.",
    "left_constant_change": '`--keep "{heading}"` when importing',
    "left_date": "“{heading}” holds dates, of which nothing is reported; it is left out.",
    "outside_words": (
        "Answers to {question} in own words that are no point of its scale: {count}. The data file has them as {code}, and"
        " they count as no answer."
    ),
    "outside_words_change": "type: single, if they should stay in the base",
    "emptied": "“{text}” counts as no answer: {count} cells in {columns} columns.",
    "emptied_change": "another word for it in the file, and import again, if it was an answer that people could give",
    "emptied_not_asked": "“{text}” says that somebody was not asked: {count} cells in {columns} columns, outside every base.",
    "emptied_declared": (
        "“{text}” is a missing value of the file, or called so by its label, and no answer: {count} cells in {columns} columns."
    ),
    "nothing_ticked": (
        "{count} of {n} rows have every option of {question} as not ticked; they answered with none, and are in its base."
    ),
    "nothing_ticked_change": "a tick in every row that answered, or asked_if, if these rows left the question out",
    "no_ticks": (
        "{count} of {n} rows have nothing in {question}; the file cannot tell who was not asked, who left it out and who ticked"
        " none, so none of them is in its base."
    ),
    "no_ticks_change": "empty: none, if everybody was asked and ticking nothing was an answer",
    "spelled": (
        "Answers to {question} that are spelled otherwise than most, in capitals, quotes or dashes: {count}. They count as the"
        " same answer."
    ),
    "few_numbers": "{question} holds a few whole numbers ({codes}); they are taken for its options.",
    "few_numbers_change": "type: number if it is a quantity, or type: scale if it is a rating",
    "fieldwork": "Answers came in from {first} to {last}, by the times in “{heading}”.",
    "fieldwork_read": "Answers came in from {first} to {last}, by the times in “{heading}”, whose dates were read as {order}.",
    "fieldwork_read_change": "the first and the last day, if day and month were read the wrong way round",
    "fieldwork_day_first": "day before month",
    "fieldwork_month_first": "month before day",
    "disorder": "Rows of {question} that are no order (a place given twice, or left out): {count}. They count as no answer.",
    "disorder_change": "disorder: error, to be stopped by such rows",
    "only_codes": "The file has no wording of {count} questions, which are called by their codes: {names}.",
    "only_codes_change": "what was asked; or import with `--questionnaire FORM`, which has the wordings",
    "no_wording": "Questions that have no wording in the file, only names of columns: {count}. Their wording is made of these.",
    "no_wording_change": "the wording under ask; or import again with `--questionnaire FORM`, if there is a form",
    "nps_unsure": "{question} asks how likely people are to recommend, and nobody gave 0; it is taken to have been asked "
    "from 0 to 10, and its net promoter score is reported.",
    "nps_unsure_change": "type: scale with points from 1 to 10, if it was asked from 1: a net promoter score is defined "
    "from 0 to 10",
}
