package dev.carafe.debug;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a class comes from.
 *
 * @param kind whose code it is
 * @param name the name of its module or jar; empty for a folder, whose name says nothing
 * @param place its folder, jar or source file; null if it has none
 */
record Origin(Kind kind, String name, @Nullable Path place) {
    /** Whose code a class is, the reader's own first. */
    enum Kind {
        /** The app's: compiled into a folder, or run as source. */
        OWN,
        /** A library's: in a jar. */
        LIBRARY,
        /** The JDK's, Carafe's, or the server's below it. */
        PLATFORM
    }

    private static final @Nullable Path CARAFE = place(Origin.class);

    static Origin of(@Nullable Class<?> type, StackTraceElement frame) {
        Path place = type == null ? null : place(type);
        if (place == null) {
            String module = frame.getModuleName();
            return new Origin(Kind.PLATFORM, module == null ? "generated classes" : module, null);
        }
        if (place.equals(CARAFE)) {
            return new Origin(Kind.PLATFORM, "carafe", place);
        }
        boolean jar = !Files.isDirectory(place) && !place.toString().endsWith(".java");
        if (!jar) {
            return new Origin(Kind.OWN, "", place);
        }
        String name = String.valueOf(place.getFileName()).replace(".jar", "");
        return new Origin(frame.getClassName().startsWith("io.helidon.") ? Kind.PLATFORM : Kind.LIBRARY, name, place);
    }

    private static @Nullable Path place(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        URL url = source == null ? null : source.getLocation();
        if (url == null || !url.getProtocol().equals("file")) {
            return null;
        }
        try {
            return new File(url.toURI()).toPath();
        } catch (URISyntaxException | IllegalArgumentException e) {
            return null;
        }
    }
}
