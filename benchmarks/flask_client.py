"""Prints how many requests a second Flask's test client makes, for TestClients."""
import time

import flask

app = flask.Flask("people")


@app.get("/person/<int:id>")
def person(id):
    return {"id": id, "name": "Ada"}


client = app.test_client()
start = time.perf_counter()
count = 0
while time.perf_counter() - start < 4:
    response = client.get("/person/7")
    assert response.status_code == 200
    assert response.json["name"] == "Ada"
    count += 1
print(count / (time.perf_counter() - start))
