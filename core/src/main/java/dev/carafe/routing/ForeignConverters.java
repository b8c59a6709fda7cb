package dev.carafe.routing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the converter for another framework's notation of a variable: a regular expression, or the name of a type. */
final class ForeignConverters {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("integer", "int"), Map.entry("long", "int"), Map.entry("number", "int"), Map.entry("double", "float"),
            Map.entry("decimal", "float"), Map.entry("guid", "uuid"), Map.entry("str", ""), Map.entry("text", ""), Map.entry("alpha", ""));
    private static final String DIGIT = "(?:\\\\d|\\[0-9]|\\[\\\\d])";
    private static final Pattern FIXED_DIGITS = Pattern.compile(DIGIT + "\\{([0-9]{1,4})}");
    private static final Pattern INT = Pattern.compile(
            "(?:" + DIGIT + "|\\[1-9]" + DIGIT + ")(?:[+*]|\\{[0-9]+,[0-9]*})?|\\[1-9]" + DIGIT + "\\*");
    private static final Pattern SIGNED_INT = Pattern.compile("-\\??" + DIGIT + "\\+");
    private static final Pattern FLOAT = Pattern.compile(DIGIT + "\\+(?:\\\\\\.|\\[.])" + DIGIT + "\\+");
    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9_-]+(?:\\|[A-Za-z0-9_-]+)+");
    private static final List<String> EVERYTHING = List.of(".*", ".+", ".*?", ".+?");
    private static final List<String> SEGMENT = List.of("", "[^/]+", "[^/]*", "[^/]+?", "[^\\/]+", "\\w+", "\\S+");

    private final Converters converters;
    private boolean pattern;

    ForeignConverters(Converters converters) {
        this.converters = converters;
    }

    /** Returns the converter as a rule names it; empty for text, which needs none. */
    String converter(String foreign) {
        String spec = withoutFrame(foreign.strip());
        String name = spec.split("\\(", 2)[0];
        String type = TYPES.get(spec.toLowerCase(Locale.ROOT));
        Matcher digits = FIXED_DIGITS.matcher(spec);
        if (converters.find(name) != null) {
            return name.equals("string") && spec.equals(name) ? "" : spec;
        } else if (type != null) {
            return type;
        } else if (digits.matches()) {
            return "int(fixed_digits=" + digits.group(1) + ")";
        } else if (INT.matcher(spec).matches()) {
            return "int";
        } else if (SIGNED_INT.matcher(spec).matches()) {
            return "int(signed=true)";
        } else if (FLOAT.matcher(spec).matches()) {
            return "float";
        } else if (EVERYTHING.contains(spec)) {
            return "path";
        } else if (WORDS.matcher(spec).matches()) {
            return "any(" + spec.replace("|", ", ") + ")";
        }
        pattern |= !SEGMENT.contains(spec);
        return "";
    }

    /** Returns whether a pattern had no matching converter. */
    boolean sawPattern() {
        return pattern;
    }

    private static String withoutFrame(String spec) {
        String inner = spec.startsWith("^") ? spec.substring(1) : spec;
        inner = inner.endsWith("$") ? inner.substring(0, inner.length() - 1) : inner;
        inner = inner.endsWith("?") && !inner.endsWith("*?") && !inner.endsWith("+?") ? inner.substring(0, inner.length() - 1) : inner;
        boolean group = inner.startsWith("(") && inner.endsWith(")");
        return group ? inner.substring(1, inner.length() - 1).replaceFirst("^\\?:", "") : inner;
    }
}
