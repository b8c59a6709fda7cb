"""The rows of the load comparison, by Quart; pages are Jinja2's. Run by Hypercorn."""
import asyncio
import os
import pathlib

import quart

import sample

app = quart.Quart("load", template_folder=sample.TEMPLATES)
app.secret_key = sample.SECRET
listeners = set()


@app.get("/plain")
async def plain():
    return quart.Response(sample.TEXT, mimetype="text/plain")


@app.get("/person/<int:id>")
async def person(id):
    return {"id": id, "name": "Ada"}


@app.post("/echo")
async def echo():
    return quart.jsonify(await quart.request.get_json())


@app.post("/form")
async def form():
    return quart.Response(f"{quart.request.args['lang']} {(await quart.request.form)['name']}", mimetype="text/plain")


@app.get("/file")
async def file():
    return await quart.send_file(pathlib.Path("file.bin").absolute(), mimetype="application/octet-stream")


@app.get("/session")
async def session():
    visits = quart.session.get("visits", 0) + 1
    quart.session["visits"] = visits
    return quart.Response(str(visits), mimetype="text/plain")


@app.get("/page")
async def page():
    return await quart.render_template("table.html", rows=sample.ROWS)


@app.get("/events")
async def events():
    async def stream():
        queue = asyncio.Queue()
        listeners.add(queue)
        try:
            while True:
                yield f"data: {await queue.get()}\n\n".encode()
        finally:
            listeners.discard(queue)
    response = await quart.make_response(stream(), {"Content-Type": "text/event-stream"})
    response.timeout = None
    return response


@app.post("/publish")
async def publish():
    news = app.json.dumps(sample.NEWS, separators=(",", ":"))
    for queue in listeners:
        queue.put_nowait(news)
    return "", 204


@app.websocket("/socket")
async def socket():
    while True:
        await quart.websocket.send(await quart.websocket.receive())


for i in range(int(os.environ["ROUTES"])):
    async def part(id):
        return quart.Response("part", mimetype="text/plain")
    app.add_url_rule(f"/resource{i}/<int:id>/parts", f"part{i}", part)
