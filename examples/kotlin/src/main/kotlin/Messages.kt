package people

import dev.carafe.App
import dev.carafe.Carafe.flash
import dev.carafe.Carafe.getFlashedMessages
import dev.carafe.Carafe.sendFromDirectory
import dev.carafe.Carafe.session
import dev.carafe.http.Cookie
import dev.carafe.http.header.ETag
import dev.carafe.http.Response
import dev.carafe.http.ServerSentEvent
import dev.carafe.routing.PathParam
import java.nio.file.Path
import java.time.Duration
import java.time.LocalDate

private val ID: PathParam<Int> = PathParam.ofInt("id")

/** What a request offers and a response can be, from Kotlin. */
fun messages(uploads: Path): App = App.create("messages").withoutStaticFiles()
    .staticFiles("/uploads", uploads)
    .get("/item/$ID") { mapOf("id" to it.get(ID) + 1) }
    .get("/search") { mapOf("q" to it.args()["q"], "page" to it.args().getInt("page", 1), "url" to it.url()) }
    .get("/since") { it.args().require("day") { day -> LocalDate.parse(day) }.toString() }
    .post("/form") { mapOf("name" to it.form().require("name"), "files" to it.files().map { part -> part.safeFilename() }) }
    .post("/json") { mapOf("json" to it.json(), "forced" to it.forceJson(), "quiet" to it.jsonOrNull()) }
    .get("/login") { req ->
        session()["user"] = req.authorization()?.username() ?: "nobody"
        flash("Welcome.", "info")
        "logged in"
    }
    .get("/user") { mapOf("user" to session()["user"], "messages" to getFlashedMessages().map { it.text() }) }
    .get("/cookie") { Response.text("ok").cookie(Cookie.of("theme", it.cookies()["theme"] ?: "dark").maxAge(Duration.ofDays(1))) }
    .get("/file/<path:name>") { sendFromDirectory(uploads, it.pathParam("name")).attachment("file.txt") }
    .get("/version") { Response.text("v1").etag(ETag.strong("v1")).conditional() }
    .get("/stream") { Response.stream { out -> out.write("parts".toByteArray()) }.contentType("text/plain") }
    .get("/events") {
        Response.events { events ->
            events.heartbeat(Duration.ofSeconds(15))
            events.send("one")
            events.send(ServerSentEvent.of("two").event("tick").id("2"))
        }
    }
