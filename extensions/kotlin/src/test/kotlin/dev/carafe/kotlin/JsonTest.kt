package dev.carafe.kotlin

import dev.carafe.App
import dev.carafe.testing.TestClient
import java.nio.file.Files
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Test

class JsonTest {
    data class Person(val name: String, val nick: String? = null, val tags: List<String> = listOf(), val scores: Map<String, Int> = mapOf())

    data class Spotty(val words: List<String?>, val counts: Map<String, Int?>)

    private val client = TestClient.of(
        carafe("tested") {
            post("/person") { it.json<Person>() }
            post("/people") { it.json<List<Person>>() }
            post("/names") { mapOf("unique" to it.json<Set<String>>().size) }
            post("/nullable") { it.json<List<String?>>() }
            post("/spotty") { it.json<Spotty>() }
            post("/table") { it.json<List<List<Int?>>>().sumOf { row -> row.sumOf { n -> n ?: 0 } }.toString() }
            post("/array") { it.json<Array<Person>>().map(Person::name) }
            post("/matrix") { it.json<List<List<Int>>>().sumOf(List<Int>::sum).toString() }
            post("/grid") { it.json<Array<Array<Int>>>().sumOf { row -> row.sum() }.toString() }
            post("/ints") { it.json<IntArray>().sum().toString() }
            post("/int") { (it.json<Int>() + 1).toString() }
            post("/map") { it.json<Map<String, Any?>>() }
            post("/any") { it.json<List<Any?>>() }
            post("/star") { it.json<List<*>>() }
            post("/untold") { it.json<Map<String, Person>>() }
            websocket("/ws") { ws -> while (true) ws.sendJson(ws.receiveJson<Person>() ?: break) }
        },
    )

    private fun post(path: String, json: String) = client.request("POST", path).body(json.toByteArray(), "application/json").send()

    @Test
    fun `a data class is read with its defaults`() {
        assertThat(post("/person", """{"name":"Ada"}""")).hasStatus(200)
        assertThat(post("/person", """{"name":"Ada"}""").json<Person>()).isEqualTo(Person("Ada"))
    }

    @Test
    fun `a list, a set and arrays are read with their elements' types`() {
        assertThat(post("/people", """[{"name":"Ada"},{"name":"Grace"}]""").json<List<Person>>())
            .containsExactly(Person("Ada"), Person("Grace"))
        assertThat(post("/names", """["Ada","Ada","Grace"]""")).json("/unique", 2)
        assertThat(post("/array", """[{"name":"Ada"}]""").json<List<String>>()).containsExactly("Ada")
        assertThat(post("/matrix", "[[1,2],[3]]")).hasText("6")
        assertThat(post("/grid", "[[1,2],[3]]")).hasText("6")
        assertThat(post("/ints", "[1,2]")).hasText("3")
        assertThat(post("/int", "41")).hasText("42")
    }

    @Test
    fun `untyped maps and lists are read`() {
        assertThat(post("/map", """{"a":null,"b":[1]}""")).hasText("""{"a":null,"b":[1]}""")
        assertThat(post("/any", "[1,null]")).hasText("[1,null]")
        assertThat(post("/star", "[1,null]")).hasText("[1,null]")
    }

    @Test
    fun `null is refused wherever the type has none, and the place is named`() {
        val refused = mapOf(
            "/person" to """{"name":null}""" to "/name",
            "/person" to """{"name":"Ada","tags":["a",null]}""" to "/tags/1",
            "/person" to """{"name":"Ada","tags":null}""" to "/tags",
            "/person" to """{"name":"Ada","scores":{"a":null}}""" to "/scores/a",
            "/people" to """[{"name":"Ada"},null]""" to "/1",
            "/people" to """[{"name":"Ada","tags":[null]}]""" to "/0/tags/0",
            "/names" to """[null]""" to "/0",
            "/array" to """[null]""" to "/0",
            "/matrix" to """[[1],[2,null]]""" to "/1/1",
            "/matrix" to """[null]""" to "/0",
        )
        refused.forEach { (request, place) ->
            val (path, json) = request
            assertThat(post(path, json)).`as`("%s %s", path, json).hasStatus(400)
            assertThat(post(path, json).text()).contains("\"pointer\":\"$place\"").contains("\"message\":\"is required\"")
        }
    }

