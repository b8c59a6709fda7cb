"""What the servers in Python share: the data of dev.carafe.benchmarks.load.Sample and of dev.carafe.benchmarks.Page."""
import pathlib

TEXT = "Hello, World!"
SECRET = "a secret of the load comparison"
NEWS = {"id": 7, "name": "Ada Lovelace~"}
TEMPLATES = str(pathlib.Path(__file__).resolve().parent.parent / "src" / "main" / "resources" / "templates")
ROWS = [{"name": f"Person <{i}>", "email": f"Person{i}@Example.com", "city": "Prague", "age": 20 + i % 60, "active": i % 3 == 0,
         "note": "likes fish & chips"} for i in range(100)]
