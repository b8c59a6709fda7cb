package dev.carafe.http;

import dev.carafe.http.header.Accept;
import dev.carafe.http.header.ETag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the compressed copies next to a file: {@code app.css.br}, {@code app.css.zst} and {@code app.css.gz} for {@code app.css}. Static
 * folders serve them, and a handler may do so too:
 *
 * <pre>{@code
 * app.get("/report", req -> CompressedCopies.of(report).respond(req));
 * }</pre>
 *
 * <p>Each has its own entity tag, and ranges of its own bytes. Symbolic links, which may lead elsewhere, and copies older than the file are
 * ignored. Immutable.
 */
public final class CompressedCopies {
    /** The content codings and their file extensions, those with the smallest files first. */
    private static final String[][] CODINGS = {{"br", ".br"}, {"zstd", ".zst"}, {"gzip", ".gz"}};

    private final Path file;
    private final Map<String, Path> copies = new LinkedHashMap<>();

    private CompressedCopies(Path file) {
        this.file = file;
    }

    /** Finds the copies of a file. */
    public static CompressedCopies of(Path file) {
        CompressedCopies found = new CompressedCopies(file);
        for (String[] coding : CODINGS) {
            Path copy = file.resolveSibling(file.getFileName() + coding[1]);
            if (isCopy(copy, file)) {
                found.copies.put(coding[0], copy);
            }
        }
        return found;
    }

    private static boolean isCopy(Path copy, Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(copy, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() && attributes.lastModifiedTime().compareTo(Files.getLastModifiedTime(file)) >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns a {@linkplain Response#file file response} with the copy that the client prefers, or with the file itself. */
    public Response respond(Request request) {
        Response plain = Response.file(file);
        if (copies.isEmpty()) {
            return plain;
        }
        String coding = negotiated(request);
        Path copy = coding == null ? null : copies.get(coding);
        if (coding == null || copy == null) {
            return plain.vary("Accept-Encoding");
        }
        FileBody body = FileBody.of(copy);
        return Response.file(copy).contentType(MimeTypes.of(file.toString())).header("Content-Encoding", coding)
                .etag(ETag.strong(body.etag().value() + "-" + coding)).vary("Accept-Encoding");
    }

    private @Nullable String negotiated(Request request) {
        Accept accepted = Accept.encodings(String.join(",", request.headers().all("Accept-Encoding")));
        String best = accepted.best(copies.keySet().toArray(String[]::new));
        return best == null || accepted.quality("identity") > accepted.quality(best) ? null : best;
    }
}
