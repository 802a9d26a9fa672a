"""Invented exports of every platform, as small tables: nobody gave these answers."""

# ruff: noqa: E501 (a row of a table is a line)

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from reportgen.importing.export import Export, Heading
from reportgen.importing.platforms.understand import understand
from reportgen.importing.table import Column, Table, Variable


def table(rows: Sequence[Sequence[str]], kind: str = "csv") -> Table:
    """Return rows as a table; short rows are filled up with empty cells, as readers of files do."""
    width = max(map(len, rows), default=0)
    full = [[*row, *[""] * (width - len(row))] for row in rows]
    return Table("answers." + kind, kind, tuple(Column.of(cells) for cells in zip(*full, strict=True)), len(full))


def split(text: str) -> list[list[str]]:
    """Return the rows of a text: cells separated by bars, blanks beside them left out, ``·`` for a blank that stays."""
    return [[cell.strip().replace("·", " ").replace("¦", "|") for cell in line.split("|")] for line in text.strip().splitlines()]


def sheet(text: str) -> Table:
    return table(split(text))


def asked(export: Export) -> list[Heading]:
    return [heading for heading in export.headings if heading.role == "answer"]


def roles(export: Export) -> list[str]:
    return [heading.role for heading in export.headings]


def doubts(export: Export) -> str:
    return "\n".join(decision.what for decision in export.decisions if decision.doubt)


def read(text: str, platform: str = "auto") -> Export:
    return understand(sheet(text), platform)


