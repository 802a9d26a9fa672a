"""What people call a platform: ``--platform 问卷星``, ``"Google Forms"`` or ``survey monkey`` mean one that is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

_ALSO: Mapping[str, str] = {
    "wjx": "问卷星 問卷星 wenjuanxing sojump surveystar",
    "wps": "金山表单 金山表單 wps表单 wps表單 wpsform wpsforms 金山文档 金山文檔 金山问卷 kdocs",
    "tencent": "腾讯问卷 騰訊問卷 腾讯文档 騰訊文檔 腾讯文档收集表 收集表 腾讯 騰訊 tencentsurvey tencentwj tencentdocs wjqq",
    "surveymonkey": "sm momentive",
    "google-forms": "google googleform googlesheets gforms 谷歌表单 谷歌表單 谷歌 google表单 google表單",
    "microsoft-forms": "microsoft microsoftform msforms msform officeforms office365forms forms 微软表单 微軟表單 微软 微軟",
    "limesurvey": "lime",
    "kobo": "kobotoolbox kobocollect odk odkcollect ona surveycto xlsform",
    "spss": "sav pspp ibmspss",
    "stata": "dta",
    "triple-s": "sss triples triplesxml",
    "plain": "普通表格 金数据 金數據 jinshuju 问卷网 問卷網 飞书 飛書 飞书表单 钉钉 釘釘 钉钉表单",
}
"""By name of a platform: what else it is called, in small letters and without spaces. Forms that write nothing but a table of
questions are plain tables."""
_NAMES: Mapping[str, str] = {word: name for name, words in _ALSO.items() for word in words.split()}


def folded(text: str) -> str:
    """Return a name without what people write in one way or another: case, spaces, hyphens, dots."""
    return re.sub(r"[\W_]+", "", text.casefold())


def called(text: str, shown: Mapping[str, str]) -> str:
    """Return the name of the platform that a word means; empty where it means none.

    Parameters
    ----------
    text
        As the author wrote it.
    shown
        Name of each platform to what it calls itself.
    """
    own = {folded(word): name for name, words in shown.items() for word in (name, words)}
    word = folded(text)
    return own.get(word) or _NAMES.get(word, "")
