"""What the panels of numbers say in traditional Chinese."""

from __future__ import annotations

PHRASES = {
    "register-wording": "題目原文",
    "register-asked": "作答範圍",
    "register-data": "資料",
    "data-version": "{file}，{rows}列，SHA-256 {hash}",
    "method-table": "資料表{file}，{rows}列，{columns}欄，摘要值前12位{sha}。",
    "wording": "「{words}」",
    "listing-under": "{above}：{label}",
    "listing-interval": "{level}（{method}）",
    "listing-of-shares": "百分比的區間",
    "listing-of-means": "平均值與指數的區間",
    "listing-of-nps": "淨推薦值的區間",
    "listing-hidden": "未顯示",
    "listing-elsewhere": "報告其他各處",
    "listing-again": "另見：{places}。",
    "listing-as": "與{exhibit}相同。",
    "listing-others-as": "其餘與{exhibit}相同。",
    "listing-data-of": "{waves}的資料",
    "listing-of-changed-shares": "百分比變化的區間",
    "listing-of-changes": "變化的區間",
    "listing-text": "正文",
    "listing-cover": "封面",
    "listing-actions": "各項措施",
    "listing-claims": "各條論斷",
}
PAGE = {
    "permalink": "此數字的固定連結",
    "shown-in": "見於",
    "register-no": "第{n}號",
    "listing": "圖表中的數字",
    "listing-intro": "只見於圖表的每個數字，列在首次出現的圖表之下：方括號內為編號，其後依次是名稱與圖表所印的數值；"
    "圓括號內是區間，以及與該條開頭說明不同之處。淨值等由其他數字算出的數字不另給區間。"
    "編號前有箭頭的，列在正文數字或其他圖表之下。",
}
