package dev.carafe.config;

import static dev.carafe.config.Declaration.bool;
import static dev.carafe.config.Declaration.duration;
import static dev.carafe.config.Declaration.integer;
import static dev.carafe.config.Declaration.list;
import static dev.carafe.config.Declaration.text;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The built-in settings: Quart's, then Carafe's own. */
final class BuiltIns {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration CENTURY = Duration.ofDays(100 * 365);
    private static final String HOST = "(?:[\\w-]+\\.)*[\\w-]+";

    /** The fields that a pattern of the access log may name; {@code server.AccessFormat} writes them. */
    private static final String ATOMS = "h|addr|id|l|t|m|U|Uq|q|H|r|R|S|s|st|b|B|f|a|T|D|L|p";

    static final List<Declaration> ALL = List.of(
            text("APPLICATION_ROOT").matching("a path that begins with '/', without blanks, ';', '?' and '#'", form("/[!-~&&[^;?#]]*")),
            timeout("BODY_TIMEOUT").orElse(Duration.ofSeconds(60)),
            bool("DEBUG").orElse(false),
            text("ENV").orElse("production").nullable(),
            text("JSONIFY_MIMETYPE").matching("a media type such as application/json", form("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+(?: *;[ -~]*)?"))
                    .orElse("application/json"),
            bool("JSONIFY_PRETTYPRINT_REGULAR").orElse(false),
            bool("JSON_AS_ASCII").orElse(true),
            bool("JSON_FLASK_FORMS").orElse(false),
            bool("JSON_SORT_KEYS").orElse(true),
            bool("JSON_STRICT_FIELDS").orElse(false),
            integer("MAX_CONTENT_LENGTH", 0, Long.MAX_VALUE).orElse(16L * 1024 * 1024),
            duration("PERMANENT_SESSION_LIFETIME", Duration.ofSeconds(1), CENTURY).orElse(Duration.ofDays(31)),
            bool("PREFER_SECURE_URLS").orElse(false),
            timeout("RESPONSE_TIMEOUT").orElse(Duration.ofSeconds(60)),
            text("SECRET_KEY"),
            list("SECRET_KEY_FALLBACKS"),
            duration("SEND_FILE_MAX_AGE_DEFAULT", Duration.ZERO, CENTURY).orElse(Duration.ofHours(12)).nullable(),
            text("SERVER_NAME").matching("a host, and a port if need be, such as example.org:8443, without 'https://' and path",
                    form("(?:" + HOST + "|\\[[\\p{XDigit}:.]+])(?::\\d{1,5})?")),
            text("SESSION_COOKIE_DOMAIN").matching("a host name; browsers drop a cookie with a port, a scheme or a path in it",
                    form("(?!false$|true$)\\.?" + HOST)),
            bool("SESSION_COOKIE_HTTPONLY").orElse(true),
            text("SESSION_COOKIE_NAME").matching("a name of letters, digits, '-', '_' and '.'", form("[\\w!#$%&'*+.^`|~-]+"))
                    .orElse("session").nullable(),
            bool("SESSION_COOKIE_PARTITIONED").orElse(false),
            text("SESSION_COOKIE_PATH").matching("a path that begins with '/', or browsers take another one", form("/[!-~&&[^;]]*")),
            text("SESSION_COOKIE_SAMESITE").matching("Strict, Lax or None", form("(?i)Strict|Lax|None")),
            bool("SESSION_COOKIE_SECURE").orElse(false),
            bool("SESSION_REFRESH_EACH_REQUEST").orElse(true),
            bool("TEMPLATES_AUTO_RELOAD"),
            bool("TESTING").orElse(false),
            list("TRUSTED_HOSTS").matching("host names without ports, '.example.org' for all below it",
                    form("\\.?" + HOST + "|\\[[\\p{XDigit}:.]+]")),

            bool("ACCESS_LOG"),
            text("ACCESS_LOG_FORMAT").matching("common, combined, json, or a pattern such as '%(h)s %(m)s %(U)s %(s)s %(id)s', of "
                    + "%(...)s with one of " + ATOMS.replace("|", ", ") + ", {Field}i, {Field}o or {VARIABLE}e, and %% for a percent sign",
                    form("common|combined|json|(?:[^%\\p{Cntrl}]|%%|%\\((?:" + ATOMS + "|\\{[^}]+}[ioe])\\)s)+")),
            text("CERTFILE"),
            text("DEBUG_EDITOR"),
            text("DEBUG_TOKEN"),
            timeout("HEADER_TIMEOUT").orElse(Duration.ofSeconds(10)),
            bool("HTTP2").orElse(false),
            timeout("IDLE_TIMEOUT").orElse(Duration.ofSeconds(60)),
            text("KEYFILE"),
            integer("MAX_CONCURRENT_REQUESTS", 1, Integer.MAX_VALUE).orElse(2_000L),
            integer("MAX_CONNECTIONS", 1, Integer.MAX_VALUE).orElse(10_000L),
            duration("SHUTDOWN_DRAIN", Duration.ZERO, YEAR).orElse(Duration.ofMillis(1_500)),
            duration("SHUTDOWN_GRACE", Duration.ZERO, YEAR).orElse(Duration.ofSeconds(10)),
            bool("STATIC_FOLLOW_SYMLINKS").orElse(false),
            integer("VALIDATION_STATUS", 400, 422).matching("400 or 422", form("400|422")).orElse(400L),
            integer("WEBSOCKET_MAX_MESSAGE", 1, Integer.MAX_VALUE).orElse(1024L * 1024),
            list("WEBSOCKET_ORIGINS").matching("'*', or origins such as https://app.example.org, without a path",
                    form("\\*|[A-Za-z][\\w+.-]*://[^/\\s?#]+")),
            duration("WEBSOCKET_PING_INTERVAL", Duration.ZERO, YEAR).orElse(Duration.ofSeconds(30)));

    private BuiltIns() {}

    private static Declaration timeout(String key) {
        return duration(key, Duration.ofMillis(1), YEAR);
    }

    private static Predicate<String> form(String regex) {
        return Pattern.compile(regex).asMatchPredicate();
    }
}
