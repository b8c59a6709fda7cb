package dev.carafe.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.carafe.http.MultiValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The same session in Flask itself; skipped where no python3 with Flask is installed. */
class FlaskTest {
    private static final CookieSessions SESSIONS =
            new CookieSessions(SessionSettings.DEFAULTS.keys(List.of("a-key-for-both")));
    private static final String FLASK = """
            import sys
            from flask import Flask, session, request
            from markupsafe import Markup
            app = Flask("other")
            app.secret_key = "a-key-for-both"
            @app.get("/show")
            def show():
                return repr(sorted(session.items()))
            @app.get("/keep")
            def keep():
                session["user"] = "ad\\u00e9"
                session["pair"] = (1, [2.5, None, True])
                session["raw"] = b"\\x00\\xff"
                session["safe"] = Markup("<b>x</b>")
                session["odd"] = {" t": 5}
                session["long"] = "x" * 500
                return ""
            """;

    @BeforeAll
    static void flaskIsInstalled() throws IOException, InterruptedException {
        assumeTrue(run("import flask").equals("0"), "python3 with Flask is not installed");
    }

    @Test
    void flaskReadsOurCookie() throws IOException, InterruptedException {
        Session session = Session.empty().set("user", "adé").set("pair", Tuple.of(1, List.of(2.5))).set("raw", new byte[] {0, -1})
                .set("odd", Map.of(" t", 5)).set("long", "x".repeat(500));
        String shown = run(FLASK + "print(app.test_client(use_cookies=False).get('/show', headers={'Cookie': sys.argv[1]}).text)",
                "session=" + SESSIONS.save(session).value());
        assertThat(shown).isEqualTo("[('long', '" + "x".repeat(500) + "'), ('odd', {' t': 5}), ('pair', (1, [2.5])), "
                + "('raw', b'\\x00\\xff'), ('user', 'adé')]\n0");
    }

    @Test
    void weReadTheCookieOfFlask() throws IOException, InterruptedException {
        String cookie = run(FLASK + "print(app.test_client().get('/keep').headers['Set-Cookie'].split(';')[0])");
        String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf('\n'));
        Session session = SESSIONS.open(MultiValues.of(Map.of("session", List.of(value))));
        assertThat(session.get("user")).isEqualTo("adé");
        assertThat(session.get("pair")).isEqualTo(Tuple.of(1, Arrays.asList(2.5, null, true)));
        assertThat(session.get("raw")).isEqualTo(new byte[] {0, -1});
        assertThat(session.get("safe")).isEqualTo(new Markup("<b>x</b>"));
        assertThat(session.get("odd")).isEqualTo(Map.of(" t", 5));
        assertThat(session.get("long")).isEqualTo("x".repeat(500));
    }

    /** What a script prints, and its exit status. */
    private static String run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("python3", "-c", script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("PYTHONIOENCODING", "utf-8");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return output + process.waitFor();
        } catch (IOException noPython) {
            return "no python3";
        }
    }
}
