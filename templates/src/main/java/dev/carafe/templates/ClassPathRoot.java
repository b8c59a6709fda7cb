package dev.carafe.templates;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Templates on the class path. */
final class ClassPathRoot implements TemplateRoot {
    private final String prefix;

    /** Has the templates of a folder, whose name ends in a slash. */
    ClassPathRoot(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public @Nullable TemplateSource find(String name) {
        String plain = TemplateRoot.normalized(name);
        URL url = plain != null ? loader().getResource(prefix + plain) : null;
        if (url == null) {
            return null;
        }
        if (url.getProtocol().equals("file")) {
            Path path = Path.of(URI.create(url.toString()));
            return Files.isRegularFile(path) ? FileSource.of(path) : null;
        }
        try (InputStream in = url.openStream()) {
            return TemplateSource.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read the template " + url + ".", e);
        }
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : ClassPathRoot.class.getClassLoader();
    }

    @Override
    public String toString() {
        return "class path " + prefix;
    }
}
