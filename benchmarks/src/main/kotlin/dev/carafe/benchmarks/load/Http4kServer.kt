package dev.carafe.benchmarks.load

import dev.carafe.benchmarks.TemplateEngine
import io.helidon.common.socket.SocketOptions
import io.helidon.common.tls.Tls
import io.helidon.webserver.WebServer
import io.helidon.webserver.http.HttpRouting
import io.helidon.webserver.websocket.WsRouting
import org.http4k.bridge.HelidonToHttp4kHandler
import org.http4k.bridge.HelidonToHttp4kWebSocketListener
import org.http4k.core.ContentType
import org.http4k.core.Filter
import org.http4k.core.Method.GET
import org.http4k.core.Method.POST
import org.http4k.core.Response
import org.http4k.core.Status.Companion.OK
import org.http4k.core.body.form
import org.http4k.core.then
import org.http4k.core.with
import org.http4k.format.Jackson
import org.http4k.lens.contentType
import org.http4k.routing.RoutingHttpHandler
import org.http4k.routing.bind
import org.http4k.routing.path
import org.http4k.routing.routes
import org.http4k.routing.websockets
import org.http4k.websocket.Websocket
import org.http4k.websocket.WsResponse
import java.nio.file.Files
import java.util.function.Supplier
import org.http4k.routing.websocket.bind as bindSocket

/** The same by http4k on Helidon, on virtual threads. Its server-sent events need an older Helidon. Pages are jte's. */
object Http4kServer {
    private val person = Jackson.autoBody<Person>().toLens()
    private val people = Jackson.autoBody<List<Person>>().toLens()

    /** As http4k's entry in the TechEmpower benchmarks has it: else Helidon sends in chunks what is longer than its buffer. */
    private val withLength = Filter { next ->
        { request -> next(request).let { it.header("Content-Length", "${it.body.length}") } }
    }

    /** Serves on the port that is given, with as many further routes as are given. */
    @JvmStatic
    fun main(args: Array<String>) {
        val http = withLength.then(routes(rows() + further(Sample.routes(args))))
        // As http4k's own Helidon(port) makes it, but for what that has no parameters for.
        val server = WebServer.builder()
            .host("127.0.0.1")
            .port(args[0].toInt())
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .addRouting(HttpRouting.builder().any(HelidonToHttp4kHandler(http, null)))
        if (Sample.isFor("socket")) {
            val sockets = websockets("/socket" bindSocket { _ -> WsResponse(::echo) })
            server.addRouting(WsRouting.builder().endpoint("*", Supplier { HelidonToHttp4kWebSocketListener(sockets) }))
        }
        if (Sample.CERTIFICATES != null) {
            server.tls(Tls.builder().sslContext(Sample.tls()).build())
        }
        server.build().start()
        Sample.untilEndOfInput()
    }

    private fun rows(): List<RoutingHttpHandler> {
        val file = Sample.file()
        val page = Sample.page(TemplateEngine.JTE)
        return listOf(
            "/plain" bind GET to { text(Sample.TEXT) },
            "/person/{id}" bind GET to { Response(OK).with(person of Person(it.path("id")!!.toInt(), "Ada")) },
            "/echo" bind POST to { Response(OK).with(people of people(it)) },
            "/form" bind POST to { text(it.query("lang") + " " + it.form("name")) },
            "/file" bind GET to { Response(OK).body(Files.newInputStream(file), Sample.FILE_SIZE.toLong()) },
            "/page" bind GET to { Response(OK).contentType(ContentType.TEXT_HTML).body(page.get()) },
        )
    }

    private fun further(routes: Int) = (0 until routes).map { "/resource$it/{id}/parts" bind GET to { text("part") } }

    private fun text(text: String) = Response(OK).contentType(ContentType.TEXT_PLAIN).body(text)

    private fun echo(socket: Websocket) = socket.onMessage(socket::send)
}
