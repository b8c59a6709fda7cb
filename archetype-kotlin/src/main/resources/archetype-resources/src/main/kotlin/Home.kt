package ${package}

import dev.carafe.Blueprint
import dev.carafe.Carafe.app
import dev.carafe.kotlin.pathParam
import dev.carafe.kotlin.render

data class Greeting(val greeting: String, val name: String)

/** The first page with its form, and a greeting as JSON. */
val home: Blueprint = Blueprint.create("home")
    .get("/", "index") { page("world") }
    .post("/", "greeted") { page(it.form().require("name")) } // a form without a name is a 400
    .get("/api/greet/<name>", "greet") { Greeting(greeting(), it.pathParam<String>("name")) }

private fun page(name: String) = render("index.html", "greeting" to greeting(), "name" to name)

private fun greeting() = app().config().getString("GREETING", "Hello")
