"""Sentences of decisions in Simplified Chinese."""

from __future__ import annotations

from collections.abc import Mapping

SIMPLIFIED: Mapping[str, str] = {
    "other": "其他",
    "plain_numbers": "不带单位的数值",
    "code": "编码 {code}",
    "scale": "{question} 按评分量表处理，因为选项用语有公认的顺序：{labels}。",
    "scale_change": "如果顺序没有意义，请写 type: single，并把 scale 换成 options",
    "points": "{question} 的答案都是整数，文件中没有对应文字，因此按 {low} 到 {high} 的量表处理。",
    "points_change": "请在 scales 中写明各分值的含义；如果它是数量，请写 type: number",
    "direction": "文件没有说明 {question} 的最高分是否最好，这里按最高分最好处理。",
    "direction_change": "如果最低分最好，请在其量表中写 direction: low_is_good",
    "direction_told": "{question} 的题干说明了量表两端的含义：{end} 分是好的一端。",
    "direction_told_change": "如果理解有误，请在其量表中改写 direction",
    "outside": (
        "“{label}”不是 {question} 量表上的分值，数据文件中记为 {code}，按未作答处理：{n} 个答案中有 {count} 个"
        "（{percent}%）不计入基数。"
    ),
    "stay": (
        "{question} 是量表，另有不属于分值的答案：{labels}，{n} 个答案中占 {count} 个（{percent}%）。"
        "计算百分比时它们计入基数；另设一题只含分值，用于计算均值。"
    ),
    "stay_change": "如果它们不应计入基数，请写 type: scale，并在其量表的 missing 中列出这些编码",
    "stay_rows": (
        "{question} 各行是量表，另有不属于分值的答案：{labels}，{n} 个答案中占 {count} 个（{percent}%）。"
        "计算百分比时它们计入基数；每一行另设一题只含分值，用于计算均值。"
    ),
    "stay_rows_change": "如果它们不应计入基数，请把 options 换成 scale，并在量表的 missing 中列出这些编码",
    "no_point": "“{label}”不是 0 到 10 的分值，{question} 中记为 {code}，净推荐值不含这一答案。",
    "outside_change": "如果它应计入基数，请写 type: single",
    "longer_scale": "{question} 的量表有些分值无人选择，因此与其他题共用较长的量表。",
    "whole_scale": "{question} 中没有人选择{missed}；其用语属于常见量表，因此按完整的 {points} 点量表书写：{labels}。",
    "whole_scale_change": '如果问卷上是 {other} 个选项，请在导入时加上 `--points "#{place}={other}"`',
    "no_middle": (
        "{n} 个答案中没有人选择 {question} 的中间选项，而两侧的选项选择的人很多，"
        "因此按没有中间项的 {points} 点量表处理：{labels}。"
    ),
    "no_middle_change": '如果问卷上有中间选项，请在导入时加上 `--points "#{place}={other}"`',
    "short_scale": "{question} 的答案构成 {points} 点量表；也可能是 {n} 个答案中没有人选择{missed}。",
    "short_scale_change": '如果问卷上是 {other} 个选项，请在导入时加上 `--points "#{place}={other}"`',
    "two_ends": "{question} 只有两个答案：{labels}；它们是常见量表的两端，因此按量表处理。",
    "two_ends_change": "如果只是二选一，请写 type: single，并把 scale 换成 options",
    "points_unknown": "没有包含 {question} 全部答案的常见 {asked} 点量表，因此按 {points} 点书写。",
    "points_unknown_change": "请在 scales 中写明全部选项，并在数据文件中使用相应编码",
    "longer_scale_change": "如果该题的选项本来就较少，请另写一个量表",
    "rare": "{question} 有 {count} 个选项各只有一人选择；因为它们与其他选项同属一列，或文件说明该题为选择题，所以保留。",
    "rare_change": "如果其中有人自己填写的文字，请删去该选项，并在“其他”上写 write_in",
    "own_words": "{question} 有 {count} 个答案几乎没有别人使用，视为自填内容，计入“其他”，原文不保留。",
    "own_words_change": "如果其中有问卷上的选项，请补上该选项后重新导入",
    "by_given": "{question} 的选项按文件中的顺序排列。",
    "by_points": "{question} 的选项按数值排列。",
    "by_ladder": "{question} 的选项按用语本身的顺序排列：{labels}。",
    "by_bands": "{question} 的选项按数值区间排列：{labels}。",
    "by_prefix": "{question} 的选项按前面的字母或数字排列，字母和数字不再显示。",
    "by_sequence": "{question} 的选项按其中的字母或数字排列：{labels}。",
    "by_count": "{question} 的选项没有固有顺序，按选择人数由多到少排列。",
    "by_count_change": "请按问卷中的顺序书写",
    "codes": "{question} 中只有选项编号（{codes}），文件没有对应文字。",
    "codes_change": "请写明每个编号的文字；如果它是数量，请写 type: number",
    "bare_codes": "{question} 有 {count} 个编码在文件中没有标签，原样保留。",
    "bare_codes_change": "请补上标签，或把它们列入 missing",
    "labelled_missing": "{question} 中文件标为 {labels} 的编码按未作答处理。",
    "labelled_missing_of": (
        "{question} 中标为 {labels} 的编码，文件没有声明为缺失值，这里按未作答处理："
        "{n} 行中有 {count} 行（{percent}%）不计入基数。"
    ),
    "labelled_missing_of_change": "如果其中有真正的答案，请把该编码从 missing 移到 options",
    "labelled_beside": (
        "{question} 中标为 {labels} 的编码，文件没有声明为缺失值，这里按答案处理："
        "{n} 个答案中占 {count} 个（{percent}%），计入基数。"
    ),
    "labelled_beside_change": "如果它们不应计入基数，请把这些编码从 options 移到 missing",
    "labelled_missing_change": "如果其中有真正的答案，请把该编码从 missing 移到 options",
    "nps": "{question} 用 0 到 10 分询问推荐意愿，因此报告净推荐值。",
    "nps_change": "如果问的不是推荐意愿，请写 type: scale",
    "number": "{question} 的答案是数值，按数量处理。",
    "number_change": "如果数字是编码，请写 type: single 和 options",
    "numbers_commas": "{question} 的数值以逗号为小数点，数据文件中改为句点。",
    "numbers_mixed": "{question} 的数值有的以逗号、有的以句点为小数点，逐个判断。",
    "numbers_mixed_change": "如果有读错的，请在文件中统一写法后重新导入",
    "numbers_thousands": "{question} 的数值（如 1,250）中的符号可能是千位分隔符，也可能是小数点，这里按千位分隔符处理。",
    "numbers_thousands_change": "如果是小数，请在文件中用句点作小数点后重新导入",
    "numbers_decimals": (
        "{question} 的数值（如 1,250）中的逗号可能是小数点，也可能是千位分隔符；因文件别处以逗号为小数点，这里按小数处理。"
    ),
    "numbers_decimals_change": "如果是千位分隔符，请在文件中去掉逗号后重新导入",
    "unit": "{question} 的数值以“{unit}”为单位，取自答案或题干。",
    "unit_change": "可改写或删去单位",
    "turned": "{question} 有 {count} 个答案使用其他单位（{units}），已换算为“{unit}”；没有写单位的也按此处理。",
    "zeros": "{question} 有 {count} 个答案写“没有”，按 0 计算。",
    "zeros_change": "如果它们其实没有作答，请在文件中清空后重新导入",
    "not_numbers": "{question} 有 {count} 个答案不是数字，按未作答处理。",
    "text": "{question} 是开放题，只报告作答人数，不显示原文。",
    "text_change": "如果答案是从列表中选择的，请写 type: single 和 options",
    "joined": "{question} 的一个单元格中有多个答案，以“{separator}”分隔；共 {count} 个选项，数据文件中每个选项一列。",
    "joined_change": "如果只能选一项，请写 type: single",
    "ticked": "{question} 的 {count} 个选项各占一列，百分比以作答者为基数。",
    "ticked_change": "如果什么都不选也是一种回答，请写 base: asked 或 empty: none",
    "ticked_words": "在 {question} 旁自行填写的人计为选择了“其他”，原文不保留。",
    "beside": "有 {count} 行没有选择 {question} 的选项，但另有自填内容，计为“其他”，原文不保留。",
    "grid": "{question} 是矩阵题，{count} 行共用同样的答案。",
    "grid_change": "如果各行是分开询问的，请分别写成单独的题目",
    "ranking": "{question} 是 {count} 个选项的排序题。",
    "ranking_change": "如果同一名次可以重复，请把各列写成 type: number 或 scale",
    "segments": "交叉表按 {names} 分组：这些题说明受访者是谁，且各组人数足够。",
    "segments_change": "可在 segments 中改用其他单选题",
    "no_segments": "没有能把受访者分成二至八个足够大的组的背景题，因此不做交叉分析。",
    "no_segments_change": "可自行填写 segments",
    "weight": "按您的说明，“{heading}”是权重：{n} 行中有 {count} 行有权重，均值 {mean}。",
    "weight_wanting": "有 {none} 行在“{heading}”中没有权重，{zero} 行的权重为零或负数。改正之前，任何数字都无法加权。",
    "weight_wanting_change": "请为这些行补上权重，或从文件中删去这些行，然后重新导入",
    "left_weight": "“{heading}”（`{column}`）像是权重（均值 {mean}）；文件无法说明其用途，因此没有加权。",
    "left_weight_change": '导入时加上 `--weight "{column}"`',
    "left_empty": "“{heading}”没有答案，已略去。",
    "left_constant": "“{heading}”的答案全都相同，已略去。",
    "left_constant_change": '导入时加上 `--keep "{heading}"`',
    "left_date": "“{heading}”是日期，报告中不使用，已略去。",
    "outside_words": "{question} 有 {count} 个答案是自填内容，不是量表上的分值，数据文件中记为 {code}，按未作答处理。",
    "outside_words_change": "如果它们应计入基数，请写 type: single",
    "emptied": "“{text}”按未作答处理：{columns} 列中共 {count} 个单元格。",
    "emptied_change": "如果它是可以选择的答案，请在文件中换一种写法后重新导入",
    "emptied_not_asked": "“{text}”表示没有问到：{columns} 列中共 {count} 个单元格，不计入任何基数。",
    "emptied_declared": "“{text}”是文件中的缺失值，或其标签表明没有回答，按未作答处理：{columns} 列中共 {count} 个单元格。",
    "nothing_ticked": "{n} 行中有 {count} 行在 {question} 的每个选项上都记为未选；按“一项也没有选”处理，计入基数。",
    "nothing_ticked_change": "如果这些行其实没有作答，请写明 asked_if，或在文件中清空",
    "no_ticks": (
        "{n} 行中有 {count} 行在 {question} 上没有任何内容；文件无法说明他们是没有问到、没有作答，还是一项也没有选，"
        "因此都不计入基数。"
    ),
    "no_ticks_change": "如果所有人都问到了，而一项也不选也是回答，请写 empty: none",
    "spelled": "{question} 有 {count} 个答案只在大小写、引号或连接号上与多数写法不同，按同一答案计算。",
    "few_numbers": "{question} 只有少数几个整数（{codes}），按选项处理。",
    "few_numbers_change": "如果它是数量，请写 type: number；如果是评分，请写 type: scale",
    "fieldwork": "按“{heading}”中的时间，答卷在 {first} 至 {last} 之间收回。",
    "fieldwork_read": "按“{heading}”中的时间（读作{order}），答卷在 {first} 至 {last} 之间收回。",
    "fieldwork_read_change": "如果日和月读反了，请改写起止日期",
    "fieldwork_day_first": "日在前、月在后",
    "fieldwork_month_first": "月在前、日在后",
    "disorder": "{question} 有 {count} 行不成顺序（名次重复或有空缺），按未作答处理。",
    "disorder_change": "如果遇到这样的行应当报错，请写 disorder: error",
    "only_codes": "文件没有{count}道题的题目文字，这里只写题目代码：{names}。",
    "only_codes_change": "写上题目原文，或导入时用 `--questionnaire 问卷文件` 补上",
    "no_wording": "文件中有{count}题没有题目文字，只有列名；题目由列名改写而成。",
    "no_wording_change": "请在 ask 中写上题目；如有问卷文件，可用 `--questionnaire` 重新导入",
    "nps_unsure": "{question} 询问推荐的可能性，没有人选 0；这里视为按 0 到 10 提问，报告净推荐值。",
    "nps_unsure_change": "如果问卷是按 1 到 10 提问的，请写 type: scale，分值从 1 到 10：净推荐值按 0 到 10 定义",
}
