package people

import dev.carafe.kotlin.json
import dev.carafe.kotlin.receiveJson
import dev.carafe.testing.TestClient
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class MainTest {
    private val client = TestClient.of(app())

    @Test
    fun `a data class is answered as JSON`() {
        assertThat(client.get("/person/2")).hasStatus(200).hasJson(Person(2, "Grace", "Amazing"))
    }

    @Test
    fun `a data class is read from JSON`() {
        assertThat(client.post("/people", mapOf("id" to 3, "name" to "Bob"))).hasStatus(201).hasHeader("Location", "/person/3")
    }

    @Test
    fun `a list of data classes is read and answered`() {
        val both = listOf(mapOf("id" to 3, "name" to "Bob"), mapOf("id" to 4, "name" to "Eve", "nick" to "Evie"))
        assertThat(client.put("/people", both).json<List<Person>>()).containsExactly(Person(3, "Bob"), Person(4, "Eve", "Evie"))
        assertThat(client.put("/people", both + null)).hasStatus(400)
    }

    @Test
    fun `a missing person is a 404 of the app's own`() {
        assertThat(client.get("/person/9")).hasStatus(404).hasType("application/json")
    }

    @Test
    fun `a block without a value is an error and no empty answer`() {
        assertThat(client.get("/forgotten")).hasStatus(500)
    }

    @Test
    fun `a template reads a data class`() {
        assertThat(client.get("/card/1")).hasType("text/html").hasText("<a href=\"/person/1\">A. no nick</a>")
    }

    @Test
    fun `null is an error`() {
        assertThat(client.delete("/people/1")).hasStatus(500)
    }

    @Test
    fun `g is shared by hook and handler`() {
        assertThat(client.get("/started")).hasText("/started true")
    }

    @Test
    fun `hooks and middleware touch every answer`() {
        assertThat(client.get("/number")).hasText("42").hasHeader("X-Answered", "yes").hasHeader("X-Wrapped", "yes")
    }

    @Test
    fun `an exception class has its own handler`() {
        assertThat(client.get("/broken")).hasStatus(409).json("/part", "cup")
    }

    @Test
    fun `a socket is a loop over what comes`() {
        client.websocket("/ws/greet").use {
            it.send("Ada")
            assertThat(it.receiveText()).isEqualTo("Hello, Ada!")
        }
        client.websocket("/ws/size").use {
            it.send(byteArrayOf(1, 2))
            assertThat(it.receiveText()).isEqualTo("2 bytes")
        }
    }

    @Test
    fun `a socket speaks JSON in a subprotocol`() {
        client.request("GET", "/ws/card").header("Sec-WebSocket-Protocol", "card.v1").websocket().use {
            it.sendJson(2)
            assertThat(it.receiveJson<Person>()).isEqualTo(Person(2, "Grace", "Amazing"))
            assertThat(it.closeCode()).isEqualTo(1000)
        }
    }

    @Test
    fun `an iterator is sent part by part`() {
        assertThat(client.get("/parts")).hasText("ab").hasHeader("Transfer-Encoding", "chunked")
    }
}
