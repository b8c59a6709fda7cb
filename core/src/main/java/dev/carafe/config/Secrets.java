package dev.carafe.config;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Masks named values, such as settings, so that they can be shown: without keys, passwords and the like, and on one line each. */
public final class Secrets {
    private static final String WORDS = "key|secret|token|pass|pwd|credential|authorization";
    private static final Pattern NAME = Pattern.compile("(?i)" + WORDS);
    private static final Pattern USER_INFO = Pattern.compile("(://[^\\s:/?#@]*:)\\S*@");
    private static final Pattern PARAMETER = Pattern.compile("(?i)(\\w*(?:" + WORDS + ")\\w*=)[^\\s&;]+");
    private static final String MASK = "***";

    private Secrets() {}

    /** Returns whether a name says that its value is secret. */
    static boolean isSecret(String name) {
        return NAME.matcher(name).find();
    }

    /**
     * Returns the text of a value. Masks it if its name says that it is secret, and masks passwords in URLs. A number can be secret, but
     * null, true, false and an empty value can't.
     */
    public static String masked(String name, @Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + masked(name + "." + entry.getKey(), entry.getValue()))
                    .collect(joining(", ", "{", "}"));
            case Collection<?> collection -> collection.stream()
                    .map(element -> masked(name, element))
                    .collect(joining(", ", "[", "]"));
            case null -> "null";
            case Object other -> masked(name, other.toString());
        };
    }

    private static String masked(String name, String text) {
        boolean harmless = text.isEmpty() || text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false");
        if (isSecret(name) && !harmless) {
            return MASK;
        }
        String shown = USER_INFO.matcher(text).replaceAll("$1" + MASK + "@");
        return PARAMETER.matcher(shown).replaceAll("$1" + MASK).replace("\n", "\\n").replace("\r", "\\r");
    }
}
