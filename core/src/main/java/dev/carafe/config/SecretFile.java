package dev.carafe.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A value in a file of its own, as containers provide secrets. It is read at each access. */
record SecretFile(Path path, String namedBy) {
    private static final String SUFFIX = "_FILE";

    /** Returns the key that a key such as {@code SECRET_KEY_FILE} sets from a file, or an empty text. */
    static String target(String key) {
        return key.endsWith(SUFFIX) ? key.substring(0, key.length() - SUFFIX.length()) : "";
    }

    /** Returns the text of the file without its trailing line breaks. */
    String text() {
        try {
            return SettingsFile.text(path).replaceFirst("[\r\n]+\\z", "");
        } catch (IOException e) {
            throw new ConfigException("The setting %s names the file '%s', which can't be read%s.".formatted(namedBy, path,
                    Files.exists(path) ? ": " + e : ", because there is none"), e);
        }
    }

    @Override
    public String toString() {
        return "the text of " + path;
    }
}
