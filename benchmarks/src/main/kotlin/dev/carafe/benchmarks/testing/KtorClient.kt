package dev.carafe.benchmarks.testing

import com.fasterxml.jackson.databind.ObjectMapper
import io.ktor.client.request.get
import io.ktor.client.statement.bodyAsText
import io.ktor.http.ContentType
import io.ktor.server.response.respondText
import io.ktor.server.routing.get
import io.ktor.server.routing.routing
import io.ktor.server.testing.testApplication

/** Ktor's test host, which hands requests to the app without a socket. */
object KtorClient {
    /** Requests a second, over some time. */
    @JvmStatic
    fun perSecond(nanos: Long): Double {
        val json = ObjectMapper()
        var perSecond = 0.0
        testApplication {
            routing {
                get("/person/{id}") {
                    val person = Person(call.parameters["id"]!!.toInt(), "Ada")
                    call.respondText(json.writeValueAsString(person), ContentType.Application.Json)
                }
            }
            val start = System.nanoTime()
            var count = 0
            while (System.nanoTime() - start < nanos) {
                val response = client.get("/person/7")
                check(response.status.value == 200)
                check("\"name\":\"Ada\"" in response.bodyAsText())
                count++
            }
            perSecond = count * 1e9 / (System.nanoTime() - start)
        }
        return perSecond
    }
}
