"""Sentences on a questionnaire: traditional Chinese."""

from __future__ import annotations

SENTENCES = {
    "read": "題目和選項的文字取自問卷{file}（{platform}）：{questions}道題，對應{columns}欄。",
    "language": "問卷有多種語言（{languages}），採用其中的{chosen}。",
    "language-change": "匯入時加 `--language`",
    "by-codes": "封閉題的儲存格是選項的代碼，其含義以問卷為準。",
    "by-words": "封閉題的儲存格是選項的文字，已換成問卷中的代碼。",
    "unmatched": "有{count}欄在問卷中找不到，僅按匯出的資料讀取：{found}。",
    "no-column": "問卷中有{count}道題在匯出的資料中沒有對應的欄：{found}。",
    "strangers": "`{question}`：{n}個回答中有{count}個不是問卷中的選項，問卷可能中途修改過。",
    "other-options": "`{question}`：{n}個回答中有{count}個不是問卷中的選項，因此沒有採用問卷的選項。",
    "reworded": "有{count}道題在匯出資料中的文字與問卷不同，以問卷為準：{found}。",
    "asked-if": "「{ask}」只在符合條件時提問：{condition}。",
    "asked-if-everybody": "「{ask}」的提問條件對每一份答卷都成立，因此沒有寫入：{condition}。",
    "asked-if-unsaid": "「{ask}」只在符合條件時提問，但 spec 無法表達這項條件，因此按全部受訪者都被問到處理：{condition}。",
    "asked-if-unsaid-change": "可在這一行下面用 `asked_if:` 寫出相近的條件，寫法見 docs/expressions.md",
    "asked-if-few": "「{ask}」只在符合條件時提問：{condition}。{n}份回答中有{count}份來自按此條件不會被問到的人，不予統計。",
    "asked-if-few-change": "如需統計這些回答，刪去 `asked_if` 一行",
    "asked-if-against": "「{ask}」只在符合條件時提問：{condition}。但{n}份回答中有{count}份來自按此條件不會被問到的人；"
    "條件可能中途改過，因此沒有寫入，所有回答都予統計。",
    "asked-if-against-change": '如只統計被問到的人，在這一行下面寫 `asked_if: "{written}"`',
    "repeated": "「{name}」由每位受訪者重複回答（{count}題：{found}）。平臺把這些答案寫在單獨的工作表中，一列不是一位受訪"
    "者；spec 中只列一次。",
    "repeated-change": "刪去這些題目，或用 `--sheet` 單獨匯入那張工作表",
    "partly": "「{ask}」中有{count}個選項或列只在符合條件時顯示：{found}。spec 無法表達這一點：被問到這道題的人都按看到過處理。",
    "exclusive": "「{ask}」中的{found}與其他選項互斥。spec 無法寫明這一點：由它產生的問卷不會阻止同時勾選，答案按實際勾選統計。",
    "exclusive-change": "可在該題的 `note` 中說明，例如「選此項時請勿再選其他項」",
}
