package book;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.http.header.Authorization;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a client sends as HTTP Basic credentials. */
final class QuartAuth {
    private QuartAuth() { }

    static App app() {
        return App.create("quart_auth").get("/", "auth", QuartAuth::auth);
    }

    private static String auth(Request request) {
        System.out.println("Carafe's Authorization information");
        System.out.println(credentials(request.authorization()));
        return "";
    }

    private static Map<String, String> credentials(Authorization authorization) {
        if (authorization == null) {
            return null;
        }
        Map<String, String> credentials = new LinkedHashMap<>();
        credentials.put("username", authorization.username());
        credentials.put("password", authorization.password());
        return credentials;
    }
}
