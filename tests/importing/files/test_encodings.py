"""Encodings are told by the characters that come out; invented headings and answers, down to a single cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from reportgen.importing.files.guessing import CODECS, guess
from reportgen.problems import Code
from tests.importing.files.made import parsed, refused, rows_of, told

TEXTS: Mapping[str, Sequence[str]] = {
    "gb18030": (
        *("序号,性别,年龄,满意度", "1,女,25-34岁,非常满意", "2,男,35-44岁,一般", "姓名", "您对食堂饭菜的口味是否满意？"),
        *(
            "其他（请注明）：希望增加晚班班车",
            "编号,所在部门,入职年份\n7,研发部,2019\n8,行政部,2021",
            "早餐种类太少，排队时间长。",
        ),
        *("您最常去的门店是哪一家", "水果┋蔬菜┋牛奶", "手机品牌;购买渠道;价位\n华为;京东;2000-3000元", "孩子放学后由谁接送"),
        *("没有意见", "快递包装破损，客服态度不错，退款很快"),
    ),
    "big5": (
        *("編號,性別,年齡,滿意度", "1,女,25-34歲,非常滿意", "2,男,35-44歲,普通", "姓名", "請問您對餐廳菜色的口味是否滿意？"),
        *(
            "其他（請註明）：希望增加晚班接駁車",
            "員工編號,所屬部門,到職年份\n7,研發處,2019\n8,行政處,2021",
            "早餐種類太少，排隊時間長。",
        ),
        *("您最常去的門市是哪一間", "手機廠牌;購買通路;價位\n宏碁;網路;八千元以下", "孩子放學後由誰接送", "沒有意見"),
        "宅配包裝破損，客服態度不錯，退款很快",
    ),
    "cp949": (
        *(
            "번호,성별,연령대,만족도",
            "1,여성,30대,매우 만족",
            "2,남성,40대,보통",
            "이름",
            "구내식당 음식 맛에 얼마나 만족하십니까?",
        ),
        *(
            "기타: 야간 셔틀버스를 늘려 주세요",
            "사번,부서,입사연도\n7,연구소,2019\n8,총무팀,2021",
            "아침 메뉴가 적고 줄이 깁니다.",
        ),
        *(
            "가장 자주 가는 매장은 어디입니까",
            "휴대폰 상표;구입처;가격\n삼성;온라인;50만원",
            "방과 후에 누가 아이를 데려옵니까",
            "의견 없음",
        ),
        "택배 상자가 찢어졌지만 상담원이 친절했어요",
    ),
    "shift-jis": (
        *(
            "番号,性別,年齢,満足度",
            "1,女性,30代,とても満足",
            "2,男性,40代,ふつう",
            "氏名",
            "食堂の味にどのくらい満足していますか。",
        ),
        *(
            "その他：夜のバスを増やしてほしい",
            "社員番号,部署,入社年\n7,研究所,2019\n8,総務部,2021",
            "朝食の種類が少なく、列が長いです。",
        ),
        *(
            "いちばんよく行く店舗はどこですか",
            "スマートフォンの機種;購入先;価格\nソニー;通販;五万円",
            "放課後は誰が迎えに行きますか",
            "特になし",
        ),
        "箱が破れていたが、対応は早かった",
    ),
    "cp1252": (
        *("Nr,Geschlecht,Größe\n1,männlich,groß", "Sexe,Âge,Région\nFemme,25-34,Île-de-France", "Très satisfait", "I don’t know"),
        *("¿Qué tan satisfecho está con el menú?\nMuy satisfecho\nInsatisfecho", "Café", "“Great” – thanks…", "Naïve"),
        *("Über 65 Jahre", "Não sei", "Prix : 20 €", "Où achetez-vous vos légumes ?", "Straße,Hausnummer\nMühlweg,3"),
        "Gender,Age\nFemale,30\nMale,41\nPrefer not to say,2\nI’d rather not,9",
    ),
}
CASES = [(encoding, text) for encoding, texts in TEXTS.items() for text in texts]


@pytest.mark.parametrize(("encoding", "text"), CASES)
def test_a_single_cell_is_enough(encoding: str, text: str) -> None:
    found = guess(text.encode(CODECS[encoding]))
    assert found is not None
    assert found.encoding == encoding


@pytest.mark.parametrize("encoding", TEXTS)
def test_more_text_leaves_no_doubt(encoding: str) -> None:
    data = "\n".join(TEXTS[encoding]).encode(CODECS[encoding])
    found = guess(data)
    assert found is not None
    assert (found.encoding, found.doubt) == (encoding, False)


@pytest.mark.parametrize("encoding", TEXTS)
def test_few_answers_in_the_language_among_many_numbers(encoding: str) -> None:
    texts = TEXTS[encoding]
    lines = [f"{row},{row % 5},yes,{texts[row % len(texts)] if row % 7 == 0 else 'ok'}" for row in range(60)]
    found = guess("\n".join(["id,q1,q2,comment", *lines]).encode(CODECS[encoding]))
    assert found is not None
    assert found.encoding == encoding


@pytest.mark.parametrize("encoding", TEXTS)
def test_what_was_decided_is_told_with_the_option_that_changes_it(encoding: str) -> None:
    table = parsed(
        "\n".join(f"{n};{text}" for n, text in enumerate(TEXTS[encoding]) if "\n" not in text).encode(CODECS[encoding])
    )
    (decision,) = [decision for decision in table.decisions if encoding in decision.what]
    assert "`--encoding NAME`" in decision.change
    assert table.encoding == encoding


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_in_every_form(codec: str) -> None:
    rows = [["序号", "comment"], ["1", "naïve"], ["2", "很好"], ["3", "ok"]]
    data = "\r\n".join(",".join(row) for row in rows).encode(codec)
    if codec == "utf-16-be":
        data = data.removeprefix(b"\xfe\xff")
    assert rows_of(parsed(data)) == rows


def test_utf_16_of_the_other_order_with_its_mark() -> None:
    data = "\ufeff序号,答案\n1,是\n".encode("utf-16-be")
    assert rows_of(parsed(data)) == [["序号", "答案"], ["1", "是"]]


def test_stray_bytes_in_utf8_are_shown_and_told() -> None:
    good = "序号,答案\n" + "".join(f"{n},非常满意\n" for n in range(20))
    data = good.encode() + b"21,ok\x8c\xe6\n"
    table = parsed(data)
    assert table.encoding == "utf-8"
    assert rows_of(table)[-1][1] == "ok" + "\N{REPLACEMENT CHARACTER}" * 2
    assert "line 22" in told(table)
    assert any(decision.doubt for decision in table.decisions)


def test_a_character_that_the_end_of_the_file_cuts() -> None:
    data = ("序号,答案\n" + "".join(f"{n},非常满意\n" for n in range(20))).encode()[:-2]
    table = parsed(data)
    assert table.encoding == "utf-8"
    assert "no text in utf-8" in told(table)


def test_two_stray_bytes_in_english_are_no_language_of_the_east() -> None:
    table = parsed(b"id,Are you a fan of it?\x8c\xe6\n" + b"".join(b"%d,Yes\n" % n for n in range(50)))
    assert table.encoding == "cp1252"
    assert rows_of(table)[0][1] == "Are you a fan of it?Œæ"
    (decision,) = table.decisions
    assert decision.doubt
    assert "line 1" in decision.what


def test_bytes_that_cp1252_lacks_are_shown() -> None:
    rows = "".join(f"{n},Très bien, vraiment\n".replace(", v", " v") for n in range(300)).encode("cp1252")
    table = parsed(b"id,answer\n" + rows + b"300,hm\x81\n")
    assert table.encoding == "cp1252"
    assert rows_of(table)[-1] == ["300", "hm\N{REPLACEMENT CHARACTER}"]


def test_the_author_knows_better() -> None:
    data = "имя,ответ\n1,да\n2,нет\n".encode("cp1251")
    assert rows_of(parsed(data, encoding="cp1251"))[0] == ["имя", "ответ"]
    assert "as `--encoding` says" in told(parsed(data, encoding="cp1251"))


@pytest.mark.parametrize(
    ("named", "codec", "text"),
    [("GBK", "gb18030", "镕㐂"), ("Shift_JIS", "cp932", "№①"), ("latin-1", "cp1252", "€“"), ("EUC-KR", "cp949", "뷁")],
)
def test_a_name_stands_for_the_larger_form_that_programs_write(named: str, codec: str, text: str) -> None:
    assert rows_of(parsed(f"id,a\n1,{text}\n".encode(codec), encoding=named))[1] == ["1", text]


def test_text_of_no_known_encoding_is_refused() -> None:
    error = refused(lambda: parsed("имя,ответ\nиванов,хорошо\nпетров,плохо\n".encode("koi8-r")))
    assert error.code == Code.DATA_ENCODING
    assert "--encoding" in error.fix


@pytest.mark.parametrize("name", ["klingon", "base64", "rot13", "hex"])
def test_what_is_no_encoding_of_text(name: str) -> None:
    assert refused(lambda: parsed(b"a,b\n1,2\n", encoding=name)).code == Code.DATA_ENCODING


def test_a_wrong_encoding_by_option_is_refused() -> None:
    data = ("id,note\n" + "".join(f"{n},très bien\n" for n in range(30))).encode("cp1252")
    assert refused(lambda: parsed(data, encoding="utf-8")).code == Code.DATA_ENCODING


def test_a_program_that_is_no_text_at_all() -> None:
    assert refused(lambda: parsed(bytes(range(1, 32)) * 40 + b"\x00\x01\x02" * 100)).code == Code.FILE_UNREADABLE
