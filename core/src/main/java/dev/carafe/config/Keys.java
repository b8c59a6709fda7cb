package dev.carafe.config;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names of settings. */
final class Keys {
    private static final Pattern WORD_END = Pattern.compile("[-.]|(?<=[\\p{Ll}\\d])(?=\\p{Lu})");

    private Keys() {}

    /** Returns whether a name can be a setting's, by the rule of Python's {@code isupper}: it has letters, and all are capitals. */
    static boolean isKey(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT)) && !name.equals(name.toLowerCase(Locale.ROOT));
    }

    /** Returns the key for a name in a Java style: {@code useTls}, {@code use-tls} and {@code use.tls} are {@code USE_TLS}. */
    static String of(String name) {
        return WORD_END.matcher(name).replaceAll("_").toUpperCase(Locale.ROOT);
    }
}
