"""The shipped configuration of nginx, asked as browsers and as attackers do."""

import base64
import gzip
import http.client
import re
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
import yaml

from tests.browser.kinds import PAGES
from tests.nginx import SHIPPED, USERS, free_port, serving

pytestmark = pytest.mark.not_by(
    "sub-path", "file", "offline", because="the servers are asked here, not a browser"
)

PASSWORD = {"Authorization": f"Basic {base64.b64encode(b'reader:secret').decode()}"}
KNOWN_TO_THE_PROXY = {"X-Forwarded-User": "reader"}
NOT_SPOKEN = {501, 505}
"""An encoding or a version of HTTP that the server does not know."""
HEADERS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True)
class Answer:
    """What a server says."""

    status: int
    headers: dict[str, str]
    """By name, in small letters."""
    body: bytes


@dataclass(frozen=True)
class Server:
    """A handbook on a port of the loopback."""

    port: int
    top: str
    known: dict[str, str]
    """The headers of a reader who may read."""

    def ask(self, path: str, known: dict[str, str] | None = None, method: str = "GET") -> Answer:
        """Ask for a path below the handbook, with gzip, as this reader or as another."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        given = self.known if known is None else known
        connection.request(
            method, f"{self.top}{path}", headers={"Accept-Encoding": "gzip", **given}
        )
        response = connection.getresponse()
        headers = {name.lower(): value for name, value in response.getheaders()}
        answer = Answer(response.status, headers, response.read())
        connection.close()
        return answer


@pytest.fixture(scope="module", params=["at-top", "below-path", "behind-proxy", "without-password"])
def server(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """Serve the handbook in each of the ways that we ship."""
    way: str = request.param
    team = tmp_path_factory.mktemp(way)
    below = way == "below-path"
    place = team / "below-path" / "handbook" if below else team / "site"
    place.parent.mkdir(exist_ok=True)
    place.symlink_to(site)
    (team / "users").write_text(USERS, "utf-8")
    known = {"behind-proxy": KNOWN_TO_THE_PROXY, "without-password": {}}.get(way, PASSWORD)
    port = free_port()
    with serving(team, f"{way}.conf", port):
        yield Server(port, "/handbook/" if below else "/", known)


@pytest.mark.parametrize("kind", PAGES)
def test_pages_have_every_header(server: Server, kind: str) -> None:
    answer = server.ask(PAGES[kind])
    assert answer.status == 200
    assert answer.headers.items() >= HEADERS.items()
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "frame-ancestors 'none'" in policy
    assert "microphone=()" in answer.headers["permissions-policy"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "private, max-age=60, must-revalidate"
    assert answer.headers["server"] == "nginx"
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(answer.body).lstrip().startswith(b"<!doctype html>")


def test_a_file_named_by_its_content_may_be_kept_for_ever(server: Server, site: Path) -> None:
    named = re.compile(r"\.[0-9a-f]{8}\.(?:min\.)?(?:js|css)$")
    files = [file for file in site.rglob("assets/**/*.*s") if named.search(file.name)]
    assert len(files) > 6
    for file in files:
        headers = server.ask(file.relative_to(site).as_posix()).headers
        assert headers["cache-control"] == "private, max-age=31536000, immutable", file
        assert headers["content-encoding"] == "gzip"
        assert headers["content-type"].split(";")[0] in {"text/css", "application/javascript"}
        assert headers.items() >= HEADERS.items()


def test_every_kind_of_file_has_its_type(server: Server, site: Path) -> None:
    kinds = {file.suffix: file for file in site.rglob("*") if file.is_file()}
    for file in kinds.values():
        answer = server.ask(file.relative_to(site).as_posix())
        assert answer.status == 200, file
        assert answer.headers["content-type"] != "application/octet-stream", file
    assert "text/calendar" in server.ask("review.ics").headers["content-type"]


def test_a_page_that_is_not_there(server: Server) -> None:
    answer = server.ask("contact/nothing/")
    assert answer.status == 404
    assert "見つかりません" in gzip.decompress(answer.body).decode()
    assert answer.headers.items() >= HEADERS.items()


def test_a_second_look_costs_nothing(server: Server) -> None:
    tag = server.ask("contact/").headers["etag"]
    assert server.ask("contact/", {**server.known, "If-None-Match": tag}).status == 304


@pytest.mark.parametrize("path", ["", "contact/", "404.html", "users", "assets/"])
def test_nothing_without_leave(server: Server, path: str) -> None:
    nobody = server.ask(path, {})
    if not server.known:
        assert nobody.status in {200, 403, 404}, "for a network that lets nobody else in"
        return
    assert nobody.status == 401
    assert nobody.headers.items() >= HEADERS.items()
    assert "手順" not in nobody.body.decode()
    wrong = {"Authorization": "Basic cmVhZGVyOndyb25n", "X-Forwarded-User": ""}
    assert server.ask(path, wrong).status == 401


@pytest.mark.parametrize(
    "path",
    [
        *("assets/", "api/", "api/v1/", "team/server/parts/"),
        *(".git/config", ".cache/", "contact/.hidden", ".env"),
        *("../users", "../run/nginx.pid", "%2e%2e/users", "..%2fusers", "contact/..%2f..%2fusers"),
        *("..%5cusers", "%2e%2e%2f%2e%2e%2fetc/passwd", "....//users", "contact/../../users"),
        *("%c0%ae%c0%ae/users", "..;/users", "../handbook../users", "../below-path/../users"),
    ],
)
def test_neither_lists_nor_other_files(server: Server, path: str) -> None:
    assert server.ask(path).status in {400, 403, 404}


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X"])
def test_only_reading(server: Server, method: str) -> None:
    assert server.ask("contact/", method=method).status == 405


def test_malformed_requests_are_refused_and_the_server_goes_on(server: Server) -> None:
    random = Random(20261122)
    for _ in range(1000):
        request = malformed(random, server)
        status = told(server.port, request)
        assert status is None or 400 <= status < 500 or status in NOT_SPOKEN, request
    assert server.ask("contact/").status == 200


def malformed(random: Random, server: Server) -> bytes:
    """Return a request that no browser sends."""
    noise = random.randbytes(random.randint(1, 40)).replace(b"\r", b"").replace(b"\n", b"")
    top = server.top.encode()
    known = b"".join(f"{name}: {value}\r\n".encode() for name, value in server.known.items())
    end = b"Host: x\r\nConnection: close\r\n" + known + b"\r\n"
    climb = random.choice([b"../", b"%2e%2e/", b"..%2f", b"%2e%2e%2f"]) * random.randint(4, 12)
    return random.choice(
        [
            noise + b"\r\n\r\n",
            b"GET " + top + b"\x00" + noise + b" HTTP/1.1\r\n" + end,
            b"GET " + top + climb + b"etc/passwd HTTP/1.1\r\n" + end,
            b"GET " + top + b"%zz%" + noise.hex().encode() + b" HTTP/1.1\r\n" + end,
            b"GET " + top + b"a" * random.randint(9_000, 40_000) + b" HTTP/1.1\r\n" + end,
            b"GET " + top + b" HTTP/" + str(random.randint(2, 99)).encode() + b".1\r\n" + end,
            b"GET " + top + b" HTTP/1.1\r\n\r\n",
            b"GET " + top + b" HTTP/1.1\r\nHost: x\r\n" + b"A: " + b"b" * 40_000 + b"\r\n\r\n",
            b"POST " + top + b" HTTP/1.1\r\nContent-Length: 99999999\r\n" + end,
            b"GET " + top + b" HTTP/1.1\r\nContent-Length: x\r\n" + end,
            b"GET " + top + b" HTTP/1.1\r\nTransfer-Encoding: y\r\n" + end,
        ]
    )


def told(port: int, request: bytes) -> int | None:
    """Return the status that a request gets, None where the connection ends without one."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        try:
            connection.sendall(request)
            connection.shutdown(socket.SHUT_WR)
            answer = connection.recv(64)
        except ConnectionError:
            return None
    found = re.match(rb"HTTP/1\.1 (\d+)", answer)
    return int(found[1]) if found else None


def test_the_container_is_given_what_the_configuration_names() -> None:
    handbook = yaml.safe_load((SHIPPED / "compose.yaml").read_text("utf-8"))["services"]["handbook"]
    _, _, prefix, _, configuration, *_ = handbook["command"]
    assert (SHIPPED / configuration).is_file()
    assert handbook["volumes"] == [f"./:{prefix.rstrip('/')}:ro"]
    assert handbook["tmpfs"] == [f"{prefix}run"]
    assert handbook["read_only"] is True
    (port,) = handbook["ports"]
    assert port.startswith("127.0.0.1:")
    listen = (SHIPPED / "listen.conf").read_text("utf-8")
    assert f"listen {port.rpartition(':')[2]};" in listen
