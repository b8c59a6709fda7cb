package people

import dev.carafe.testing.TestClient
import java.nio.file.Files
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

class MessagesTest {
    @TempDir
    lateinit var uploads: Path

    private fun client(): TestClient {
        val app = messages(uploads)
        app.config()["SECRET_KEY"] = "a key of more than sixteen bytes"
        return TestClient.of(app)
    }

    @Test
    fun `a variable has the type that its parameter says`() {
        assertThat(client().get("/item/6")).hasStatus(200).hasText("""{"id":7}""")
        assertThat(client().get("/item/99999999999")).hasStatus(404)
    }

    @Test
    fun `a query is read with types, and a bad value is a 400 that names it`() {
        assertThat(client().get("/search?q=x&page=2")).hasStatus(200).json("/q", "x").json("/page", 2)
        assertThat(client().get("/since?day=2026-11-24")).hasText("2026-11-24")
        assertThat(client().get("/since?day=today")).hasStatus(400)
    }

    @Test
    fun `a session is read and written by index`() {
        val client = client()
        val cookie = client.get("/login").header("Set-Cookie")!!.substringBefore(';')
        assertThat(client.request("GET", "/user").header("Cookie", cookie).send()).json("/user", "nobody").json("/messages/0", "Welcome.")
    }

    @Test
    fun `events and streams are lambdas`() {
        assertThat(client().get("/events")).hasText(": \n\ndata: one\n\nevent: tick\nid: 2\ndata: two\n\n")
        assertThat(client().get("/stream")).hasText("parts")
    }

    @Test
    fun `files come from their folder`() {
        Files.writeString(uploads.resolve("a.txt"), "a")
        assertThat(client().get("/uploads/a.txt")).hasStatus(200).hasText("a")
        assertThat(client().get("/file/a.txt").header("Content-Disposition")).isEqualTo("attachment; filename=file.txt")
    }
}
