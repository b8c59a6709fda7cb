package dev.carafe.kotlin

import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpRequest
import java.net.http.HttpResponse.BodyHandlers
import java.nio.file.Path
import kotlin.io.path.copyTo
import kotlin.io.path.createDirectories
import kotlin.io.path.readText
import kotlin.io.path.writeText
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.Timeout
import org.junit.jupiter.api.io.TempDir

/** A program of its own that runs with `--reload`, while its source is edited. */
class KotlinReloadTest(@param:TempDir private val project: Path) {
    private val source = project.resolve("src/main/kotlin/Main.kt")
    private val log = project.resolve("log")
    private var program: Process? = null

    @AfterEach
    fun stop() {
        program?.destroyForcibly()?.onExit()?.join()
    }

    @Test
    @Timeout(300)
    fun `an edited source is compiled and answers, and an error is shown with its place`() {
        val server = start()
        assertThat(get(server)).isEqualTo("one")

        edit("\"one\"", "\"two\"")
        assertThat(get(server)).describedAs { log.readText() }.isEqualTo("two")
        assertThat(get(server.resolve("/next/4"))).isEqualTo("5")

        edit("\"two\"", "two")
        assertThat(get(server)).describedAs { log.readText() }.startsWith("1 compile error\n")
                .contains("Main.kt:8: unresolved reference 'two'.")
    }

    private fun start(): URI {
        val classes = project.resolve("target/classes/reloaded").createDirectories()
        source.parent.createDirectories()
        Path.of("src/test/kotlin/reloaded/Main.kt").copyTo(source)
        Path.of("target/test-classes/reloaded/MainKt.class").copyTo(classes.resolve("MainKt.class"))
        val command = ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
            "$project/target/classes:${System.getProperty("java.class.path")}", "reloaded.MainKt", "--reload", "--port", "0")
            .redirectError(log.toFile())
        command.environment()["CARAFE_DEBUG_TOKEN"] = "token"
        val output = command.start().also { program = it }.inputReader()
        val running = generateSequence { output.readLine() }.first { it.startsWith(" * Running on ") }
        return URI(running.removePrefix(" * Running on ").substringBefore(" (") + "/")
    }

    private fun edit(from: String, to: String) = source.writeText(source.readText().replace(from, to))

    private fun get(uri: URI): String {
        val request = HttpRequest.newBuilder(uri).header("Accept", "*/*").header("Cookie", "carafe_debugger=token").build()
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body()
    }
}
