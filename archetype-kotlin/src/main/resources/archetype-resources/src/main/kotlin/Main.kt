package ${package}

import dev.carafe.App
import dev.carafe.kotlin.carafe
import dev.carafe.templates.Templates
import java.nio.file.Path

/** The app with the settings of a file, if it is there. Tests call this too. */
fun createApp(settings: Path): App = carafe("${artifactId}") {
    config().fromOptionalFile(settings)
    install(Templates.create())
    register(home)
}

fun main(args: Array<String>) = createApp(Path.of("settings.yml")).run(*args)
