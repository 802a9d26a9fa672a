"""The server answers this machine and its own pages; nobody else, and with nothing but the report."""

from __future__ import annotations

import http.client
import json
import re
import socket
from base64 import b64encode
from collections.abc import Iterator
from contextlib import closing, contextmanager
from email.message import Message
from hashlib import sha256
from typing import NamedTuple

import pytest

from reportgen.problems import Code, Place, Problem, Severity
from reportgen.render.preview import EVENTS
from reportgen.verbs.serving.board import Board, Shown
from reportgen.verbs.serving.serve import listening
from reportgen.verbs.serving.told import told

PAGE = (
    b'<!DOCTYPE html><html lang="en"><head><meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '
    b'style-src &#39;sha256-abc=&#39;; font-src data:"/>\n<title>R</title></head><body>'
    b"<p>The report </body> says</p></body></html>"
)
PROBLEM = Problem(
    Code.UNKNOWN_KEY,
    Place("a.yaml", 3, 5, 4, "x", "    <bad>: \u202e1"),
    "The spec has no key '<script>alert(1)</script>'",
    "did you mean 'good'?",
)


@pytest.fixture
def board() -> Board:
    return Board(Shown({"index.html": PAGE, "index.en.html": PAGE}, drawn=True, built=True))


@pytest.fixture
def port(board: Board) -> Iterator[int]:
    with listening(board, 0) as found:
        yield found


