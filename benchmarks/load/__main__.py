"""Puts Carafe under load beside other servers, in rounds that take turns, and prints tables of ratios to hand-written Helidon.

    python3 load                            all rows and servers that are installed
    python3 load --rows plain,json --servers helidon,carafe --forks 5
    python3 load --save                     writes the ratios of Carafe to load.json
    python3 load --check                    fails if a ratio is more than 7 % below that of load.json

Needs wrk, openssl, a JDK of the build's version (JAVA or java), and the module built: mvn -q -pl benchmarks package -DskipTests
Flask takes part where gunicorn is installed, Quart where Hypercorn is, each for the Python of PYTHON or /usr/bin/python3.
"""
import argparse
import datetime
import json
import os
import pathlib
import signal
import socket
import statistics
import subprocess
import sys
import time

import rows
import servers
from rows import ROWS

RATIOS = servers.HERE.parent / "load.json"
SLIP = 0.07


def run(row, names, options):
    """The turns of each server: interleaved, so that other work on the machine meets all of them."""
    running = {name: rows.start(row, name, options.jar) for name in names}
    try:
        for server in running.values():
            server.await_start()
        headers = rows.check(list(running.values()), row)
        for name, server in running.items():
            warm_up(server, row, headers[name], options)
        turns = {name: [] for name in names}
        for _ in range(options.rounds):
            for name, server in running.items():
                turns[name].append(rows.measure(server, row, headers[name], options.jar, options.seconds))
        return turns, {name: server.rss() for name, server in running.items()}
    finally:
        for server in running.values():
            server.stop()


def warm_up(server, row, headers, options):
    """Turns until one brings less than a tenth more requests, for servers of much code are compiled late; returns the last rate."""
    rate = 0
    for _ in range(10):
        before, rate = rate, rows.measure(server, row, headers, options.jar, options.warmup).rate
        if rate < before * 1.1:
            break
    return rate


def median(turns, figure):
    return statistics.median(getattr(turn, figure) for turn in turns)


def ratio(turns, base, figure):
    return statistics.median(getattr(turn, figure) / (getattr(other, figure) or 1) for turn, other in zip(turns, base))


def print_row(row, names, options):
    """Prints the lines of a row and returns Carafe's ratio of requests."""
    turns, rss = run(row, names, options)
    for _ in range(options.forks - 1):
        more, rss = run(row, names, options)
        turns = {name: turns[name] + more[name] for name in names}
    base = turns[names[0]]
    for name in names:
        mine = turns[name]
        allocated = "" if mine[0].allocated is None else f"{median(mine, 'allocated'):,.0f}"
        print(f"| {row} | {name} | {ratio(mine, base, 'rate'):.2f} | {ratio(mine, base, 'micros'):.2f} | {median(mine, 'rate'):,.0f} "
              f"| {median(mine, 'micros'):.1f} | {allocated} | {median(mine, 'p50'):.2f} | {median(mine, 'p99'):.2f} | {rss[name]:.0f} "
              f"| {median(mine, 'client'):.2f} |", flush=True)
    return round(ratio(turns["carafe"], base, "rate"), 2) if "carafe" in turns else None


def paced(row, names, options):
    """p50, p99 and p99.9 in ms at 60 % of what hand-written Helidon does at most; responses count from when their requests were due."""
    running = {name: rows.start(row, name, options.jar) for name in names}
    try:
        for name, server in running.items():
            server.await_start()
            peak = warm_up(server, row, {}, options)
            if name == "helidon":
                rate = peak * 0.6
        turns = {name: [] for name in names}
        for _ in range(options.rounds):
            for name, server in running.items():
                out = subprocess.run([servers.JAVA, "-cp", str(options.jar), "dev.carafe.benchmarks.load.Pace", str(server.port),
                                      ROWS[row].path, str(ROWS[row].connections), str(rate), str(options.seconds)],
                                     capture_output=True, text=True, check=True).stdout
                turns[name].append([float(each) for each in out.split()])
        return {name: [statistics.median(column) for column in zip(*turns[name])] for name in names}
    finally:
        for server in running.values():
            server.stop()


def idle(name, count, options):
    """What idle connections cost that have had one request each: kB of memory for one, and the processor time of a second in ms."""
    server = servers.Server(name, options.jar)
    connections = []
    try:
        server.await_start()
        request = b"GET /plain HTTP/1.1\r\nHost: localhost\r\n\r\n"

        def open_some(number):
            for _ in range(number):
                connection = socket.create_connection(("127.0.0.1", server.port))
                connection.sendall(request)
                connection.recv(4096)
                connections.append(connection)
        open_some(500)
        before = server.heap()
        open_some(count)
        after = server.heap()
        time.sleep(10)  # until the compilers have done what the requests left them
        micros = server.micros()
        time.sleep(4)
        return (after - before) / count / 1024, (server.micros() - micros) / 4 / 1000
    finally:
        for connection in connections:
            connection.close()
        server.stop()


