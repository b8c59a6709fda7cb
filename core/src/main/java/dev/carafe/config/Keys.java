package dev.carafe.config;

import java.util.Locale;

/** The names of settings. */
final class Keys {
    private Keys() {}

    /** Whether a name is one of a setting, by the rule of Python's {@code isupper}: it has letters, and all are capitals. */
    static boolean isKey(String name) {
        return name.equals(name.toUpperCase(Locale.ROOT)) && !name.equals(name.toLowerCase(Locale.ROOT));
    }
}