class Answer(NamedTuple):
    """What came back."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@contextmanager
def asked(port: int, path: str = "/", method: str = "GET", **headers: str) -> Iterator[http.client.HTTPResponse]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    with closing(connection):
        sent = {"Host": f"127.0.0.1:{port}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=sent)
        with connection.getresponse() as answer:
            yield answer


def ask(port: int, path: str = "/", method: str = "GET", **headers: str) -> Answer:
    with asked(port, path, method, **headers) as answer:
        return Answer(answer.status, answer.headers, answer.read())


def test_it_listens_on_the_addresses_of_this_machine_alone(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    for address in {str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}:
        if not address.startswith("127."):
            with pytest.raises(OSError), socket.create_connection((address, port), timeout=5):
                pass


@pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
def test_the_names_of_this_machine_are_answered(name: str, port: int) -> None:
    assert ask(port, Host=f"{name}:{port}").status == 200


@pytest.mark.parametrize(
    "name", ["evil.example", "127.0.0.1.evil.example:{port}", "localhost", "127.0.0.1:1", "", "10.0.0.1:{port}"]
)
def test_a_name_that_only_leads_here_is_refused(name: str, port: int) -> None:
    """So a page of somebody else whose name suddenly means this machine reads nothing (DNS rebinding)."""
    answer = ask(port, Host=name.format(port=port))
    assert answer.status == 403
    assert b"report" not in answer.body.lower().replace(b"reportgen", b"")


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
        {"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "cors"},
    ],
)
@pytest.mark.parametrize("path", ["/", EVENTS])
def test_a_page_of_another_site_is_refused(headers: dict[str, str], path: str, port: int) -> None:
    answer = ask(port, path, **headers)
    assert answer.status == 403
    assert answer.headers.get("Access-Control-Allow-Origin") is None


def test_its_own_pages_and_a_link_from_elsewhere_are_answered(port: int) -> None:
    own = {"Origin": f"http://127.0.0.1:{port}", "Sec_Fetch_Site": "same-origin", "Sec_Fetch_Mode": "cors"}
    assert ask(port, **own).status == 200
    assert ask(port, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200


@pytest.mark.parametrize(
    "path",
    ["/../../etc/passwd", "/%2e%2e/report.yaml", "//etc/passwd", "/index.html/", "/report.yaml", "/favicon.ico", "/_preview"],
)
def test_nothing_but_the_pages_is_there(path: str, port: int) -> None:
    assert ask(port, path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT"])
def test_nothing_can_be_sent(method: str, port: int) -> None:
    assert ask(port, "/", method).status == 501


def test_the_page_is_that_of_the_report_with_a_script_that_its_policy_names(port: int) -> None:
    answer = ask(port, "/index.en.html?x=1")
    text = answer.text
    assert text.startswith('<!DOCTYPE html><html lang="en"><head><title>R</title></head><body><p>The report </body> says</p>')
    rules = dict(part.strip().partition(" ")[::2] for part in (answer.headers.get("Content-Security-Policy") or "").split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["connect-src"] == "'self'"
    assert rules["font-src"] == "data:"
    for element in ("script", "style"):
        [inside] = re.findall(f"<{element}>(.*?)</{element}>", text, re.DOTALL)
        assert b64encode(sha256(inside.encode()).digest()).decode() in rules[f"{element}-src"]
    assert "'sha256-abc='" in rules["style-src"]
    assert not any("unsafe" in value or "*" in value for value in rules.values())
    assert answer.headers.get("Cross-Origin-Resource-Policy") == "same-origin"
    assert answer.headers.get("Cache-Control") == "no-store"


def test_head_has_no_body(port: int) -> None:
    answer = ask(port, "/", "HEAD")
    assert answer.status == 200
    assert int(answer.headers.get("Content-Length") or 0) > len(PAGE)
    assert answer.body == b""


def test_problems_stand_beside_the_last_page_as_words(board: Board, port: int) -> None:
    board.show(Shown({"index.html": PAGE}, (told(PROBLEM),), drawn=False, built=True))
    text = ask(port).text
    assert "<b>a.yaml:3:5</b>" in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
    assert "Did you mean &#39;good&#39;?" in text
    assert '<pre tabindex="0"><mark>&lt;bad</mark>&gt;: \ufffd1</pre>' in text
    assert "Errors: 1 · Below is the last report that could be drawn." in text


@pytest.mark.parametrize(
    ("shown", "says"),
    [
        (Shown(), "The report is being built"),
        (Shown(built=True, told=(told(PROBLEM),)), "Errors: 1 · The report cannot be drawn yet"),
        (Shown(built=True, told=(told(PROBLEM),), language="zh-CN"), "1处错误。报告暂时无法生成"),
    ],
)
def test_without_a_report_there_is_a_page_that_says_so(shown: Shown, says: str, board: Board, port: int) -> None:
    board.show(shown)
    answer = ask(port)
    text = answer.text
    assert answer.status == 200
    assert says in text
    assert f'<html lang="{shown.language}">' in text


def test_a_broken_claim_is_no_old_page_and_warnings_stay_folded(board: Board, port: int) -> None:
    board.show(Shown({"index.html": PAGE}, (told(PROBLEM),), drawn=True, built=True))
    assert "A build would refuse this report" in ask(port).text
    warning = Problem(PROBLEM.code, PROBLEM.place, PROBLEM.found, PROBLEM.fix, Severity.WARNING)
    board.show(Shown({"index.html": PAGE}, (told(warning),), drawn=True, built=True))
    text = ask(port).text
    assert "<details>" in text
    assert "Warnings: 1</summary>" in text


def test_word_of_a_change_comes_at_once(board: Board, port: int) -> None:
    with asked(port, EVENTS) as answer:
        assert answer.headers.get("Content-Type") == "text/event-stream; charset=utf-8"
        first = json.loads(answer.readline().removeprefix(b"data: "))
        assert set(first["pages"]) == {"index.html", "index.en.html"}
        answer.readline()
        board.show(Shown({"index.html": PAGE + b" "}, drawn=True, built=True))
        second = json.loads(answer.readline().removeprefix(b"data: "))
    assert second["pages"]["index.html"] != first["pages"]["index.html"]
    assert second["notice"] == first["notice"]


def has_six() -> bool:
    """Tell whether this machine has an address of IPv6 on loopback."""
    try:
        with socket.socket(socket.AF_INET6) as six:
            six.bind(("::1", 0))
    except OSError:
        return False
    return True


def test_a_port_that_is_taken_on_either_address_is_not_used(board: Board) -> None:
    with listening(board, 0) as taken, listening(board, taken) as other:
        assert other != taken
        assert ask(other).status == 200
    if not has_six():
        pytest.skip("this machine has no IPv6")
    with socket.socket(socket.AF_INET6) as six:
        six.bind(("::1", 0))
        six.listen()
        with listening(board, six.getsockname()[1]) as other:
            assert other != six.getsockname()[1]


def test_a_wished_port_is_taken_on_both_addresses(board: Board) -> None:
    with listening(board, 0) as port:
        pass
    with listening(board, port) as found:
        assert found == port
        with socket.create_connection(("127.0.0.1", port), timeout=5):
            pass
        if has_six():
            with socket.create_connection(("::1", port), timeout=5):
                pass
