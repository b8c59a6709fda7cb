package people

import dev.carafe.App
import dev.carafe.Carafe.request
import dev.carafe.Carafe.session
import dev.carafe.Carafe.urlFor
import dev.carafe.http.Cookie
import dev.carafe.http.Response
import dev.carafe.http.ServerSentEvent
import dev.carafe.testing.TestClient
import dev.carafe.testing.TestRequest
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

/** The test client, with all that it can. */
class TestingTest {
    private val app = App.create("tested")
        .get("/me", "me") { mapOf("user" to session()["user"], "theme" to it.cookies()["theme"]) }
        .get("/old") { Response.redirect("/me") }
        .get("/broken") { throw IllegalStateException("no beans") }
        .get("/ticks") { Response.events { events -> repeat(2) { n -> events.send(ServerSentEvent.of("$n")) } } }
        .post("/form") { "${it.form()["title"]}, ${it.files().require("photo").filename()}" }

    private val client = TestClient.of(app)

    init {
        app.config()["SECRET_KEY"] = "a key for tests only"
    }

    @Test
    fun `session and cookies are written and read`() {
        client.session { it["user"] = "ada" }
        client.cookies().set(Cookie.of("theme", "dark"))

        assertThat(client.get("/me")).hasStatus(200).json("/user", "ada").json("/theme", "dark").sentBy("me")
        client.session { assertThat(it["user"]).isEqualTo("ada") }
        assertThat(client.fresh().get("/me")).json("/user", null)
    }

    @Test
    fun `redirects are followed if asked for`() {
        assertThat(client.get("/old")).redirectsTo("/me")
        assertThat(client.followRedirects().get("/old").history()).hasSize(1)
    }

    @Test
    fun `exceptions are seen and thrown`() {
        assertThat(client.get("/broken")).failedWith(IllegalStateException::class.java)
        assertThatThrownBy { client.propagateExceptions().get("/broken") }.hasMessage("no beans")
    }

    @Test
    fun `a form has fields and files`() {
        assertThat(client.request("POST", "/form").form("title", "Ada").file("photo", "ada.png", byteArrayOf(1)).send())
                .hasText("Ada, ada.png")
    }

    @Test
    fun `events are read one by one`() {
        client.stream("/ticks").use {
            assertThat(it.nextEvent()).isEqualTo(ServerSentEvent.of("0"))
            assertThat(it.nextEvent()?.data).isEqualTo("1")
            assertThat(it.nextEvent()).isNull()
        }
    }

    @Test
    fun `a handler and a task have a request without a client`() {
        assertThat(TestRequest.get("/person/7").build("/person/<id:int>").pathInt("id")).isEqualTo(7)
        assertThat(client.inRequest("/me?x=1") { urlFor("me") + request().args()["x"] }).isEqualTo("/me1")
    }
}
