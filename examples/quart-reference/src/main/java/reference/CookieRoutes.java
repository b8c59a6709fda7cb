package reference;

import dev.carafe.App;
import dev.carafe.http.Cookie;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Cookies, read and set. */
final class CookieRoutes {
    private CookieRoutes() { }

    static void add(App app) {
        app.get("/cookies", "cookies", CookieRoutes::read)
                .get("/cookies/set", "cookies_set", CookieRoutes::set)
                .get("/cookies/delete", "cookies_delete", req -> Response.of("ok").deleteCookie("plain"));
    }

    private static Object read(Request req) {
        Map<String, String> cookies = new HashMap<>();
        req.cookies().forEach(cookie -> cookies.putIfAbsent(cookie.getKey(), cookie.getValue()));
        return cookies;
    }

    private static Response set(Request req) {
        return Response.of("ok")
                .cookie(Cookie.of("plain", req.args().get("v", "1")))
                .cookie(Cookie.of("full", "2").maxAge(Duration.ofHours(1)).path("/cookies").secure(true).httpOnly(true)
                        .sameSite(Cookie.SameSite.LAX).domain("example.test"))
                .cookie(Cookie.of("expiring", "3").expires(Instant.parse("2030-01-02T03:04:05Z")));
    }
}
