package dev.carafe.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks the settings before an app starts, for what can't be used and for what is probably a mistake. */
final class StartCheck {
    private static final Map<String, String> NO_EFFECT = Map.of(
            "EXPLAIN_TEMPLATE_LOADING", "the error of a missing template names all the places that were tried",
            "MAX_COOKIE_SIZE", "a cookie of more than 4,096 bytes is always refused where it is made",
            "PRESERVE_CONTEXT_ON_EXCEPTION", "a request ends with its response",
            "PROPAGATE_EXCEPTIONS", "a test client throws exceptions on by propagateExceptions()",
            "SHUTDOWN_TIMEOUT", "set SHUTDOWN_GRACE",
            "TRAP_BAD_REQUEST_ERRORS", "an HttpException is always a response; app.error(400, ...) makes another one",
            "TRAP_HTTP_EXCEPTIONS", "an HttpException is always a response; app.error(HttpException.class, ...) makes another one",
            "USE_X_SENDFILE", "files are sent by the server itself");

    private final Config config;

    StartCheck(Config config) {
        this.config = config;
    }

    /** Returns sentences about settings that are valid by themselves but can't be used together. */
    List<String> conflicts() {
        List<String> conflicts = new ArrayList<>();
        String name = text("SESSION_COOKIE_NAME");
        String domain = text("SESSION_COOKIE_DOMAIN");
        String path = text("SESSION_COOKIE_PATH") != null ? text("SESSION_COOKIE_PATH") : text("APPLICATION_ROOT");
        if (startsWith(name, "__host-") && (domain != null || (path != null && !path.equals("/")))) {
            conflicts.add(("SESSION_COOKIE_NAME is '%s', and browsers keep such a cookie only without a domain and for the path '/'. "
                    + "Set SESSION_COOKIE_DOMAIN to null and SESSION_COOKIE_PATH to '/', or begin the name with __Secure-.")
                    .formatted(name));
        }
        return conflicts;
    }

    List<String> warnings(Iterable<Setting> settings, Set<String> known) {
        List<String> warnings = new ArrayList<>();
        for (Setting setting : settings) {
            if (known.contains(setting.key())) {
                continue;
            }
            String reason = NO_EFFECT.get(setting.key());
            if (reason == null) {
                Spelling.nearest(setting.key(), known).map(setting::mistakenFor).ifPresent(warnings::add);
            } else if (setting.value() != null && !"false".equalsIgnoreCase(setting.value().toString())) {
                warnings.add("The setting %s is one of Flask's or Quart's that has no effect here: %s."
                        .formatted(setting.named(), reason));
            }
        }
        String rule = secureOnly();
        if (rule != null && !config.getBoolean("SESSION_COOKIE_SECURE")) {
            warnings.add(rule + ", and browsers keep such a cookie only if it is secure, so it is sent as one. "
                    + "Set SESSION_COOKIE_SECURE to true.");
        }
        return warnings;
    }

    private @Nullable String secureOnly() {
        String name = text("SESSION_COOKIE_NAME");
        if ("none".equalsIgnoreCase(text("SESSION_COOKIE_SAMESITE"))) {
            return "SESSION_COOKIE_SAMESITE is None";
        } else if (Boolean.TRUE.equals(config.get("SESSION_COOKIE_PARTITIONED"))) {
            return "SESSION_COOKIE_PARTITIONED is true";
        }
        return startsWith(name, "__host-") || startsWith(name, "__secure-") ? "SESSION_COOKIE_NAME is '%s'".formatted(name) : null;
    }

    private static boolean startsWith(@Nullable String name, String prefix) {
        return name != null && name.toLowerCase(Locale.ROOT).startsWith(prefix);
    }

    /** Returns the text of a setting, or null if it is not set or another check reports it. */
    private @Nullable String text(String key) {
        return config.get(key) instanceof String text ? text : null;
    }
}
