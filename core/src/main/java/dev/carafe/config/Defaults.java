package dev.carafe.config;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The built-in settings and their defaults: Quart's, then Carafe's own. */
final class Defaults {
    private Defaults() { }

    static void each(BiConsumer<String, @Nullable Object> setting) {
        setting.accept("APPLICATION_ROOT", null);
        setting.accept("BODY_TIMEOUT", Duration.ofSeconds(60));
        setting.accept("DEBUG", false);
        setting.accept("ENV", "production");
        setting.accept("JSONIFY_MIMETYPE", "application/json");
        setting.accept("JSONIFY_PRETTYPRINT_REGULAR", false);
        setting.accept("JSON_AS_ASCII", true);
        setting.accept("JSON_FLASK_FORMS", false);
        setting.accept("JSON_SORT_KEYS", true);
        setting.accept("MAX_CONTENT_LENGTH", 16L * 1024 * 1024);
        setting.accept("MAX_COOKIE_SIZE", 4093L);
        setting.accept("PERMANENT_SESSION_LIFETIME", Duration.ofDays(31));
        setting.accept("PREFER_SECURE_URLS", false);
        setting.accept("PROPAGATE_EXCEPTIONS", null);
        setting.accept("RESPONSE_TIMEOUT", Duration.ofSeconds(60));
        setting.accept("SECRET_KEY", null);
        setting.accept("SECRET_KEY_FALLBACKS", null);
        setting.accept("SEND_FILE_MAX_AGE_DEFAULT", Duration.ofHours(12));
        setting.accept("SERVER_NAME", null);
        setting.accept("SESSION_COOKIE_DOMAIN", null);
        setting.accept("SESSION_COOKIE_HTTPONLY", true);
        setting.accept("SESSION_COOKIE_NAME", "session");
        setting.accept("SESSION_COOKIE_PATH", null);
        setting.accept("SESSION_COOKIE_SAMESITE", null);
        setting.accept("SESSION_COOKIE_SECURE", false);
        setting.accept("SESSION_REFRESH_EACH_REQUEST", true);
        setting.accept("TEMPLATES_AUTO_RELOAD", null);
        setting.accept("TESTING", false);
        setting.accept("TRAP_HTTP_EXCEPTIONS", false);
        setting.accept("TRUSTED_HOSTS", null);

        setting.accept("ACCESS_LOG", null);
        setting.accept("CERTFILE", null);
        setting.accept("DEBUG_EDITOR", null);
        setting.accept("HEADER_TIMEOUT", Duration.ofSeconds(10));
        setting.accept("IDLE_TIMEOUT", Duration.ofSeconds(60));
        setting.accept("KEYFILE", null);
        setting.accept("MAX_CONCURRENT_REQUESTS", 2_000L);
        setting.accept("MAX_CONNECTIONS", 10_000L);
        setting.accept("SHUTDOWN_DRAIN", Duration.ofMillis(1_500));
        setting.accept("SHUTDOWN_GRACE", Duration.ofSeconds(10));
        setting.accept("STATIC_FOLLOW_SYMLINKS", false);
        setting.accept("WEBSOCKET_MAX_MESSAGE", 1024L * 1024);
        setting.accept("WEBSOCKET_ORIGINS", null);
        setting.accept("WEBSOCKET_PING_INTERVAL", Duration.ofSeconds(30));
    }

    static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        each((key, value) -> keys.add(key));
        return keys;
    }
}
