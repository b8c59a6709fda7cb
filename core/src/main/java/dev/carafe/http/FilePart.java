package dev.carafe.http;

import dev.carafe.files.SafePath;
import dev.carafe.http.syntax.HeaderText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * An uploaded file. It is deleted when the request ends.
 *
 * <pre>{@code
 * FilePart photo = req.files().require("photo");
 * photo.saveTo(uploads.resolve(id + "-" + photo.safeFilename()));
 * }</pre>
 */
public final class FilePart {
    /** 255 less the character added before the name of a device. */
    private static final int MAX_NAME = 254;

    private final String name;
    private final String filename;
    private final @Nullable String contentType;
    private final Spool content;

    FilePart(String name, String filename, @Nullable String contentType, Spool content) {
        this.name = name;
        this.filename = filename;
        this.contentType = contentType;
        this.content = content;
    }

    /** Returns the name of the field. */
    public String name() {
        return name;
    }

    /**
     * Returns the file name as the client sent it. It can be any text, even a path that leads out of your folder; use
     * {@link #safeFilename()} to save the file.
     */
    public String filename() {
        return filename;
    }

    /**
     * Returns the name in a form that is safe in every file system, like Werkzeug's {@code secure_filename}: only letters without accents,
     * digits and {@code . _ -}, beginning with a letter or digit, not a device's name, at most 255 characters, never empty. Two files may
     * get the same name.
     */
    public String safeFilename() {
        String safe = strip(shorten(words(Normalizer.normalize(filename, Normalizer.Form.NFKD))));
        if (safe.isEmpty()) {
            return "file";
        }
        return SafePath.isDevice(safe) ? "_" + safe : safe;
    }

    /** Returns the legal characters, with one underscore for blanks and slashes between two words. */
    private static String words(String text) {
        StringBuilder words = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '\\' || Character.isWhitespace(c)) {
                gap = true;
            } else if (c < 0x80) {
                words.append(gap ? "_" : "");
                gap = false;
                if (HeaderText.isAlphanumeric(c) || "._-".indexOf(c) >= 0) {
                    words.append(c);
                }
            }
        }
        return words.toString();
    }

    private static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && "._".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && "._".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Shortens a name but keeps its extension. */
    private static String shorten(String text) {
        if (text.length() <= MAX_NAME) {
            return text;
        }
        int dot = text.lastIndexOf('.');
        String extension = dot < 0 || text.length() - dot > 20 ? "" : text.substring(dot);
        return text.substring(0, MAX_NAME - extension.length()) + extension;
    }

    /** Returns the content type that the client claims, or null. Don't rely on it. */
    public @Nullable String contentType() {
        return contentType;
    }

    /** Returns the length in bytes. */
    public long size() {
        return content.size();
    }

    /** Returns the whole content. Prefer {@link #stream()} for a large file. */
    public byte[] bytes() {
        try (InputStream in = stream()) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Opens the content from its start, any number of times. The caller closes the stream. */
    public InputStream stream() {
        try {
            return content.open();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Copies the content to a file, replacing an existing one. */
    public void saveTo(Path file) {
        try (InputStream in = stream()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    @Override
    public String toString() {
        return "FilePart[" + name + ", " + filename + ", " + size() + " bytes]";
    }
}
