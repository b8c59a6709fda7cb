package dev.carafe.http.header;

import dev.carafe.http.syntax.HeaderSyntax;
import dev.carafe.http.syntax.HeaderText;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The media type of a body: {@code text/html; charset=utf-8} (RFC 9110, section 8.3.1).
 *
 * <pre>{@code
 * MediaType type = req.mimetype();
 * if (type != null && type.isJson()) ...              // application/json, and application/anything+json
 * }</pre>
 *
 * <p>Immutable.
 *
 * @param type the first half, in lower case
 * @param subtype the second half, in lower case
 * @param parameters values by lower-case name, in order
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {
    /** Creates a media type. Copies the map. */
    public MediaType {
        parameters = parameters.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Parses the media type of a header; returns null if there is none. Malformed parameters are left out. */
    public static @Nullable MediaType parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        List<String> pieces = HeaderText.split(header, ';');
        String name = pieces.isEmpty() ? "" : HeaderText.lower(pieces.getFirst());
        int slash = name.indexOf('/');
        if (slash < 0 || !HeaderSyntax.isToken(name.substring(0, slash)) || !HeaderSyntax.isToken(name.substring(slash + 1))) {
            return null;
        }
        return new MediaType(name.substring(0, slash), name.substring(slash + 1), HeaderText.parameters(pieces, 1));
    }

    /** Returns type and subtype without parameters: {@code text/html}. */
    public String mimetype() {
        return type + '/' + subtype;
    }

    /** Returns the parameter {@code charset}, as it was sent, or null. */
    public @Nullable String charset() {
        return parameters.get("charset");
    }

    /** Returns whether it is {@code application/json} or some other {@code application/...+json}. */
    public boolean isJson() {
        return type.equals("application") && (subtype.equals("json") || subtype.endsWith("+json"));
    }

    /** Returns the media type as in a header. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(mimetype());
        parameters.forEach((name, value) -> text.append("; ").append(name).append('=').append(HeaderText.quote(value)));
        return text.toString();
    }
}
