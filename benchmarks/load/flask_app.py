"""The rows of the load comparison, by Flask; pages are Jinja2's. Run by gunicorn, with threads, as its users run what waits for others."""
import os
import pathlib

import flask

import sample

app = flask.Flask("load", template_folder=sample.TEMPLATES)
app.secret_key = sample.SECRET


@app.get("/plain")
def plain():
    return flask.Response(sample.TEXT, mimetype="text/plain")


@app.get("/person/<int:id>")
def person(id):
    return {"id": id, "name": "Ada"}


@app.post("/echo")
def echo():
    return flask.jsonify(flask.request.get_json())


@app.post("/form")
def form():
    return flask.Response(f"{flask.request.args['lang']} {flask.request.form['name']}", mimetype="text/plain")


@app.get("/file")
def file():
    return flask.send_file(pathlib.Path("file.bin").absolute(), mimetype="application/octet-stream")


@app.get("/session")
def session():
    visits = flask.session.get("visits", 0) + 1
    flask.session["visits"] = visits
    return flask.Response(str(visits), mimetype="text/plain")


@app.get("/page")
def page():
    return flask.render_template("table.html", rows=sample.ROWS)


for i in range(int(os.environ["ROUTES"])):
    app.add_url_rule(f"/resource{i}/<int:id>/parts", f"part{i}", lambda id: flask.Response("part", mimetype="text/plain"))
