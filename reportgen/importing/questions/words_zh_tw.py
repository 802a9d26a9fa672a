"""Sentences of decisions in Traditional Chinese."""

from __future__ import annotations

from collections.abc import Mapping

TRADITIONAL: Mapping[str, str] = {
    "other": "其他",
    "plain_numbers": "不帶單位的數值",
    "code": "代碼 {code}",
    "scale": "{question} 視為評分量表，因為選項用語有公認的順序：{labels}。",
    "scale_change": "若順序沒有意義，請寫 type: single，並把 scale 換成 options",
    "points": "{question} 的答案都是整數，檔案中沒有對應文字，因此視為 {low} 到 {high} 的量表。",
    "points_change": "請在 scales 中寫明各分數的含義；若它是數量，請寫 type: number",
    "direction": "檔案沒有說明 {question} 的最高分是否最好，這裡視最高分為最好。",
    "direction_change": "若最低分最好，請在其量表中寫 direction: low_is_good",
    "direction_told": "{question} 的題幹說明了量表兩端的意義：{end} 分是好的一端。",
    "direction_told_change": "若理解有誤，請在其量表中改寫 direction",
    "outside": (
        "「{label}」不是 {question} 量表上的分數，資料檔中記為 {code}，視為未作答：{n} 個答案中有 {count} 個"
        "（{percent}%）不計入基數。"
    ),
    "stay": (
        "{question} 是量表，另有不屬於分數的答案：{labels}，{n} 個答案中占 {count} 個（{percent}%）。"
        "計算百分比時它們計入基數；另設一題只含分數，用於計算平均數。"
    ),
    "stay_change": "若它們不應計入基數，請寫 type: scale，並在其量表的 missing 中列出這些代碼",
    "stay_rows": (
        "{question} 各列是量表，另有不屬於分數的答案：{labels}，{n} 個答案中占 {count} 個（{percent}%）。"
        "計算百分比時它們計入基數；每一列另設一題只含分數，用於計算平均數。"
    ),
    "stay_rows_change": "若它們不應計入基數，請把 options 換成 scale，並在量表的 missing 中列出這些代碼",
    "no_point": "「{label}」不是 0 到 10 的分數，{question} 中記為 {code}，淨推薦值不含這個答案。",
    "outside_change": "若它應計入基數，請寫 type: single",
    "longer_scale": "{question} 的量表有些分數無人選擇，因此與其他題共用較長的量表。",
    "whole_scale": "{question} 中沒有人選擇{missed}；其用語屬於常見量表，因此按完整的 {points} 點量表書寫：{labels}。",
    "whole_scale_change": '如果問卷上是 {other} 個選項，請在匯入時加上 `--points "#{place}={other}"`',
    "no_middle": (
        "{n} 個答案中沒有人選擇 {question} 的中間選項，而兩側的選項選擇的人很多，"
        "因此按沒有中間項的 {points} 點量表處理：{labels}。"
    ),
    "no_middle_change": '如果問卷上有中間選項，請在匯入時加上 `--points "#{place}={other}"`',
    "short_scale": "{question} 的答案構成 {points} 點量表；也可能是 {n} 個答案中沒有人選擇{missed}。",
    "short_scale_change": '如果問卷上是 {other} 個選項，請在匯入時加上 `--points "#{place}={other}"`',
    "two_ends": "{question} 只有兩個答案：{labels}；它們是常見量表的兩端，因此按量表處理。",
    "two_ends_change": "如果只是二選一，請寫 type: single，並把 scale 換成 options",
    "points_unknown": "沒有包含 {question} 全部答案的常見 {asked} 點量表，因此按 {points} 點書寫。",
    "points_unknown_change": "請在 scales 中寫明全部選項，並在資料檔中使用相應編碼",
    "longer_scale_change": "若該題的選項本來就較少，請另寫一個量表",
    "rare": "{question} 有 {count} 個選項各只有一人選擇；因為它們與其他選項同屬一列，或檔案說明該題為選擇題，所以保留。",
    "rare_change": "若其中有人自己填寫的文字，請刪去該選項，並在「其他」上寫 write_in",
    "own_words": "{question} 有 {count} 個答案幾乎沒有別人使用，視為自填內容，計入「其他」，原文不保留。",
    "own_words_change": "若其中有問卷上的選項，請補上該選項後重新匯入",
    "by_given": "{question} 的選項按檔案中的順序排列。",
    "by_points": "{question} 的選項按數值排列。",
    "by_ladder": "{question} 的選項按用語本身的順序排列：{labels}。",
    "by_bands": "{question} 的選項按數值區間排列：{labels}。",
    "by_prefix": "{question} 的選項按前面的字母或數字排列，字母和數字不再顯示。",
    "by_sequence": "{question} 的選項依其中的字母或數字排列：{labels}。",
    "by_count": "{question} 的選項沒有固有順序，按選擇人數由多到少排列。",
    "by_count_change": "請按問卷中的順序書寫",
    "codes": "{question} 中只有選項編號（{codes}），檔案沒有對應文字。",
    "codes_change": "請寫明每個編號的文字；若它是數量，請寫 type: number",
    "bare_codes": "{question} 有 {count} 個代碼在檔案中沒有標籤，原樣保留。",
    "bare_codes_change": "請補上標籤，或把它們列入 missing",
    "labelled_missing": "{question} 中檔案標為 {labels} 的代碼視為未作答。",
    "labelled_missing_of": (
        "{question} 中標為 {labels} 的代碼，檔案沒有宣告為缺失值，這裡視為未作答：{n} 列中有 {count} 列（{percent}%）不計入基數。"
    ),
    "labelled_missing_of_change": "若其中有真正的答案，請把該代碼從 missing 移到 options",
    "labelled_beside": (
        "{question} 中標為 {labels} 的代碼，檔案沒有宣告為缺失值，這裡視為答案："
        "{n} 個答案中占 {count} 個（{percent}%），計入基數。"
    ),
    "labelled_beside_change": "若它們不應計入基數，請把這些代碼從 options 移到 missing",
    "labelled_missing_change": "若其中有真正的答案，請把該代碼從 missing 移到 options",
    "nps": "{question} 用 0 到 10 分詢問推薦意願，因此報告淨推薦值。",
    "nps_change": "若問的不是推薦意願，請寫 type: scale",
    "number": "{question} 的答案是數值，視為數量。",
    "number_change": "若數字是代碼，請寫 type: single 和 options",
    "numbers_commas": "{question} 的數值以逗號為小數點，資料檔中改為句點。",
    "numbers_mixed": "{question} 的數值有的以逗號、有的以句點為小數點，逐個判斷。",
    "numbers_mixed_change": "如果有讀錯的，請在檔案中統一寫法後重新匯入",
    "numbers_thousands": "{question} 的數值（如 1,250）中的符號可能是千位分隔符，也可能是小數點，這裡按千位分隔符處理。",
    "numbers_thousands_change": "如果是小數，請在檔案中用句點作小數點後重新匯入",
    "numbers_decimals": (
        "{question} 的數值（如 1,250）中的逗號可能是小數點，也可能是千位分隔符；因檔案別處以逗號為小數點，這裡按小數處理。"
    ),
    "numbers_decimals_change": "如果是千位分隔符，請在檔案中去掉逗號後重新匯入",
    "unit": "{question} 的數值以「{unit}」為單位，取自答案或題幹。",
    "unit_change": "可改寫或刪去單位",
    "turned": "{question} 有 {count} 個答案使用其他單位（{units}），已換算為「{unit}」；沒有寫單位的也按此處理。",
    "zeros": "{question} 有 {count} 個答案寫「沒有」，視為 0。",
    "zeros_change": "若它們其實沒有作答，請在檔案中清空後重新匯入",
    "not_numbers": "{question} 有 {count} 個答案不是數字，視為未作答。",
    "text": "{question} 是開放題，只報告作答人數，不顯示原文。",
    "text_change": "若答案是從清單中選擇的，請寫 type: single 和 options",
    "joined": "{question} 的一個儲存格中有多個答案，以「{separator}」分隔；共 {count} 個選項，資料檔中每個選項一欄。",
    "joined_change": "若只能選一項，請寫 type: single",
    "ticked": "{question} 的 {count} 個選項各占一欄，百分比以作答者為基數。",
    "ticked_change": "若什麼都不選也是一種回答，請寫 base: asked 或 empty: none",
    "ticked_words": "在 {question} 旁自行填寫的人計為選擇了「其他」，原文不保留。",
    "beside": "有 {count} 列沒有選擇 {question} 的選項，但另有自填內容，計為「其他」，原文不保留。",
    "grid": "{question} 是矩陣題，{count} 列共用同樣的答案。",
    "grid_change": "若各列是分開詢問的，請分別寫成單獨的題目",
    "ranking": "{question} 是 {count} 個選項的排序題。",
    "ranking_change": "若同一名次可以重複，請把各欄寫成 type: number 或 scale",
    "segments": "交叉表按 {names} 分組：這些題說明受訪者是誰，且各組人數足夠。",
    "segments_change": "可在 segments 中改用其他單選題",
    "no_segments": "沒有能把受訪者分成二至八個足夠大的組的背景題，因此不做交叉分析。",
    "no_segments_change": "可自行填寫 segments",
    "weight": "依您的說明，「{heading}」是權重：{n} 列中有 {count} 列有權重，平均 {mean}。",
    "weight_wanting": "有 {none} 列在「{heading}」中沒有權重，{zero} 列的權重為零或負數。改正之前，任何數字都無法加權。",
    "weight_wanting_change": "請為這些列補上權重，或從檔案中刪去這些列，然後重新匯入",
    "left_weight": "「{heading}」（`{column}`）像是權重（平均 {mean}）；檔案無法說明其用途，因此沒有加權。",
    "left_weight_change": '匯入時加上 `--weight "{column}"`',
    "left_empty": "「{heading}」沒有答案，已略去。",
    "left_constant": "「{heading}」的答案全都相同，已略去。",
    "left_constant_change": '匯入時加上 `--keep "{heading}"`',
    "left_date": "「{heading}」是日期，報告中不使用，已略去。",
    "outside_words": "{question} 有 {count} 個答案是自填內容，不是量表上的分數，資料檔中記為 {code}，視為未作答。",
    "outside_words_change": "若它們應計入基數，請寫 type: single",
    "emptied": "「{text}」視為未作答：{columns} 欄中共 {count} 個儲存格。",
    "emptied_change": "若它是可以選擇的答案，請在檔案中換一種寫法後重新匯入",
    "emptied_not_asked": "「{text}」表示沒有問到：{columns} 欄中共 {count} 個儲存格，不計入任何基數。",
    "emptied_declared": "「{text}」是檔案中的遺漏值，或其標籤表明沒有回答，視為未作答：{columns} 欄中共 {count} 個儲存格。",
    "nothing_ticked": "{n} 列中有 {count} 列在 {question} 的每個選項上都記為未選；視為「一項也沒有選」，計入基數。",
    "nothing_ticked_change": "若這些列其實沒有作答，請寫明 asked_if，或在檔案中清空",
    "no_ticks": (
        "{n} 列中有 {count} 列在 {question} 上沒有任何內容；檔案無法說明他們是沒有問到、沒有作答，還是一項也沒有選，"
        "因此都不計入基數。"
    ),
    "no_ticks_change": "若所有人都問到了，而一項也不選也是回答，請寫 empty: none",
    "spelled": "{question} 有 {count} 個答案只在大小寫、引號或連接號上與多數寫法不同，視為同一答案。",
    "few_numbers": "{question} 只有少數幾個整數（{codes}），視為選項。",
    "few_numbers_change": "若它是數量，請寫 type: number；若是評分，請寫 type: scale",
    "fieldwork": "按「{heading}」中的時間，問卷在 {first} 至 {last} 之間收回。",
    "fieldwork_read": "按「{heading}」中的時間（讀作{order}），答卷在 {first} 至 {last} 之間收回。",
    "fieldwork_read_change": "如果日和月讀反了，請改寫起止日期",
    "fieldwork_day_first": "日在前、月在後",
    "fieldwork_month_first": "月在前、日在後",
    "disorder": "{question} 有 {count} 列不成順序（名次重複或有空缺），視為未作答。",
    "disorder_change": "若遇到這樣的列應當報錯，請寫 disorder: error",
    "only_codes": "檔案沒有{count}道題的題目文字，這裡只寫題目代碼：{names}。",
    "only_codes_change": "寫上題目原文，或匯入時用 `--questionnaire 問卷檔案` 補上",
    "no_wording": "檔案中有{count}題沒有題目文字，只有欄名；題目由欄名改寫而成。",
    "no_wording_change": "請在 ask 中寫上題目；如有問卷檔案，可用 `--questionnaire` 重新匯入",
    "nps_unsure": "{question} 詢問推薦的可能性，沒有人選 0；這裡視為按 0 到 10 提問，報告淨推薦值。",
    "nps_unsure_change": "如果問卷是按 1 到 10 提問的，請寫 type: scale，分數從 1 到 10：淨推薦值按 0 到 10 定義",
}
