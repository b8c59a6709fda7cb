"""The servers of the comparison: each a process of its own, which is asked for what it takes."""
import os
import pathlib
import re
import shutil
import socket
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
TARGET = HERE.parent / "target"
TICK = 1e6 / os.sysconf("SC_CLK_TCK")
JAVA = os.environ.get("JAVA", "java")
# Debian's modules are those of Debian's Python.
PYTHON = os.environ.get("PYTHON", "/usr/bin/python3")
JVM = {
    "helidon": "HelidonServer", "helidon-tuned": "HelidonServer TUNED", "carafe": "CarafeServer", "javalin": "JavalinServer",
    "jooby-worker": "JoobyServer WORKER", "jooby-loop": "JoobyServer EVENT_LOOP", "jex": "JexServer", "vertx": "VertxServer",
    "http4k": "Http4kServer", "micronaut": "MicronautServer BLOCKING", "micronaut-loop": "MicronautServer MANUAL",
}
# A process for each processor; with one thread each, gunicorn would close each connection after its response.
PYTHONS = {
    "flask": ["gunicorn", "--worker-class", "gthread", "--threads", "8", "--keep-alive", "75", "flask_app:app"],
    "quart": ["hypercorn", "quart_app:app"],
}
# Below those that the system gives to clients.
PORTS = iter(range(21080, 32000))


def installed():
    """The names of the servers that can run here."""
    return list(JVM) + [name for name, (command, *_) in PYTHONS.items() if shutil.which(command)
                        and subprocess.run([PYTHON, "-c", f"import {name}"], stderr=subprocess.DEVNULL, check=False).returncode == 0]


def is_free(port):
    with socket.socket() as server:
        return server.connect_ex(("127.0.0.1", port)) != 0


def certificates():
    """A folder with a certificate, the same for all servers."""
    folder = TARGET / "tls"
    if not (folder / "store.p12").exists():
        folder.mkdir(exist_ok=True)
        for command in ("req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 3650 -subj /CN=localhost",
                        "pkcs12 -export -inkey key.pem -in cert.pem -out store.p12 -passout pass:changeit"):
            subprocess.run(["openssl", *command.split()], cwd=folder, check=True, capture_output=True)
    return folder


class Server:
    """A server on a port of its own, started for one row."""

    def __init__(self, name, jar, row="", routes=0, tls=False, processes=os.cpu_count()):
        self.name = name
        self.scheme = "https" if tls else "http"
        self.port = next(port for port in PORTS if is_free(port))
        command, environment = (self.java(jar, row, routes, tls) if name in JVM else self.python(routes, tls, processes))
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=TARGET,
                                        env={**os.environ, **environment})

    def java(self, jar, row, routes, tls):
        main, *mode = JVM[self.name].split()
        properties = [f"-Dload.row={row}"] + ([f"-Dload.tls={certificates()}"] if tls else [])
        return [JAVA, "-Xmx512m", *properties, "-cp", str(jar), "dev.carafe.benchmarks.load." + main, str(self.port), str(routes), *mode], {}

    def python(self, routes, tls, processes):
        command = [*PYTHONS[self.name], "--workers", str(processes), "--bind", f"127.0.0.1:{self.port}"]
        if tls:
            command += ["--certfile", str(certificates() / "cert.pem"), "--keyfile", str(certificates() / "key.pem")]
        return command, {"ROUTES": str(routes), "PYTHONPATH": str(HERE)}

    def await_start(self):
        for _ in range(600):
            try:
                socket.create_connection(("127.0.0.1", self.port)).close()
                return
            except OSError:
                time.sleep(0.1)
        raise SystemExit(f"{self.name} does not listen: {' '.join(self.process.args)}. Is the module built?")

    def allocated(self):
        """The bytes allocated so far, or None for a server that does not count them."""
        if self.name not in JVM:
            return None
        self.process.stdin.write(b"?")
        self.process.stdin.flush()
        while not (line := self.process.stdout.readline().strip()).isdigit():
            if not line and self.process.poll() is not None:
                raise SystemExit(f"{self.name} has ended.")
        return int(line)

    def processes(self):
        """The process and those that it has begun."""
        found = [self.process.pid]
        for pid in found:
            for children in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
                found += [int(child) for child in children.read_text().split()]
        return found

    def micros(self):
        """The processor time so far in µs."""
        ticks = 0
        for pid in self.processes():
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += int(fields[11]) + int(fields[12])
        return ticks * TICK

    def rss(self):
        """The resident memory in MB."""
        return sum(int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1])
                   for pid in self.processes()) / 1024

    def heap(self):
        """Bytes that are reachable: jcmd collects the garbage first."""
        jcmd = str(pathlib.Path(JAVA).with_name("jcmd"))
        out = subprocess.run([jcmd, str(self.process.pid), "GC.class_histogram"], capture_output=True, text=True, check=True).stdout
        return int(re.search(r"Total\s+\d+\s+(\d+)", out)[1])

    def stop(self):
        for pid in reversed(self.processes()):
            try:
                os.kill(pid, 9)
            except ProcessLookupError:
                pass
        self.process.wait()
