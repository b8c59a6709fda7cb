package reloaded

import dev.carafe.kotlin.carafe
import dev.carafe.kotlin.pathParam

/** What KotlinReloadTest runs and edits. */
fun main(args: Array<String>) = carafe("reloaded") {
    get("/") { "one" }
    get("/next/<n:int>") { "${it.pathParam<Int>("n") + 1}" }
}.run(*args)
