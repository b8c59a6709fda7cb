"""The rows of the comparison: what is asked, by whom it is measured, and what each server has to respond."""
import dataclasses
import http.client
import json
import re
import resource
import ssl
import subprocess

import servers

MILLIS = {"us": 0.001, "ms": 1, "s": 1000, "m": 60_000}
PEOPLE = json.dumps([{"id": i, "name": "Ada Lovelace, Countess"} for i in range(1500)], separators=(",", ":"))
FORM = "application/x-www-form-urlencoded"
TEXT, HTML, JSON = "text/plain", "text/html", "application/json"


@dataclasses.dataclass
class Row:
    """By wrk unless there is a client of our own. What is expected is (status, media type, body), None for what may differ."""
    path: str
    expected: tuple = None
    connections: int = 32
    routes: int = 0
    body: str = None
    type: str = None
    tls: bool = False
    cookie: bool = False
    client: str = None
    without: tuple = ()


ROWS = {
    "plain": Row("/plain", (200, TEXT, "Hello, World!")),
    "json": Row("/person/7", (200, JSON, '{"id":7,"name":"Ada"}')),
    "json-64k": Row("/echo", (200, JSON, PEOPLE), body=PEOPLE, type=JSON),
    "routes-1000": Row("/resource500/7/parts", (200, TEXT, "part"), routes=1000),
    "form": Row("/form?lang=en", (200, TEXT, "en Ada"), body="name=Ada&age=36", type=FORM),
    # Where there are signed cookies; Helidon's is written by hand. Each request carries a session of one visit.
    "session": Row("/session", (200, TEXT, "2"), cookie=True,
                   without=("javalin", "jex", "vertx", "http4k", "micronaut", "micronaut-loop")),
    "page": Row("/page", (200, HTML, None)),
    "file-1m": Row("/file", (200, None, "\0" * 1024 * 1024)),
    "missing": Row("/missing", (404, None, None)),
    "tls": Row("/plain", (200, TEXT, "Hello, World!"), tls=True),
    "events": Row("/events", connections=500, client="Listeners", without=("flask", "http4k")),
    "socket": Row("/socket", client="Echo", without=("jex", "flask")),
    "plain-1": Row("/plain", (200, TEXT, "Hello, World!"), connections=1),
    "plain-256": Row("/plain", (200, TEXT, "Hello, World!"), connections=256),
}


@dataclasses.dataclass
class Turn:
    """What one turn found; the client's is its share of one processor, and at 1 it has measured itself."""
    rate: float
    micros: float
    allocated: float
    p50: float
    p99: float
    client: float


def start(row, name, jar):
    """A server for a row. What publishes to all listeners has to be one process."""
    asked = ROWS[row]
    return servers.Server(name, jar, row, asked.routes, asked.tls, **({"processes": 1} if row == "events" else {}))


def respond(server, row, headers):
    """The response to one request of a row: status, media type, cookie and body."""
    asked = ROWS[row]
    if asked.tls:
        connection = http.client.HTTPSConnection("127.0.0.1", server.port, timeout=60, context=ssl._create_unverified_context())
    else:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        connection.request("POST" if asked.body else "GET", asked.path, asked.body, headers)
        response = connection.getresponse()
        body = response.read().decode()
    finally:
        connection.close()
    cookie = (response.getheader("Set-Cookie") or "").partition(";")[0]
    return response.status, (response.getheader("Content-Type") or "").partition(";")[0].strip(), cookie, body


def check(servers_of_row, row):
    """Fails unless each server responds what it should, and the same as the others; returns the headers to ask it with."""
    asked = ROWS[row]
    headers = {server.name: {"Content-Type": asked.type} if asked.type else {} for server in servers_of_row}
    if asked.expected is None: # its client compares
        return headers
    page = None
    for server in servers_of_row:
        if asked.cookie:
            headers[server.name]["Cookie"] = respond(server, row, {})[2]
        status, media, _, body = respond(server, row, headers[server.name])
        body = body.removesuffix("\n") # which Flask's JSON ends with, and some templates
        page = page or body
        for what, found, wanted in zip(("status", "type", "body"), (status, media, body), asked.expected):
            wanted = page if wanted is None and what == "body" and status == 200 else wanted
            if wanted is not None and found != wanted:
                raise SystemExit(f"{server.name} responds wrongly in row {row}: its {what} is {found!r:.200}, not {wanted!r:.200}.")
    return headers


def wrk(server, row, headers, seconds):
    """Requests, those a second, p50 and p99 in ms, and the share of a processor that wrk took."""
    asked = ROWS[row]
    script = servers.TARGET / f"{row}.lua"
    script.write_text("" if asked.body is None else f"wrk.method = 'POST'\nwrk.body = [==[{asked.body}]==]\n")
    fields = [part for name, value in headers.items() for part in ("-H", f"{name}: {value}")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run(["wrk", "-t1", f"-c{asked.connections}", f"-d{seconds}s", "--latency", "-s", str(script), *fields,
                          f"{server.scheme}://127.0.0.1:{server.port}{asked.path}"], capture_output=True, text=True, check=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    requests = max(1, int(re.search(r"(\d+) requests in", out)[1]))
    wrong = re.search(r"Non-2xx or 3xx responses: (\d+)", out)
    if (int(wrong[1]) if wrong else 0) != (requests if asked.expected[0] >= 400 else 0):
        raise SystemExit(f"{server.name} responds wrongly in row {row}:\n{out}")
    latency = {p: float(v) * MILLIS[u] for p, v, u in re.findall(r"(50|99)%\s+([\d.]+)(us|ms|s|m)\b", out)}
    share = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / seconds
    return requests, float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), latency["50"], latency["99"], share


def own(server, row, jar, seconds):
    """The same by a client of our own, in Java, and what the server took meanwhile; opening the connections does not count."""
    asked = ROWS[row]
    client = subprocess.Popen([servers.JAVA, "-cp", str(jar), "dev.carafe.benchmarks.load." + asked.client, str(server.port),
                               str(asked.connections), str(seconds)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    client.stdout.readline() # it begins
    micros, allocated = server.micros(), server.allocated()
    outcome = client.stdout.readline().split()
    micros, allocated = server.micros() - micros, since(server, allocated)
    error = client.communicate()[1]
    if client.returncode:
        raise SystemExit(f"{server.name} responds wrongly in row {row}:\n{error}")
    count, *figures = map(float, outcome)
    return count, *figures, micros, allocated


def since(server, allocated):
    return None if allocated is None else server.allocated() - allocated


def measure(server, row, headers, jar, seconds):
    """One turn of a server."""
    if ROWS[row].client:
        count, rate, p50, p99, share, micros, allocated = own(server, row, jar, seconds)
    else:
        micros, allocated = server.micros(), server.allocated()
        count, rate, p50, p99, share = wrk(server, row, headers, seconds)
        micros, allocated = server.micros() - micros, since(server, allocated)
    count = max(1, count)
    return Turn(rate, micros / count, None if allocated is None else allocated / count, p50, p99, share)
