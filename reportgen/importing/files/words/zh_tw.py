"""Traditional Chinese."""

from __future__ import annotations

_ENCODING = "匯入時加上 `--encoding 名稱`"
_MEND = "修正檔案後重新匯入"
_DOUBLE = "將帶引號的欄位內的引號寫成兩個，然後重新匯入"
WORDS = {
    "member": ("答卷取自壓縮檔中的 {name}；壓縮檔中還有 {others}。", "匯入時加上 `--member 名稱`"),
    "sheet": ("答卷取自工作表 {name}（{size}）；活頁簿中還有 {others}。", "匯入時加上 `--sheet 名稱`"),
    "html": ("無論副檔名為何，此檔案實為 HTML 網頁；讀取的是其中最大的表格。", ""),
    "encoding-option": ("依 `--encoding` 的指定，以 {encoding} 編碼讀取文字。", ""),
    "encoding-mark": ("根據位元組順序記號，以 {encoding} 編碼讀取文字。", ""),
    "encoding-wide": ("以 {encoding} 編碼讀取文字：位元組隔位為零，是 UTF-16 的特徵。", _ENCODING),
    "encoding-guess": ("以 {encoding} 編碼讀取文字：檔案不是 UTF-8，而依此編碼讀出的非 ASCII 字元最為常見。", _ENCODING),
    "encoding-guess-lines": (
        "以 {encoding} 編碼讀取文字：檔案不是 UTF-8，而依此編碼讀出的非 ASCII 字元（{lines}）最為常見。",
        _ENCODING,
    ),
    "encoding-close": (
        "以 {encoding} 編碼讀取文字：檔案不是 UTF-8，而依此編碼讀出的非 ASCII 字元（{lines}）最為常見。也可能是 {others}。",
        _ENCODING,
    ),
    "encoding-other": ("以 {encoding} 編碼讀取文字：文字並非檔案所宣告的編碼。", _ENCODING),
    "encoding-no-language": ("以 {encoding} 編碼讀取文字：若依檔案所宣告的編碼讀取，得到的是亂碼。", _ENCODING),
    "bytes": ("{lines}含有不屬於 {encoding} 編碼的位元組，均顯示為 {sign}。", f"{_MEND}，或{_ENCODING}"),
    "controls": ("{lines}含有不屬於文字的控制字元，均顯示為 {sign}。", _MEND),
    "controls-columns": ("{columns} 欄含有不屬於文字的控制字元，均顯示為 {sign}。", _MEND),
    "one-column": ("未找到分隔符號：檔案只有一欄。", "匯入時加上 `--delimiter 符號`"),
    "delimiter": ("欄位以 `{sign}` 分隔。", "匯入時加上 `--delimiter 符號`"),
    "delimiter-option": ("依 `--delimiter` 的指定，欄位以 `{sign}` 分隔。", ""),
    "delimiter-file": ("依檔案首行的宣告，欄位以 `{sign}` 分隔。", "匯入時加上 `--delimiter 符號`"),
    "escape": ("帶引號的欄位內，引號前有反斜線；讀取時已去掉反斜線。", ""),
    "literal": ("{lines}有未閉合的引號，按一般字元讀取。", _DOUBLE),
    "lenient": ("{lines}的右引號之後還有文字，按欄位內容讀取。", _DOUBLE),
    "unnamed": ("首列的欄名比欄數少一個：第一欄沒有欄名，這是 R 的寫法。", ""),
    "blank": ("已跳過空行：{lines}。", ""),
    "short": ("欄位較少的列，末尾以空儲存格補足：{lines}。", ""),
    "shifted": (
        "欄位多於表頭的列，其答案已錯位，故予排除：{lines}。",
        "將含有分隔符號的欄位加上雙引號，或匯入時用 `--delimiter` 指定正確的分隔符號",
    ),
    "cut": ("檔案在最後一筆記錄中途結束，該記錄已排除：{lines}。", "重新匯出檔案"),
    "lists": ("{column} 欄中的清單以 {sign} 連接。", ""),
    "weight": ("檔案宣告 {name} 為權數變項。", "匯入時加上 `--weight 欄名`"),
    "errors": ("含錯誤值（如 #N/A）的儲存格按空白讀取：{cells}。", "在活頁簿中修正後重新匯入"),
    "uncomputed": (
        "檔案中沒有計算結果的公式按空白讀取：{cells}。",
        "用 Excel 或 LibreOffice 開啟活頁簿並儲存（儲存時會計算結果），然後重新匯入",
    ),
}
