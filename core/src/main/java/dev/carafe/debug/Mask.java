package dev.carafe.debug;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Hides the values whose names say that they are nobody's business, and the passwords in URLs. */
final class Mask {
    private static final String HIDDEN = "(hidden)";
    private static final List<String> SECRETS = List.of("key", "secret", "token", "pass", "pwd", "cookie", "authorization", "credential");

    private Mask() { }

    /** The text of a named value; switches and null have nothing to hide. */
    static String of(String name, @Nullable Object value) {
        return Text.of(masked(name, value));
    }

    private static @Nullable Object masked(String name, @Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean bool -> bool;
            case Object secret when isSecret(name) -> HIDDEN;
            case Map<?, ?> map -> masked(map);
            case Collection<?> values -> masked(name, values);
            case CharSequence text -> url(text.toString());
            case Object other -> other;
        };
    }

    private static Map<String, @Nullable Object> masked(Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), masked(String.valueOf(name), value)));
        return copy;
    }

    private static List<@Nullable Object> masked(String name, Collection<?> values) {
        List<@Nullable Object> copy = new ArrayList<>();
        values.forEach(value -> copy.add(masked(name, value)));
        return copy;
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SECRETS.stream().anyMatch(lower::contains);
    }

    /** A query, with the values of such names hidden. */
    static String query(String query) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            pairs.add(equals >= 0 && isSecret(pair.substring(0, equals)) ? pair.substring(0, equals + 1) + HIDDEN : pair);
        }
        return String.join("&", pairs);
    }

    /** A URL without the password that may stand before its host: {@code postgres://ada:(hidden)@db/people}. */
    private static String url(String text) {
        int user = text.indexOf("://") + 3;
        int host = user < 3 ? -1 : text.indexOf('@', user);
        int password = host < 0 ? -1 : text.indexOf(':', user);
        return password >= 0 && password < host ? text.substring(0, password + 1) + HIDDEN + text.substring(host) : text;
    }
}