    @Test
    fun `all nulls and what else does not fit are told at once, in the language of the client`() {
        val told = { json: String ->
            client.request("POST", "/people").body(json.toByteArray(), "application/json").header("Accept-Language", "de").send()
                .json<Map<String, Any?>>()["errors"]
        }
        assertThat(told("""[null,{"name":"Ada","tags":[null,{}],"scores":{"a":null}},{"tags":"x"}]""")).isEqualTo(
            listOf(
                "/0" to "fehlt", "/1/tags/0" to "fehlt", "/1/tags/1" to "muss ein Text sein", "/1/scores/a" to "fehlt",
                "/2/name" to "fehlt", "/2/tags" to "muss eine Liste sein",
            ).map { (pointer, message) -> mapOf("message" to message, "pointer" to pointer) },
        )
    }

    @Test
    fun `null where Kotlin has a default is told beside what else does not fit`() {
        val pointers = { json: String ->
            post("/person", json).json<Map<String, Any?>>()["errors"].let { it as List<*> }.map { (it as Map<*, *>)["pointer"] }
        }
        assertThat(pointers("""{"name":7,"tags":null,"scores":{"a":"x"}}""")).containsExactly("/tags", "/scores/a")
        assertThat(pointers("""{"nick":null,"tags":null,"scores":null}""")).containsExactly("/name", "/tags", "/scores")
    }

    @Test
    fun `the status of what is not valid is that of a null`() {
        val app = carafe("strict") { post("/names") { it.json<List<String>>() } }
        app.config().set("VALIDATION_STATUS", 422)
        assertThat(TestClient.of(app).post("/names", listOf(null))).hasStatus(422).json("/errors/0/pointer", "/0")
    }

    @Test
    fun `null is taken where the type allows it`() {
        assertThat(post("/nullable", """["a",null]""")).hasText("""["a",null]""")
        assertThat(post("/spotty", """{"words":["a",null],"counts":{"a":null}}""")).hasText("""{"counts":{"a":null},"words":["a",null]}""")
        assertThat(post("/table", """[[1,null],[]]""")).hasText("1")
        assertThat(post("/table", """[null]""")).hasStatus(400)
        assertThat(post("/person", """{"name":"Ada","nick":null}""")).hasStatus(200)
    }

    @Test
    fun `a type that no class tells is a mistake that says what to do`() {
        assertThatThrownBy { client.propagateExceptions().post("/untold", mapOf("a" to 1)) }
            .isInstanceOf(IllegalArgumentException::class.java)
            .hasMessageContaining("only a list, a set or an array may say of what. Read a data class with such a property.")
    }

    @Test
    fun `a response that does not fit fails the test that reads it`() {
        val response = post("/nullable", """["a",null]""")
        assertThatThrownBy { response.json<List<String>>() }.isInstanceOf(AssertionError::class.java)
                .hasMessageContaining("The JSON does not fit: /1 is required.")
    }

    @Test
    fun `a socket reads and sends a data class`() {
        client.websocket("/ws").use {
            it.sendJson(Person("Ada"))
            assertThat(it.receiveJson<Person>()).isEqualTo(Person("Ada"))
        }
    }

    @Test
    fun `an app of one's own is strict too`() {
        val app = App.create("own").post("/") { it.json<Person>() }
        assertThat(TestClient.of(app).post("/", mapOf("name" to "Ada", "tags" to listOf(null)))).hasStatus(400)
    }

    @Test
    fun `the bom names the version of Jackson that Carafe is built with`() {
        val parent = Files.readString(Path.of("../../pom.xml"))
        val version = Regex("<jackson.version>(.*?)</jackson.version>").find(parent)!!.groupValues[1]
        assertThat(Files.readString(Path.of("../../bom/pom.xml")).replace(Regex("\\s+"), ""))
            .contains("<artifactId>jackson-module-kotlin</artifactId><version>$version</version>")
    }
}