WJX_TEXT = """
序号 | 提交答卷时间 | 所用时间 | 来源 | 来源详情 | 来自IP | 1、您的性别[单选题]* | 2、常喝的饮料·[多选题] | 3、请评价这家店—味道 | 3、请评价这家店—服务 | 4、您的建议 | 总分
1 | 2024/3/1 9:02:11 | 81秒 | 微信 | N/A | 202.96.1.1(上海-上海) | 女 | 茶┋其他【请注明】〖米酒〗 | 满意 | 一般 | (空) | 6
2 | 2024/3/1 9:14:40 | 1分20秒 | 链接 | 直接访问 | 202.96.1.2(江苏-南京) | 男 | 咖啡 | 满意 | 满意 | 再快一点 | 7
3 | 2024/3/2 20:00:00 | 64秒 | 微信 | N/A | 202.96.1.3(江苏-苏州) | 女 | (跳过) | 不满意 | 一般 | (空) | 4
"""
WJX_NUMBERS = """
序号 | 提交答卷时间 | 所用时间 | 来源 | 来源详情 | 来自IP | 1、您的性别 | 第2题(茶) | 第2题(咖啡) | 第2题(其他【请注明】) | 3.1(味道) | 3.2(服务) | 4、您的建议
1 | 2024/3/1 9:02:11 | 81秒 | 微信 | N/A | 202.96.1.1(上海-上海) | 2 | 1 | 0 | 1 | 4 | 3 | (空)
2 | 2024/3/1 9:14:40 | 80秒 | 链接 | 直接访问 | 202.96.1.2(江苏-南京) | 1 | 0 | 1 | 0 | 4 | 4 | 再快一点
3 | 2024/3/2 20:00:00 | 64秒 | 微信 | N/A | 202.96.1.3(江苏-苏州) | 2 | -3 | -3 | -3 | 2 | -2 | (空)
"""
WPS_FORM = """
提交者（自动） | 提交时间（自动） | 您目前就读的年级（必填） | 您参加过哪些社团（多选题）（必填） | 您的意见
小林 | 2023/5/6 10:01 | 大一 | 合唱团, 足球队 | 无
小陈 | 2023/5/6 11:30 | 大二 | 足球队 |
小吴 | 2023/5/8 09:12 | 大一 | 合唱团 | 多办活动
"""
TENCENT_SURVEY = """
编号 | 开始答题时间 | 结束答题时间 | 答题时长 | 语言 | 清洗数据结果 | 地理位置省 | IP | 1.您的年龄段 | 2.您常用的交通工具:地铁 | 2.您常用的交通工具:公交 | 2.您常用的交通工具:自行车
1 | 2024-01-05 10:00:00 | 2024-01-05 10:02:10 | 130 | 简体中文 | 有效 | 广东 | 10.1.1.1 | 18-25岁 | A.地铁 |  | C.自行车
2 | 2024-01-05 11:00:00 | 2024-01-05 11:01:00 | 60 | 简体中文 | 有效 | 广东 | 10.1.1.2 | 26-35岁 |  | B.公交 |
3 | 2024-01-06 12:00:00 | 2024-01-06 12:03:00 | 180 | 简体中文 | 有效 | 湖南 | 10.1.1.3 | 18-25岁 | A.地铁 | B.公交 |
"""
MONKEY_TWO_ROWS = """
Respondent ID | Collector ID | Start Date | End Date | IP Address | Do you own a pet? | Which pets have you had? (Check all that apply) |  |  | Please rate our shop |  | Anything else?
|  |  |  |  | Response | Cat | Dog | Other (please specify) | Range | Prices | Open-Ended Response
11001 | 77 | 03/14/2024 09:00:00 AM | 03/14/2024 09:04:00 AM | 192.0.2.1 | Yes | Cat | Dog |  | Good | Poor | More fish
11002 | 77 | 03/15/2024 10:00:00 AM | 03/15/2024 10:02:00 AM | 192.0.2.2 | No |  |  | a newt | Good | Good |
11003 | 77 | 03/16/2024 10:00:00 AM | 03/16/2024 10:02:00 AM | 192.0.2.3 | Yes |  | Dog |  | Fair | Good |
"""
MONKEY_ONE_ROW = """
RespondentID | Do you own a pet? | How often do you visit us?
11001 | Yes | Weekly
11002 | No | Monthly
11003 | Yes | Weekly
"""
MONKEY_CODES = """
 | StartDate | EndDate | q0001 | q0002_0001 | q0002_0002 | q0002_0003 | q0003_0001 | q0003_0002 | weight
1 | 5/10/24 4:01 | 5/10/24 4:06 | Very | Cat | Not selected | Not selected | Often | Never | 1.25
2 | 5/11/24 4:01 | 5/11/24 4:06 | Somewhat | Not selected | Dog | Other (please specify) | Never | Often | 0.75
3 | 5/22/24 4:01 | 5/22/24 4:06 | Very | NA | NA | NA | Rarely | No answer | 1.00
"""
QUALTRICS_THREE_ROWS = """
StartDate | EndDate | Status | IPAddress | Progress | Duration (in seconds) | Finished | RecordedDate | ResponseId | RecipientEmail | DistributionChannel | Q1 | Q1_3_TEXT | Q2_1 | Q2_2 | Q3_1 | Q3_2 | Q3_DO | 1_Q4 | 2_Q4 | Q5_1_1 | Q5_1_2 | Q6 | Q_RecaptchaScore
Startdatum | Enddatum | Antworttyp | IP-Adresse | Fortschritt | Dauer (in Sekunden) | Beendet | Aufzeichnungsdatum | Antwort-ID | E-Mail | Verteilungskanal | Which shop? - Selected Choice | Which shop? - Other: - Text | Seen? - Selected Choice - Poster | Seen? - Selected Choice - Radio | Rate - Price | Rate - Taste | Q3 order | Visits A | Visits B | Uses - Bread - At home | Uses - Bread - At work | Why? | Q_RecaptchaScore
{"ImportId":"startDate","timeZone":"Europe/Berlin"} | {"ImportId":"endDate"} | {"ImportId":"status"} | {"ImportId":"ipAddress"} | {"ImportId":"progress"} | {"ImportId":"duration"} | {"ImportId":"finished"} | {"ImportId":"recordedDate"} | {"ImportId":"_recordId"} | {"ImportId":"recipientEmail"} | {"ImportId":"distributionChannel"} | {"ImportId":"QID1"} | {"ImportId":"QID1_3_TEXT"} | {"ImportId":"QID2_1"} | {"ImportId":"QID2_2"} | {"ImportId":"QID3_1"} | {"ImportId":"QID3_2"} | {"ImportId":"QID3_DO"} | {"ImportId":"1_QID4"} | {"ImportId":"2_QID4"} | {"ImportId":"QID5_1_1"} | {"ImportId":"QID5_1_2"} | {"ImportId":"QID6_TEXT"} | {"ImportId":"Q_RecaptchaScore"}
2024-04-02 10:00:00 | 2024-04-02 10:05:00 | IP Address | 192.0.2.1 | 100 | 300 | True | 2024-04-02 10:05:01 | R_1a | | anonymous | Mill | | Poster | | 4 | 5 | 1¦2 | Often | Never | At home | | Because | 0.9
2024-04-03 10:00:00 | 2024-04-03 10:05:00 | IP Address | 192.0.2.2 | 100 | 280 | True | 2024-04-03 10:05:01 | R_2b | | anonymous | Other: | The fair | | Radio | 3 | -99 | 2¦1 | Never | Often | | At work | | 0.8
2024-04-03 11:00:00 | 2024-04-03 11:01:00 | IP Address | 192.0.2.3 | 40 | 60 | False | 2024-04-10 10:05:01 | R_3c | | anonymous | Mill | | | | | | | | | | | | 0.9
2024-04-01 11:00:00 | 2024-04-01 11:01:00 | Survey Preview | | 100 | 50 | True | 2024-04-01 11:01:00 | R_4d | | preview | Mill | | Poster | | 1 | 1 | 1¦2 | Never | Never | | | test | 0.9
2024-04-04 11:00:00 | 2024-04-04 11:01:00 | Spam | 192.0.2.9 | 100 | 5 | True | 2024-04-04 11:01:00 | R_5e | | anonymous | Mill | | Poster | | 1 | 1 | 1¦2 | Never | Never | | | buy | 0.1
"""
QUALTRICS_LEGACY = """
V1 | V2 | V3 | V4 | V5 | V6 | V7 | V8 | V9 | V10 | Q1 | Q2_1 | Q2_2 | Q3 |
ResponseID | ResponseSet | Name | ExternalDataReference | EmailAddress | IPAddress | Status | StartDate | EndDate | Finished | Which shop? | Seen? -Poster | Seen? -Radio | Why? |
R_1 | Default | Anonymous | | | 192.0.2.1 | 0 | 2014-04-02 10:00:00 | 2014-04-02 10:05:00 | 1 | 1 | 1 | | Near |
R_2 | Default | Anonymous | | | 192.0.2.2 | 0 | 2014-04-03 10:00:00 | 2014-04-03 10:05:00 | 0 | 2 | | 1 | |
R_3 | Default | Anonymous | | | 192.0.2.3 | 8 | 2014-04-03 10:00:00 | 2014-04-03 10:05:00 | 1 | 2 | | 1 | |
"""
GOOGLE_FORM = """
Timestamp | Email Address | Score | 1. Which lines do you use? (select all that apply) | How clean is it? [Trains] | How clean is it? [Stations] | Capital of France? | Capital of France? [Score] | Capital of France? [Feedback] | Untitled Question
12/13/2024 9:50:30 | ann@example.org | 1 / 1 | Red, Blue | Clean | Dirty | Paris | 1.00 / 1 | -- / 1 | None
12/14/2024 9:51:30 | bob@example.org | 0 / 1 | Blue | Dirty | Dirty | Rome | 0.00 / 1 | -- / 1 | 3
12/15/2024 9:52:30 | cleo@example.org | 1 / 1 | Red | Clean | Clean | Paris | 1.00 / 1 | -- / 1 | 4
"""
GOOGLE_FORM_ZH = """
时间戳记 | 您的年级 | 您对食堂的评价 [菜品] | 您对食堂的评价 [价格]
2024/5/1 下午 1:02:03 | 大一 | 好 | 一般
2024/5/1 下午 2:02:03 | 大二 | 一般 | 好
2024/5/3 上午 9:02:03 | 大一 | 好 | 好
"""
MICROSOFT_FORM = """
ID | Start time | Completion time | Email | Name | Which days suit you? | Points - Which days suit you? | Feedback - Which days suit you? | Total points | How likely are you to recommend us?
1 | 3/4/24 9:00:00 | 3/4/24 9:02:00 | anonymous |  | Monday;Friday; | 0 |  | 0 | 9
2 | 3/5/24 9:00:00 | 3/5/24 9:03:00 | anonymous |  | Tuesday; | 0 |  | 0 | 7
3 | 3/29/24 9:00:00 | 3/29/24 9:03:00 | anonymous |  | Monday; | 0 |  | 0 | 10
"""
TYPEFORM_EXPORT = """
# | Where do you live? | Bread | Cheese | Other | Would you come again? | Response Type | Start Date (UTC) | Stage Date (UTC) | Submit Date (UTC) | Network ID | Tags
a1b2c3 | In town | Bread |  | Olives | 1 | completed | 2024-02-01 10:00:00 |  | 2024-02-01 10:02:00 | 6f1a2 |
b1b2c3 | Outside | Bread | Cheese |  | 0 | completed | 2024-02-01 11:00:00 |  | 2024-02-01 11:02:00 | 6f1a3 |
c1b2c3 | In town |  |  |  |  | started | 2024-02-02 11:00:00 |  |  | 6f1a4 |
"""
LIME_BOTH = """
id. Response ID | submitdate. Date submitted | lastpage. Last page | startlanguage. Start language | seed. Seed | ipaddr. IP address | G1Q1. How old are you? | G1Q2[SQ001]. Which do you use? [Bus] | G1Q2[SQ002]. Which do you use? [Tram] | G1Q2[other]. Which do you use? [Other] | G2Q1[SQ001]. Rate these [Seats] | G2Q1[SQ002]. Rate these [Air] | G3Q1[1]. Put in order [Rank 1] | G3Q1[2]. Put in order [Rank 2] | G4Q1[SQ001][1]. Compare [Seats][Importance] | G4Q1[SQ001][2]. Compare [Seats][Quality] | G4Q1[SQ002][1]. Compare [Air][Importance] | G4Q1[SQ002][2]. Compare [Air][Quality]
1 | 2024-06-01 10:00:00 | 3 | en | 12345 | 192.0.2.1 | 34 | Yes | No | | Good | Poor | Price | Speed | High | Low | Low | Low
2 | 2024-06-02 10:00:00 | 3 | en | 12346 | 192.0.2.2 | 51 | No | Yes | ferry | Fair | Good | Speed | Price | Low | High | High | Low
3 | | 1 | en | 12347 | 192.0.2.3 | 28 | No | No | | | | | | | | |
"""
LIME_CODES = """
id | submitdate | lastpage | startlanguage | seed | Q1 | Q2[SQ001] | Q2[SQ002] | Q2[SQ003] | Q3[SQ001] | Q3[SQ001comment] | Q3[SQ002] | Q3[SQ002comment]
1 | 2024-06-01 10:00:00 | 3 | de | 1 | A1 | Y | N | Y | Y | good | N |
2 | 2024-06-02 10:00:00 | 3 | de | 2 | A2 | N | N | Y | N | | Y | fine
3 | 2024-06-03 10:00:00 | 3 | de | 3 | A1 | Y | Y | N | Y | | Y |
"""
LIME_WORDINGS = """
Response ID | Date submitted | Last page | Start language | Seed | How old are you? | Which do you use? [Bus] | Which do you use? [Tram] | Which do you use? [Other]
1 | 2024-06-01 10:00:00 | 3 | en | 1 | 34 | Yes | No |
2 | 2024-06-02 10:00:00 | 3 | en | 2 | 51 | No | Yes | ferry
3 | 2024-06-02 10:00:00 | 3 | en | 3 | 51 | No | Yes |
"""
KOBO_BOTH = """
start | end | today | deviceid | consent | household/members | household/water | household/water/well | household/water/river | crops | crops_other | _gps_latitude | _gps_longitude | __version__ | _id | _uuid | _submission_time | _index
2024-07-01T08:00:00.000+02:00 | 2024-07-01T08:10:00.000+02:00 | 2024-07-01 | ee.x:1 | yes | 5 | well river | 1 | 1 | maize | | -1.286389 | 36.817223 | v1 | 901 | 11111111-2222-3333-4444-555555555555 | 2024-07-01T08:11:00 | 1
2024-07-02T08:00:00.000+02:00 | 2024-07-02T08:10:00.000+02:00 | 2024-07-02 | ee.x:2 | yes | 3 | river | 0 | 1 | other | sorghum | -1.296389 | 36.827223 | v1 | 902 | 21111111-2222-3333-4444-555555555555 | 2024-07-02T08:11:00 | 2
2024-07-03T08:00:00.000+02:00 | 2024-07-03T08:10:00.000+02:00 | 2024-07-03 | ee.x:2 | yes | n/a | well | 1 | 0 | maize | | -1.206389 | 36.847223 | v1 | 903 | 31111111-2222-3333-4444-555555555555 | 2024-07-03T08:11:00 | 3
"""
KOBO_LISTS = """
key_id | A01_interview_date | A04_start | village | months_hungry | gps:Latitude | gps:Longitude | instanceID
1 | 17 November 2016 | 2016-11-17T09:00:00.000Z | North | ['Jan' ;  'Feb'] | -19.11 | 33.48 | uuid:11111111-2222-3333-4444-555555555555
2 | 18 November 2016 | 2016-11-18T09:00:00.000Z | South | ['none'] | -19.12 | 33.49 | uuid:21111111-2222-3333-4444-555555555555
3 | 19 November 2016 | 2016-11-19T09:00:00.000Z | North | NULL | -19.13 | 33.47 | uuid:31111111-2222-3333-4444-555555555555
"""
PLAIN_ONE_ROW = """
 | id | Gender | Age | Seat comfort | Food | satisfaction
0 | 19556 | Female | 52 | 3 | 5 | satisfied
1 | 90035 | Male | 36 | 5 | 0 | satisfied
2 | 12360 | Female | 20 | 2 | 2 | neutral
3 | 77959 | Male | 44 | 4 | 3 | neutral
"""
PLAIN_TWO_ROWS = """
Q1 | Q2 | Q3_Part_1 | Q3_Part_2 | Q3_OTHER
What is your age (# years)? | What is your gender? - Selected Choice | Which tools do you use? (Select all that apply) - Selected Choice - ·Saw· | Which tools do you use? (Select all that apply) - Selected Choice - None | Which tools do you use? (Select all that apply) - Selected Choice - Other
18-21 | Man | ·Saw· | |
22-24 | Woman | | None |
18-21 | Man | | | Other
"""
PLAIN_MARKET_RESEARCH = """
record_number | age | q2 | q5_1 | q5_2 | q5_3 | q14r01c01 | q14r01c02 | q14r02c01 | q14r02c02 | weight_a | duration
1 | 22 | 1;2;3; | 1 | 2 | 5 | 1 | 3.0 | 2 | 1.0 | 0.81 | 0 days 00:04:10.8
2 | 35 | 3; | 2 | 2 | 98 | 4 |  | 3 |  | 1.32 | 0 days 00:06:58.2
3 | 41 | 1;3; | 5 | 1 | 3 | 2 | 2.0 | 4 | 2.0 | 0.87 | 0 days 00:05:40.8
"""


