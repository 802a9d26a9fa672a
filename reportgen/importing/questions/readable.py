"""Names from wordings: what a question is about in a few words, so that a spec can be read without its questionnaire."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

MOST_LETTERS, MOST_WORDS, MOST_HANZI = 28, 4, 10
"""How long a name may be: letters and words of English, signs of Chinese."""
_POSITION = re.compile(
    r"(?:q|qid|qn|c|v|x|f|col|var|item|sq|field|column|question|variable|answer|题|題|第)?[\s_#.]*\d+[a-z]?"
    r"(?:[\s_.\-:/]+(?:\d+|[a-z]\d*|part|text|other|sq\d+|q\d+))*\s*(?:题|題|[.、:：])?|g\d+q\d+.*|[a-z]\d{1,3}[a-z]?",
    re.IGNORECASE,
)
"""Codes that say where a question stands and not what it asks: ``Q7``, ``c12``, ``第6题``, ``G2Q1``, ``VAR00001``."""
_ASIDE = re.compile(r"[(（\[【<《][^()（）\[\]【】<>《》]*[)）\]】>》]|\s-\s+selected choice.*$", re.IGNORECASE)
_KNOWN: Sequence[tuple[re.Pattern[str], str]] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (r"(?:what is |what's |please (?:state|select|indicate) )?(?:your )?(?:current )?age(?: group| range| band)?", "age"),
        (r"how old are you(?: today| now)?", "age"),
        (r"what (?:gender|sex) .{0,40}|(?:what is |what's )?(?:your )?(?:gender|sex)(?: identity)?", "gender"),
    )
)
_SAID = (
    "a about above across after all also am among an and any apply approximately are as at basis be become been "
    "being below best between both but by can check choose current currently did do does during each either else enter "
    "every following for from further generally give given had has have how i if in indicate into is it its just "
    "kind kinds least level list many may me might mostly much my myself name of on once one only options or our "
    "out overall part please provide rate rating regarding regular respond s scale select should since so some "
    "specify state statement statements such tell than that the their them there these they thing things think this "
    "those tick to type types up us use used usually very want was way ways we were what when where whether which "
    "while who whom whose will with within would you your yours yourself"
)
_IDLE = frozenset(_SAID.split())
"""English words that a question cannot do without and its name can."""
_NOTHING_ZH = re.compile(
    r"请问|請問|所在的?|所属的?|所屬的?|请您?|請您?|您个人|您個人|您的|你的|我们的?|我們的?|我的|您|你|我|他们的?|她的?|目前|如今|现在|現在|本次|此次|这次|這次|对于|對於|关于|關於|针对|針對"
    r"|认为|認為|觉得|覺得|有没有|有沒有|有无|有無|是不是|是否|能否|会不会|會不會|哪一?(?:种|種|个|個|些|项|項|类|類|位|年)|什么样的?|什麼樣的?|什么|什麼"
    r"|何种|何種|怎么样|怎麼樣|怎样的?|怎樣的?|如何|多少|多大|多长|多長|多高|多久|时候|時候|几(?=次|个|年|天)|幾(?=次|個|年|天)|为何|為何|为什么|為什麼|以下|下列|哪里|哪裡|哪些|哪"
    r"|这些|這些|这种|這種|这个|這個|该|那么|那麼|其中|如果|假如|以及|还有|還有|可能(?!性)|一般|通常|主要|个人|個人"
    r"|[的是了在有过過吗嗎呢吧啊及和与與或对對将將被把为為就都也还還于於之]"
)
"""Chinese words that a question cannot do without and its name can."""
_KEPT_ZH = re.compile(
    r"性别|性別|对象|對象|对比|對比|有效|有机|有機|将来|將來|为人|為人|和谐|和諧|参与|參與|在职|在職|在读|在讀|就读|就讀|就业|就業|还款|過程|过程|为难|过去|過去|可能性|时间|時間"
)
"""Words that hold one of those signs and stay whole."""
_BEFORE = re.compile(r"^(?:in|on|over|during|within|for|of|at|since|overall|thinking|compared|based)\b[^,?]{0,60},\s+")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_OTHER_SCRIPT = re.compile(r"[\u3040-\u30ff\uac00-\ud7af\u0400-\u04ff\u0590-\u06ff\u0e00-\u0e7f]")
_CLAUSE_ZH = re.compile(r"[，,。；;：:？?！!、\s“”‘’\"'—/\-~…·]+")


def is_position(code: str) -> bool:
    """Tell whether a code says only where a question stands."""
    return bool(_POSITION.fullmatch(code.strip())) or not re.search(r"[^\W\d_]{2}", code)


def wished(code: str, ask: str) -> str:
    """Return what a question may be called: its code where that says something, else what its wording asks, else its code.

    Parameters
    ----------
    code
        The file's own short name.
    ask
        The wording.
    """
    if not is_position(code) and len(code) <= MOST_LETTERS:
        return code
    return of_wording(ask if ask.strip() != code.strip() else re.sub(r"[._]+", " ", ask)) or code


def of_wording(ask: str) -> str:
    """Return a few words of a wording, joined as a name; empty where it has none that a name can be made of."""
    plain = unicodedata.normalize("NFKC", ask)
    if _OTHER_SCRIPT.search(plain):
        return ""
    bare = re.sub(r"^\s*(?:q\s*)?\d{1,3}\s*[.、．)）:：]\s*", "", _ASIDE.sub(" ", plain), flags=re.IGNORECASE).strip()
    bare = bare if re.search(r"[^\W\d_]{2}|[\u4e00-\u9fff]", bare) else plain
    return _chinese(bare) if len(_HAN.findall(bare)) > len(bare) / 5 else _english(bare)


def _english(ask: str) -> str:
    words = re.sub(r"n[’']t\b|[’'](?:s|re|ve|ll|d|m)\b", "", ask.lower()).strip(" .:*")
    known = next((name for pattern, name in _KNOWN if pattern.fullmatch(re.sub(r"\s+", " ", words.rstrip(" ?")))), "")
    if known:
        return known
    said = re.findall(r"[^\W_]+", _folded(_asked(words)))
    telling = [word for word in said if word not in _IDLE and len(word) > 1 and not word.isdigit()]
    numbered = [word for word in said if word in telling or word.isdigit()]  # "Question 5" is not "Question 6"
    return "_".join(_first(telling if len(telling) > 1 else numbered or said))


def _asked(text: str) -> str:
    """Return the sentence that asks, where several stand there, without the time or the place before its first comma."""
    sentences = [part for part in re.split(r"(?<=[.!?])\s+", text) if part.strip()]
    asked = next((part for part in sentences if part.endswith("?")), sentences[0] if sentences else text)
    return _BEFORE.sub("", asked)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _first(words: Sequence[str]) -> Iterator[str]:
    """Yield the first words that make a name of the length allowed."""
    length = 0
    for word in words[:MOST_WORDS]:
        length += len(word) + 1
        if length > MOST_LETTERS + 1:
            return
        yield word


def _chinese(ask: str) -> str:
    """Return the words of a Chinese wording without those that only ask; the last of them where they are many."""
    clauses = [clause for clause in map(_bare, _CLAUSE_ZH.split(ask)) if clause]
    name = ""
    for clause in reversed(clauses):
        if name and len(clause) + len(name) > MOST_HANZI:
            break
        name = clause + name
    return name[-MOST_HANZI:] if _wide(name) and len(name) > MOST_HANZI else name[:MOST_LETTERS]


def _bare(clause: str) -> str:
    """Return a clause without the words that a name can do without, those at its front going first where it is long."""
    marked = _KEPT_ZH.sub(lambda found: "".join(chr(ord(sign) + _AWAY) for sign in found[0]), clause)
    parts = [_back(part) for part in _NOTHING_ZH.sub(" ", marked).split()]
    parts = ["".join(re.findall(r"\w+", part)) for part in parts]
    while len(parts) > 1 and sum(map(len, parts)) > MOST_HANZI:
        parts = parts[1:]
    return "".join(parts)


_AWAY = 0xE0000
"""Where signs that stay are kept apart meanwhile: planes that no file uses."""


def _back(text: str) -> str:
    return "".join(chr(ord(sign) - _AWAY) if ord(sign) >= _AWAY else sign for sign in text)


def _wide(text: str) -> bool:
    return len(_HAN.findall(text)) > len(text) / 2
