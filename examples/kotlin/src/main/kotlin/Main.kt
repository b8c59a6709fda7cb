package people

import dev.carafe.App
import dev.carafe.Carafe.abort
import dev.carafe.Carafe.g
import dev.carafe.Carafe.jsonify
import dev.carafe.Carafe.redirect
import dev.carafe.Carafe.request
import dev.carafe.http.Request
import dev.carafe.http.Response
import dev.carafe.kotlin.error
import dev.carafe.kotlin.json
import dev.carafe.kotlin.kotlinJson
import dev.carafe.kotlin.pathParam
import dev.carafe.kotlin.receiveJson
import dev.carafe.kotlin.render
import dev.carafe.templates.Templates
import dev.carafe.websocket.Message
import dev.carafe.websocket.WebSocketHandler
import java.util.UUID

data class Person(val id: Int, val name: String, val nick: String? = null)

class Broken(val part: String) : Exception("The $part is broken.")

private val people = mapOf(1 to Person(1, "Ada"), 2 to Person(2, "Grace", "Amazing"))

private fun hello(req: Request): Any = mapOf("Hello" to (req.header("X-Name") ?: "World!"))

fun app(): App = App.create("people")
    .json(kotlinJson())
    .install(Templates.create().filter("initial") { name, _ -> name.toString().take(1) }.contextProcessor { mapOf("site" to null) })
    .before { req -> if (req.header("X-Key") == "wrong") abort(401) }
    .before { g()["started"] = it.path() }
    .after { _, response -> response.header("X-Answered", "yes") }
    .teardown { _, error -> if (error != null) println(error) }
    .wrap { req, next -> next.handle(req).header("X-Wrapped", "yes") }
    .get("/api", ::hello)
    .get("/person/<id:int>", "person") { people[it.pathParam<Int>("id")] ?: throw abort(404) }
    .get("/uuid/<v:uuid>") { req -> val v = req.pathParam<UUID>("v"); mapOf("v" to v) }
    .get("/card/<id:int>") { render("card.html", "person" to people[it.pathInt("id")], "title" to null) }
    .get("/forgotten") { req -> println(req.path()) }
    .get("/parts") { sequenceOf("a", "b").iterator() }
    .get("/started") { "${g()["started"]} ${"started" in g()}" }
    .get("/method") { request().method() }
    .get("/none") { Response.noContent() }
    .get("/number") { jsonify(42) }
    .get("/away") { redirect("/api") }
    .get("/broken") { throw Broken("cup") }
    .websocket("/ws/greet", "greet") { ws -> for (name in ws.texts()) ws.send("Hello, $name!") }
    .websocket("/ws/size") { ws ->
        for (message in ws) {
            when (message) {
                is Message.Text -> ws.send("${message.text.length} chars")
                is Message.Binary -> ws.send("${message.bytes.size} bytes")
            }
        }
    }
    .websocket("/ws/card", WebSocketHandler.withSubprotocols(listOf("card.v1")) { ws -> ws.sendJson(people[ws.receiveJson<Int>()]) })
    .post("/people") { req ->
        val person = req.json<Person>()
        Response.of(person).status(201).header("Location", "/person/${person.id}")
    }
    .put("/people") { it.json<List<Person>>() }
    .put("/people/<id:int>") { mapOf("put" to it.pathLong("id")) }
    .patch("/people/<id:int>") { mapOf("patch" to it.viewArgs()["id"]) }
    .delete("/people/<id:int>") { null }
    .route("/api-two").methods("GET", "POST").endpoint("two").automaticOptions(false).to { it.method() }
    .error(404) { _, e -> mapOf("error" to e.description()) }
    .error<Broken> { _, e -> Response.of(mapOf("part" to e.part)).status(409) }

fun main(args: Array<String>) {
    val app = app()
    app.config()["JSON_SORT_KEYS"] = false
    app.run(*args)
}
