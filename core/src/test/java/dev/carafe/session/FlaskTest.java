package dev.carafe.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.carafe.http.MultiValues;
import java.io.IOException;
import java.time.Instant;
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
            from datetime import datetime, timezone
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
                session["time"] = datetime(2020, 12, 3, 18, 34, 50, tzinfo=timezone.utc)
                session["long"] = "x" * 500
                return ""
            """;

    private static String python = "python3";

    /** A python3 that stands before the one of the system may have no Flask. */
    @BeforeAll
    static void flaskIsInstalled() throws IOException, InterruptedException {
        for (String candidate : List.of("python3", "/usr/bin/python3")) {
            python = candidate;
            if (run("import flask").equals("0")) {
                return;
            }
        }
        abort("no python3 with Flask is installed");
    }

    @Test
    void flaskReadsOurCookie() throws IOException, InterruptedException {
        Session session = Session.empty().set("user", "adé").set("pair", Tuple.of(1, List.of(2.5))).set("raw", new byte[] {0, -1})
                .set("odd", Map.of(" t", 5)).set("long", "x".repeat(500)).set("time", Instant.parse("2020-12-03T18:34:50.9Z"));
        String shown = run(FLASK + "print(app.test_client(use_cookies=False).get('/show', headers={'Cookie': sys.argv[1]}).text)",
                "session=" + SESSIONS.save(session).value());
        assertThat(shown).isEqualTo("[('long', '" + "x".repeat(500) + "'), ('odd', {' t': 5}), ('pair', (1, [2.5])), "
                + "('raw', b'\\x00\\xff'), ('time', datetime.datetime(2020, 12, 3, 18, 34, 50, tzinfo=datetime.timezone.utc)), "
                + "('user', 'adé')]\n0");
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
        assertThat(session.get("time", Instant.class)).isEqualTo(Instant.parse("2020-12-03T18:34:50Z"));
    }

    /** What a script prints, and its exit status. */
    private static String run(String script, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, "-c", script));
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
