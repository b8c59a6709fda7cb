package dev.carafe.templates.mail;

import java.net.URI;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The grammars of headers that are neither free text nor addresses. Their values are ASCII and never encoded (RFC 2047, section 5). A value
 * of the model is either a part between the template's brackets or complete with its own.
 */
enum HeaderSyntax {
    /** {@code <left@right>}, RFC 5322, section 3.6.4. */
    MESSAGE_ID(Patterns.ID, " ", "is one message id of the form <left@right>"),
    MESSAGE_IDS(Patterns.ID + "(?:[ \t]+" + Patterns.ID + ")*", " ", "is message ids of the form <left@right>, with blanks between them"),
    /** {@code <URI>, <URI>}, RFC 2369. */
    URIS(Patterns.URL + "(?:[ \t]*,[ \t]*" + Patterns.URL + ")*", ", ",
            "is URLs of the form <https://example.com/path>, with commas between them; encode a value by |urlencode"),
    URIS_OR_NO("NO|" + URIS.grammar, ", ", "is NO, or URLs of the form <mailto:list@example.com>, with commas between them"),
    ONE_CLICK("List-Unsubscribe=One-Click", ", ", "is List-Unsubscribe=One-Click (RFC 8058)"),
    /** {@code <bounces@example.com>}, or {@code <>} for a message whose delivery failures are not reported. */
    PATH("<>|<" + Patterns.EMAIL + ">|" + Patterns.EMAIL, ", ", "is one address of the form <name@domain>, or <>"),
    TOKENS("[ -~\t]*", ", ", "is ASCII only: its grammar knows no encoded words");

    private final Pattern grammar;
    private final String separator;
    private final String rule;

    HeaderSyntax(String grammar, String separator, String rule) {
        this.grammar = Pattern.compile(grammar);
        this.separator = separator;
        this.rule = rule;
    }

    /** Returns the value, which may be empty. Refuses one that does not match this grammar. */
    String read(HeaderField field) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : field.pieces()) {
            text.append(piece instanceof Piece.Value value ? value(value, field) : field.checked(piece.text(), null));
        }
        String value = text.toString().strip();
        if (!value.isEmpty() && !fits(value)) {
            throw error(field, value, field.lastValue());
        }
        return value;
    }

    private boolean fits(String value) {
        return grammar.matcher(value).matches() && (this != PATH || value.equals("<>") || isAddress(value.replaceAll("[<>]", "")));
    }

    private static boolean isAddress(String email) {
        try {
            return Address.of(email).name().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private String value(Piece.Value piece, HeaderField field) {
        String text = switch (piece.value()) {
            case Collection<?> items -> items.stream().map(item -> bracketed(String.valueOf(item))).collect(Collectors.joining(separator));
            case URI uri when field.pieces().stream().noneMatch(other -> other.text().contains("<")) -> bracketed(uri.toString());
            case null, default -> piece.text();
        };
        boolean whole = (text.indexOf('<') < 0 && text.indexOf('>') < 0) || this == TOKENS
                || piece.value() instanceof Collection || one().matcher(text.strip()).matches();
        if (!whole) {
            throw error(field, text, piece);
        }
        return field.checked(text, piece);
    }

    /** Returns the pattern of a single value: it may have all ids of a thread, but only one URL. */
    private Pattern one() {
        return this == URIS || this == URIS_OR_NO ? Patterns.ONE_URL : grammar;
    }

    private static String bracketed(String item) {
        return item.startsWith("<") ? item : "<" + item + ">";
    }

    private MailHeaderException error(HeaderField field, String value, Piece.@Nullable Value piece) {
        return field.error(rule + ", and not " + Characters.quoted(value) + ".", piece);
    }

    private static final class Patterns {
        static final String DOT_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*";
        static final String EMAIL = "[^@<>\\s]+@[^@<>\\s]+";
        static final String ID = "<" + DOT_ATOM + "@(?:" + DOT_ATOM + "|\\[[!-Z^-~]*\\])>";
        static final String URL = "<[A-Za-z][A-Za-z0-9+.-]*:(?![^>]*%(?![0-9A-Fa-f]{2}))[A-Za-z0-9._~:/?#\\[\\]@!$&'()*+,;=%-]+>";
        static final Pattern ONE_URL = Pattern.compile(URL);
    }
}