def _statistics(kind: str) -> Table:
    columns = (
        ("1", "2", "1", "8"),
        ("3", "0", "9", "1"),
        ("0.7", "1.1", "1.3", "0.9"),
        ("1", "1", "2", "2"),
        ("1", "0", "1", "0"),
        ("0", "0", "1", "1"),
    )
    happy = {"0": "IAP", "1": "VERY HAPPY", "2": "PRETTY HAPPY", "3": "NOT TOO HAPPY", "8": "DK", "9": "NA"}
    ticks = {"0": "No", "1": "Yes"}
    variables = (
        Variable("sex", "Respondent's sex", {"1": "Male", "2": "Female"}, frozenset({"8"}), "number", "nominal"),
        Variable("happy", "General happiness", happy, frozenset(), "number", "ordinal"),
        Variable("wtssall", "Weight variable", kind="number", measure="scale"),
        Variable("vstrat", "Variance stratum", kind="number"),
        Variable("q7_1", "Media used: Papers", ticks, kind="number"),
        Variable("q7_2", "Media used: Radio", ticks, kind="number"),
    )
    return Table("study." + kind, kind, tuple(map(Column.of, columns)), 4, variables, weight="wtssall" if kind == "sav" else "")


FIXTURES: Mapping[str, tuple[str, Callable[[], Table]]] = {
    "wjx by text": ("wjx", lambda: sheet(WJX_TEXT)),
    "wjx by number": ("wjx", lambda: sheet(WJX_NUMBERS)),
    "wps": ("wps", lambda: sheet(WPS_FORM)),
    "tencent": ("tencent", lambda: sheet(TENCENT_SURVEY)),
    "surveymonkey, two rows": ("surveymonkey", lambda: sheet(MONKEY_TWO_ROWS)),
    "surveymonkey, one row": ("surveymonkey", lambda: sheet(MONKEY_ONE_ROW)),
    "surveymonkey, codes": ("surveymonkey", lambda: table(split("\n" + MONKEY_CODES[1:]))),
    "qualtrics, three rows": ("qualtrics", lambda: sheet(QUALTRICS_THREE_ROWS)),
    "qualtrics, legacy": ("qualtrics", lambda: sheet(QUALTRICS_LEGACY)),
    "google forms": ("google-forms", lambda: sheet(GOOGLE_FORM)),
    "google forms, Chinese": ("google-forms", lambda: sheet(GOOGLE_FORM_ZH)),
    "microsoft forms": ("microsoft-forms", lambda: sheet(MICROSOFT_FORM)),
    "typeform": ("typeform", lambda: sheet(TYPEFORM_EXPORT)),
    "limesurvey, codes and wordings": ("limesurvey", lambda: sheet(LIME_BOTH)),
    "limesurvey, codes": ("limesurvey", lambda: sheet(LIME_CODES)),
    "limesurvey, wordings": ("limesurvey", lambda: sheet(LIME_WORDINGS)),
    "kobo, joined and split": ("kobo", lambda: sheet(KOBO_BOTH)),
    "kobo, lists": ("kobo", lambda: sheet(KOBO_LISTS)),
    "spss": ("spss", lambda: _statistics("sav")),
    "stata": ("stata", lambda: _statistics("dta")),
    "triple-s": ("triple-s", lambda: _statistics("sss")),
    "plain": ("plain", lambda: sheet(PLAIN_ONE_ROW)),
    "plain, two rows": ("plain", lambda: sheet(PLAIN_TWO_ROWS)),
    "plain, market research": ("plain", lambda: sheet(PLAIN_MARKET_RESEARCH)),
}
"""Platform and table by what it is."""
