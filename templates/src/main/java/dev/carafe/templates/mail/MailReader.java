package dev.carafe.templates.mail;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits the output of a mail template: headers up to the first blank line, then the body. Only the template's own text determines the
 * structure; a value is never a line end, a name or the border. A line in the headers with only tags, comments and empty values is ignored,
 * so a tag may have its own line.
 */
final class MailReader {
    private final String template;
    private final Values values;
    private final List<HeaderField> headers = new ArrayList<>();
    private String body = "";

    private MailReader(String template, Values values) {
        this.template = template;
        this.values = values;
    }

    static MailReader read(String template, String output, Values values) {
        MailReader reader = new MailReader(template, values);
        reader.split(output);
        return reader;
    }

    List<HeaderField> headers() {
        return headers;
    }

    String body() {
        return body;
    }

    /** Splits the output. Skips blank lines before the first header, which are the template's layout. */
    private void split(String output) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        while (start < output.length()) {
            int end = output.indexOf('\n', start);
            String line = output.substring(start, end < 0 ? output.length() : end);
            start = end < 0 ? output.length() : end + 1;
            String plain = line.replace(Values.TAG, "");
            if (!plain.isBlank() && !values.fill(plain).isBlank()) {
                unfold(plain, lines);
            } else if (line.isBlank() && !lines.isEmpty()) {
                break;
            }
        }
        body = values.fill(output.substring(start));
        Set<String> seen = new HashSet<>();
        for (String line : lines) {
            HeaderField field = field(line);
            if (!seen.add(field.name().toLowerCase(Locale.ROOT))) {
                throw field.error("stands twice.", null);
            }
            headers.add(field);
        }
    }

    private static void unfold(String line, List<String> lines) {
        boolean continues = !lines.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t');
        if (continues) {
            lines.add(lines.removeLast() + " " + line.strip());
        } else {
            lines.add(line.strip());
        }
    }

    private HeaderField field(String line) {
        int colon = line.indexOf(':');
        String name = colon < 0 ? "" : line.substring(0, colon);
        if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw unreadable(line);
        }
        return new HeaderField(name, values.pieces(line.substring(colon + 1)), template);
    }

    private MailHeaderException unreadable(String line) {
        for (Piece piece : values.pieces(line)) {
            if (piece instanceof Piece.Value value && !value.text().isBlank()) {
                return new MailHeaderException(Characters.quoted(values.fill(line)), "is no line of the form 'Name: value': a name can't"
                        + " come from a value. Write the name in the template, or in a macro of one.", value.template(), value.line());
            }
        }
        return new MailHeaderException(Characters.quoted(values.fill(line)), "is no line of the form 'Name: value'."
                + " Headers end at the first blank line.", template, 0);
    }
}
