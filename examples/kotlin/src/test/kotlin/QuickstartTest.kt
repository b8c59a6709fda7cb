package quickstart

import dev.carafe.testing.TestClient
import java.nio.file.Files
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class QuickstartTest {
    private val readme = Files.readString(Path.of("../../README.md"))
    private val client = TestClient.of(app())

    @Test
    fun `the program of the README is this one, and prints the same as Java's`() {
        assertThat(readme).contains("```kotlin\n" + Files.readString(Path.of("src/main/kotlin/Quickstart.kt"))
                .substringAfter("\n\n") + "```\n")
        val calls = Regex("""\$ curl http://127.0.0.1:5000(\S+)\n(.*)""").findAll(readme).toList()
        assertThat(calls).hasSizeGreaterThan(1)
        calls.forEach { assertThat(client.get(it.groupValues[1])).hasText(it.groupValues[2]) }
    }

    @Test
    fun `a person is taken, and one whose name is null is not`() {
        assertThat(client.post("/people", mapOf("id" to 8, "name" to "Grace"))).hasStatus(201)
        assertThat(client.post("/people", mapOf("id" to 8, "name" to null))).hasStatus(400)
    }
}
