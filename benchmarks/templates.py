"""The pages of TemplateBenchmark by Jinja2, whose templates are cached too; beside them the figures of JMH, as renders per second.

    java -jar target/benchmarks.jar TemplateBenchmark -rf json -rff target/templates.json
    python3 templates.py target/templates.json

Of each engine the best iteration counts, since other work on the machine only takes time away.
"""
import json
import sys
import time
from pathlib import Path

import jinja2

PAGES = Path(__file__).parent / "src/main/resources/templates"
ROWS = [{"name": f"Person <{i}>", "email": f"Person{i}@Example.com", "city": "Prague", "age": 20 + i % 60, "active": i % 3 == 0,
         "note": "likes fish & chips"} for i in range(100)]
MODELS = {
    "MAIL": ("mail.j2", {"date": "Thu, 03 Dec 2020 18:34:50 -0000", "from": "shopping@example-shop.com", "to": "bob@example.com",
                         "subject": "Your Burger order", "name": "Bob",
                         "items": [{"name": "Cheeseburger", "price": 4.5}, {"name": "Fries", "price": 2.5}, {"name": "Root Beer", "price": 3.5}]}),
    "TABLE": ("table.html", {"rows": ROWS}),
}


def rate(render, seconds=1.0, rounds=8):
    """Renders per second of CPU time, the best of some rounds."""
    best = 0.0
    for _ in range(rounds):
        count, start = 0, time.process_time()
        while (elapsed := time.process_time() - start) < seconds:
            for _ in range(20):
                render()
            count += 20
        best = max(best, count / elapsed)
    return best


def main(result):
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(PAGES), autoescape=jinja2.select_autoescape())
    rates = {}
    for case in json.loads(Path(result).read_text()):
        params = case["params"]
        rates[params["page"], params["engine"]] = max(max(fork) for fork in case["primaryMetric"]["rawData"])
    for page, (name, model) in MODELS.items():
        rates[page, "JINJA2"] = rate(lambda: environment.get_template(name).render(model))
    for (page, engine), each in sorted(rates.items()):
        print(f"{page:6} {engine:11} {each:12,.0f}/s   Carafe is {rates[page, 'CARAFE'] / each:6.2f} times as fast")


if __name__ == "__main__":
    main(sys.argv[1])
