package dev.carafe.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.http.syntax.HeaderText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The media types of files by extension, from the table {@code mime.types} next to this class. */
final class MimeTypes {
    private static final Map<String, String> BY_EXTENSION = table();

    private MimeTypes() {}

    /** Returns the content type of a file, with {@code charset=utf-8} for text, or {@code application/octet-stream} if it is unknown. */
    static String of(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String extension = dot < 0 ? "" : HeaderText.lower(fileName.substring(dot + 1));
        return BY_EXTENSION.getOrDefault(extension, "application/octet-stream");
    }

    private static Map<String, String> table() {
        Map<String, String> types = new HashMap<>();
        try (InputStream file = Objects.requireNonNull(MimeTypes.class.getResourceAsStream("mime.types"), "mime.types");
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> words = HeaderText.split(line, ' ');
                for (String extension : words.subList(Math.min(1, words.size()), words.size())) {
                    String type = words.getFirst();
                    types.put(extension, type.startsWith("text/") ? type + "; charset=utf-8" : type);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Map.copyOf(types);
    }
}
