package dev.carafe.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code .env} files: a shell's assignments of variables, {@code NAME=value}, with quotes and comments, and an {@code export} if
 * need be. A value takes one line; {@code \n} in double quotes is a line break.
 */
final class DotEnvFormat {
    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export\\s+)?([^\\s=]+)\\s*=\\s*(.*)");
    private static final String COMMENT = "\\s*(?:\\s#.*)?";
    private static final Pattern LITERAL = Pattern.compile("'([^']*)'" + COMMENT);
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]++|\\\\.)*+)\"" + COMMENT);
    private static final Pattern ESCAPE = Pattern.compile("\\\\([nrt\"\\\\$])");

    private DotEnvFormat() {}

    static Map<String, @Nullable Object> read(String text) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            Matcher assignment = ASSIGNMENT.matcher(line);
            if (assignment.matches()) {
                values.put(assignment.group(1), Variables.value(unquoted(assignment.group(2), number)));
            } else if (!line.isEmpty() && !line.startsWith("#")) {
                throw new IllegalArgumentException("line %d is no 'NAME=value'.".formatted(number));
            }
        }
        return values;
    }

    private static String unquoted(String value, int line) {
        Matcher literal = LITERAL.matcher(value);
        Matcher quoted = QUOTED.matcher(value);
        if (literal.matches()) {
            return literal.group(1);
        } else if (quoted.matches()) {
            return ESCAPE.matcher(quoted.group(1)).replaceAll(DotEnvFormat::unescaped);
        } else if (value.startsWith("'") || value.startsWith("\"")) {
            throw new IllegalArgumentException("line %d: the quote is not closed, or something follows it.".formatted(line));
        }
        int comment = value.startsWith("#") ? 0 : value.indexOf(" #");
        return comment < 0 ? value : value.substring(0, comment).strip();
    }

    private static String unescaped(MatchResult escape) {
        return switch (escape.group(1)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            default -> Matcher.quoteReplacement(escape.group(1));
        };
    }
}
