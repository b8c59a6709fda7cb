package quickstart

import dev.carafe.http.Response
import dev.carafe.kotlin.carafe
import dev.carafe.kotlin.json
import dev.carafe.kotlin.pathParam

data class Person(val id: Int, val name: String)

fun app() = carafe("quickstart") {
    get("/") { mapOf("Hello" to "World!") }
    get("/person/<id:int>", "person") { Person(it.pathParam<Int>("id"), "Ada") }
    post("/people") { Response.of(it.json<Person>()).status(201) }
}

fun main(args: Array<String>) = app().run(*args)
