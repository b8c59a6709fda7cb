package dev.carafe.kotlin

import dev.carafe.App
import dev.carafe.Blueprint
import dev.carafe.Carafe.app
import dev.carafe.Carafe.g
import dev.carafe.Carafe.session
import dev.carafe.config.ConfigException
import dev.carafe.http.Response
import dev.carafe.templates.Templates
import dev.carafe.testing.TestClient
import java.time.Duration
import java.time.LocalDate
import java.util.UUID
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

class KotlinTest {
    private class Broken(val part: String) : Exception("The $part is broken.")

    private class Celsius(val degrees: Int)

    private fun client(setUp: App.() -> Unit): TestClient = TestClient.of(carafe("tested", setUp))

    @Test
    fun `an app is set up in its block`() {
        assertThat(client { get("/api") { mapOf("Hello" to "World!") } }.get("/api")).hasText("""{"Hello":"World!"}""")
        assertThat(carafe("bare").name()).isEqualTo("bare")
    }

    @Test
    fun `a variable of the path has its converter's class, an int fits Int and Long`() {
        val client = client {
            get("/int/<n:int>") { "${it.pathParam<Int>("n") + 1} ${it.pathParam<Long>("n") + 2}" }
            get("/uuid/<id:uuid>") { "${it.pathParam<UUID>("id").version()}" }
            get("/float/<x:float>") { "${it.pathParam<Double>("x") * 2}" }
            get("/text/<s>") { it.pathParam<String>("s").uppercase() }
        }
        assertThat(client.get("/int/5")).hasText("6 7")
        assertThat(client.get("/int/3000000000")).hasStatus(404)
        assertThat(client.get("/uuid/123e4567-e89b-42d3-a456-426614174000")).hasText("4")
        assertThat(client.get("/float/1.5")).hasText("3.0")
        assertThat(client.get("/text/ada")).hasText("ADA")
    }

    @Test
    fun `a variable of another class is a mistake that names both`() {
        val client = client { get("/<s>") { it.pathParam<UUID>("s") } }.propagateExceptions()
        assertThatThrownBy { client.get("/ada") }
            .isInstanceOf(IllegalArgumentException::class.java)
            .hasMessageContaining("is a String, not a UUID. Its converter decides")
    }

    @Test
    fun `a value of the query has a type, and a bad one is a 400`() {
        val client = client { get("/") { "${it.args().require<LocalDate>("day").dayOfMonth + it.args().require<Int>("n")}" } }
        assertThat(client.get("/?day=2026-11-28&n=2")).hasText("30")
        assertThat(client.get("/?day=today&n=2")).hasStatus(400)
        assertThat(client.get("/?day=2026-11-28")).hasStatus(400)
    }

    @Test
    fun `session and g have types`() {
        val client = client {
            config()["SECRET_KEY"] = "a key for tests only"
            before { g()["started"] = Duration.ofSeconds(2) }
            get("/set") {
                session()["id"] = 7
                session()["names"] = listOf("Ada", "Grace")
                "set"
            }
            get("/get") {
                val id: Long? = session().get<Long>("id")
                val names = session().getList<String>("names")
                "$id ${session().get<LocalDate>("id")} ${names.last()} ${g().require<Duration>("started").seconds}"
            }
            get("/missing") { g().require<String>("user") }
        }
        assertThat(client.get("/set")).hasStatus(200)
        assertThat(client.get("/get")).hasText("7 null Grace 2")
        assertThatThrownBy { client.propagateExceptions().get("/missing") }.hasMessageContaining("g has no String called 'user'")
    }

    @Test
    fun `settings have types`() {
        val config = carafe("tested").config()
        config["LIMIT"] = "12"
        config["WAIT"] = "PT3S"
        assertThat(config.get<Int>("LIMIT")).isEqualTo(12)
        assertThat(config.get<Duration>("WAIT")).isEqualTo(Duration.ofSeconds(3))
        assertThat(config.get<Int>("NONE")).isNull()
        assertThat(config.require<Long>("LIMIT")).isEqualTo(12)
        assertThatThrownBy { config.require<Int>("NONE") }.isInstanceOf(ConfigException::class.java)
    }

    @Test
    fun `an exception's class needs no class literal, for app and blueprint`() {
        val parts = Blueprint.create("parts").get("/own") { throw Broken("lid") }.error<Broken> { _, e -> "lid or ${e.part}" }
        val client = client {
            get("/broken") { throw Broken("cup") }
            error<Broken> { _, e -> Response.of(mapOf("part" to e.part)).status(409) }
            register(parts, "/parts")
        }
        assertThat(client.get("/broken")).hasStatus(409).json("/part", "cup")
        assertThat(client.get("/parts/own")).hasText("lid or lid")
    }

    @Test
    fun `values of a class are converted`() {
        val client = client {
            convert<Celsius> { Response.text("${it.degrees} °C") }
            get("/") { Celsius(21) }
        }
        assertThat(client.get("/")).hasText("21 °C")
    }

    @Test
    fun `a template takes pairs, and null is a value`() {
        val client = client {
            install(Templates.create())
            get("/") { render("hello.html", "name" to "<Ada>", "nick" to null) }
            get("/bare") { render("hello.html") }
            get("/engine") { app().extension<Templates>().javaClass.simpleName }
        }
        assertThat(client.get("/")).hasType("text/html").hasText("<p>Hello &lt;Ada&gt;, none!</p>")
        assertThat(client.get("/bare")).hasText("<p>Hello , none!</p>")
        assertThat(client.get("/engine")).hasText("Templates")
    }
}
