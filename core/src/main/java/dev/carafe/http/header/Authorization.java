package dev.carafe.http.header;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.http.syntax.HeaderSyntax;
import dev.carafe.http.syntax.HeaderText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The credentials of an {@code Authorization} header (RFC 9110, section 11.6.2).
 *
 * <pre>{@code
 * Authorization credentials = req.authorization();
 * if (credentials == null || !"alice".equals(credentials.username())) {
 *     abort(401);
 * }
 * }</pre>
 *
 * <p>They are unverified. Immutable; {@link #toString()} hides the secrets.
 *
 * @param type the scheme in lower case: {@code basic}, {@code bearer}, {@code digest}
 * @param username the user of Basic credentials, null for another scheme
 * @param password the password of Basic credentials, which may contain colons; null for another scheme
 * @param token the token of a scheme like Bearer, null for Basic and for a scheme with parameters
 * @param parameters the parameters of a scheme like Digest, by lower-case name; empty for another scheme
 */
public record Authorization(
        String type, @Nullable String username, @Nullable String password, @Nullable String token,
        Map<String, String> parameters) {

    /** Creates credentials. Copies the map. */
    public Authorization {
        parameters = Map.copyOf(parameters);
    }

    /** Parses the credentials of a header; returns null if there are none or they are malformed. */
    public static @Nullable Authorization parse(@Nullable String header) {
        String text = header == null ? "" : header.strip();
        int blank = text.indexOf(' ');
        if (blank < 0 || !HeaderSyntax.isToken(text.substring(0, blank))) {
            return null;
        }
        String type = HeaderText.lower(text.substring(0, blank));
        String rest = text.substring(blank).strip();
        if (type.equals("basic")) {
            return basic(rest);
        }
        if (isToken68(rest)) {
            return new Authorization(type, null, null, rest, Map.of());
        }
        Map<String, String> parameters = HeaderText.parameters(HeaderText.split(rest, ','), 0);
        return parameters.isEmpty() ? null : new Authorization(type, null, null, null, parameters);
    }

    private static @Nullable Authorization basic(String base64) {
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            String pair = UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
            int colon = pair.indexOf(':');
            return colon < 0 ? null
                    : new Authorization("basic", pair.substring(0, colon), pair.substring(colon + 1), null, Map.of());
        } catch (IllegalArgumentException | CharacterCodingException notUsable) {
            return null;
        }
    }

    /** Returns whether a text is RFC 9110's token68: one word, perhaps with trailing equals signs, rather than a list of parameters. */
    private static boolean isToken68(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '=') {
            end--;
        }
        for (int i = 0; i < end; i++) {
            if (!HeaderText.isAlphanumeric(text.charAt(i)) && "-._~+/".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return end > 0;
    }

    /** Returns the scheme and, for Basic, the user. */
    @Override
    public String toString() {
        return username == null ? "Authorization[" + type + "]" : "Authorization[" + type + ", " + username + "]";
    }
}