def first_response(name, options):
    """The time in ms from the start of the program to its first response, in a fresh JVM."""
    begin = time.monotonic()
    server = servers.Server(name, options.jar)
    try:
        while True:
            try:
                with socket.create_connection(("127.0.0.1", server.port)) as connection:
                    connection.sendall(b"GET /plain HTTP/1.1\r\nHost: localhost\r\n\r\n")
                    if connection.recv(4096).startswith(b"HTTP/1.1 200"):
                        return (time.monotonic() - begin) * 1000
            except OSError:
                time.sleep(0.002)
    finally:
        server.stop()


def print_paced(names, options):
    print("\n| row, at 60 % of Helidon's peak | server | p50 ms | p99 ms | p99.9 ms |\n|---|---|---|---|---|")
    for row in options.paced.split(","):
        for name, (p50, p99, p999) in paced(row, names, options).items():
            print(f"| {row} | {name} | {p50:.2f} | {p99:.2f} | {p999:.2f} |", flush=True)


def print_starts(names, options):
    print("\n| server | first response | |\n|---|---|---|")
    times = {name: [] for name in names}
    for _ in range(options.start):
        for name in names:
            times[name].append(first_response(name, options))
    for name in names:
        print(f"| {name} | {statistics.median(times[name]) / statistics.median(times[names[0]]):.2f} "
              f"| {statistics.median(times[name]):.0f} ms |", flush=True)


def print_idle(names, options):
    print("\n| server | kB of heap an idle connection | CPU ms a second, all idle |\n|---|---|---|")
    for name in names:
        memory, cpu = idle(name, options.idle, options)
        print(f"| {name} | {memory:.1f} | {cpu:.1f} |", flush=True)


def save(ratios):
    """Writes them beside those of other rows, after each row: what ends early has saved what it found."""
    known = json.loads(RATIOS.read_text()) if RATIOS.exists() else {}
    RATIOS.write_text(json.dumps(known | {row: ratio for row, ratio in ratios.items() if ratio}, indent=2) + "\n")


def parsed():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default=",".join(ROWS), help="of " + ", ".join(ROWS) + "; empty leaves them out")
    parser.add_argument("--servers", default=",".join(servers.installed()))
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--forks", type=int, default=2, help="processes of each server, one after the other: no two compile alike")
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--warmup", type=int, default=4, help="seconds of a turn before the rounds; see warm_up")
    parser.add_argument("--idle", type=int, default=2000, help="idle connections; 0 leaves them out")
    parser.add_argument("--paced", default="plain,json", help="rows that are asked at a fixed rate too; empty leaves them out")
    parser.add_argument("--start", type=int, default=9, help="starts of each server until its first response; 0 leaves them out")
    parser.add_argument("--jar", type=pathlib.Path, default=servers.TARGET / "benchmarks.jar", help="the class path of the servers")
    parser.add_argument("--save", action="store_true")
    parser.add_argument("--check", action="store_true")
    return parser.parse_args()


def main():
    options = parsed()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Ended before its time.")) # so that the servers end too
    names = ["helidon"] + [name for name in options.servers.split(",") if name != "helidon"]
    if options.check:
        names = ["helidon", "carafe"]
    print(f"{datetime.date.today()}, {os.cpu_count()} processors, load before: {os.getloadavg()[0]:.1f}\n")
    print("| row | server | requests | CPU | a second | µs of CPU | allocated B | p50 ms | p99 ms | RSS MB | client's CPU |\n"
          "|---|---|---|---|---|---|---|---|---|---|---|", flush=True)
    ratios = {}
    for row in filter(None, options.rows.split(",")):
        ratios[row] = print_row(row, [name for name in names if name not in ROWS[row].without], options)
        if options.save:
            save(ratios)
    if not options.check:
        jvm = [name for name in names if name in servers.JVM]
        if options.paced:
            print_paced(jvm, options)
        if options.start:
            print_starts(names, options)
        if options.idle:
            print_idle(jvm, options)
    if options.check:
        known = json.loads(RATIOS.read_text())
        slips = [f"{row}: {ratios[row]:.2f}, was {known[row]:.2f}" for row in ratios
                 if row in known and ratios[row] < known[row] * (1 - SLIP)]
        sys.exit("Slower than before:\n" + "\n".join(slips) if slips else 0)


if __name__ == "__main__":
    main()
