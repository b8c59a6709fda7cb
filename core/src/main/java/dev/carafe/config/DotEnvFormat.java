package dev.carafe.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code .env} files by the rules of python-dotenv, as Flask does: {@code NAME=value} with optional quotes, comments and {@code
 * export}. A quoted value is always a text and may span several lines. {@code ${NAME}} is replaced by an earlier value of the file or by an
 * environment variable, in any kind of quotes.
 */
final class DotEnvFormat {
    private static final String GAP = "[^\\S\\r\\n]*";
    private static final Pattern SPACE = Pattern.compile("\\s*(?:#[^\\r\\n]*\\s*)*");
    private static final Pattern NAME = Pattern.compile("(?:export[^\\S\\r\\n]+)?(?:'([^']+)'|([^=#\\s]+))" + GAP + "=" + GAP);
    private static final Pattern VALUE = Pattern.compile(
            "(?s)'((?:[^'\\\\]++|\\\\.)*+)'|\"((?:[^\"\\\\]++|\\\\.)*+)\"|(?!['\"])([^\\r\\n]*)");
    private static final Pattern END = Pattern.compile(GAP + "(?:#[^\\r\\n]*)?(?:\\r\\n|\\n|\\r|\\z)");
    private static final Pattern COMMENT = Pattern.compile("\\s+#.*");
    private static final Pattern LITERAL_ESCAPE = Pattern.compile("\\\\([\\\\'])");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\'\"abfnrtv])");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]*)(?::-([^}]*))?}");

    private final Matcher matcher;
    private final String text;
    private final Map<String, String> environment;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private int position;

    private DotEnvFormat(String text, Map<String, String> environment) {
        this.text = text;
        this.environment = environment;
        this.matcher = SPACE.matcher(text);
    }

    static Map<String, Object> read(String text, Map<String, String> environment) {
        DotEnvFormat format = new DotEnvFormat(text, environment);
        format.read();
        return format.values;
    }

    private void read() {
        while (next(SPACE) && position < text.length()) {
            int start = position;
            if (!next(NAME)) {
                throw new IllegalArgumentException("line %d is no 'NAME=value'.".formatted(line(start)));
            }
            String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            boolean read = next(VALUE);
            MatchResult value = matcher.toMatchResult();
            if (!read || !next(END)) {
                throw new IllegalArgumentException(
                        "line %d: the quote is not closed, or something follows it.".formatted(line(start)));
            }
            put(name, value);
        }
    }

    private boolean next(Pattern pattern) {
        matcher.usePattern(pattern).region(position, text.length());
        boolean found = matcher.lookingAt();
        if (found) {
            position = matcher.end();
        }
        return found;
    }

    private long line(int start) {
        return text.substring(0, start).lines().count() + (start == 0 || "\r\n".indexOf(text.charAt(start - 1)) >= 0 ? 1 : 0);
    }

    private void put(String name, MatchResult value) {
        boolean free = value.group(3) != null;
        String expanded = VARIABLE.matcher(unescaped(value)).replaceAll(this::expanded);
        texts.put(name, expanded);
        values.put(name, free ? new FreeText(expanded) : expanded);
    }

    private static String unescaped(MatchResult value) {
        if (value.group(1) != null) {
            return LITERAL_ESCAPE.matcher(value.group(1)).replaceAll("$1");
        } else if (value.group(2) != null) {
            return ESCAPE.matcher(value.group(2)).replaceAll(DotEnvFormat::character);
        }
        return COMMENT.matcher(value.group(3)).replaceFirst("").stripTrailing();
    }

    private static String character(MatchResult escape) {
        return switch (escape.group(1)) {
            case "a" -> "\u0007";
            case "b" -> "\b";
            case "f" -> "\f";
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "v" -> "\u000B";
            default -> Matcher.quoteReplacement(escape.group(1));
        };
    }

    private String expanded(MatchResult variable) {
        String fallback = variable.group(2) == null ? "" : variable.group(2);
        String name = variable.group(1);
        return Matcher.quoteReplacement(texts.getOrDefault(name, environment.getOrDefault(name, fallback)));
    }
}
