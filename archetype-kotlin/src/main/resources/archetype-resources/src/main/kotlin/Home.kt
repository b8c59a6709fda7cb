package ${package}

import dev.carafe.Blueprint
import dev.carafe.Carafe.app
import dev.carafe.kotlin.pathParam
import dev.carafe.kotlin.render

data class Greeting(val greeting: String, val name: String)

/** The first page, and a greeting as JSON. */
val home: Blueprint = Blueprint.create("home")
    .get("/", "index") { render("index.html", "greeting" to greeting()) }
    .get("/api/greet/<name>", "greet") { Greeting(greeting(), it.pathParam<String>("name")) }

private fun greeting() = app().config().getString("GREETING", "Hello")
