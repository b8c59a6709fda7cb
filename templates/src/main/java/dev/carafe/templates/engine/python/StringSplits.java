package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The string methods that split a string. */
public final class StringSplits {
    private StringSplits() {}

    static List<@Nullable Object> call(String s, String name, Arguments arguments) {
        return switch (name) {
            case "splitlines" -> lines(s, arguments.flag(0, "keepends", false));
            case "partition" -> partition(s, separator(arguments.text(0)), s.indexOf(arguments.text(0)), false);
            case "rpartition" -> partition(s, separator(arguments.text(0)), s.lastIndexOf(arguments.text(0)), true);
            default -> {
                Object separator = arguments.get(0, "sep", null);
                int limit = arguments.integer(1, "maxsplit", -1);
                boolean right = name.equals("rsplit");
                yield separator == null ? words(s, limit, right) : parts(s, Text.str(separator), limit, right);
            }
        };
    }

    private static String separator(String text) {
        if (text.isEmpty()) {
            throw new PythonException("empty separator");
        }
        return text;
    }

    private static List<@Nullable Object> parts(String s, String separator, int limit, boolean right) {
        separator(separator);
        List<@Nullable Object> parts = new ArrayList<>();
        String rest = s;
        for (int i = 0; i != limit; i++) {
            int found = right ? rest.lastIndexOf(separator) : rest.indexOf(separator);
            if (found < 0) {
                break;
            }
            parts.add(right ? rest.substring(found + separator.length()) : rest.substring(0, found));
            rest = right ? rest.substring(0, found) : rest.substring(found + separator.length());
        }
        parts.add(rest);
        if (right) {
            Collections.reverse(parts);
        }
        return parts;
    }

    private static List<@Nullable Object> words(String s, int limit, boolean right) {
        List<@Nullable Object> words = new ArrayList<>();
        String rest = Letters.strip(s, null, true, true);
        for (int i = 0; i != limit && !rest.isEmpty(); i++) {
            int gap = gap(rest, right);
            if (gap < 0) {
                break;
            }
            words.add(right ? rest.substring(gap + 1) : rest.substring(0, gap));
            rest = right ? Letters.strip(rest.substring(0, gap), null, false, true)
                    : Letters.strip(rest.substring(gap), null, true, false);
        }
        if (!rest.isEmpty()) {
            words.add(rest);
        }
        if (right) {
            Collections.reverse(words);
        }
        return words;
    }

    private static int gap(String text, boolean right) {
        int step = right ? -1 : 1;
        for (int i = right ? text.length() - 1 : 0; i >= 0 && i < text.length(); i += step) {
            if (Letters.isSpace(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Returns the lines, without an empty last one. */
    public static List<@Nullable Object> lines(String s, boolean keepEnds) {
        List<@Nullable Object> lines = new ArrayList<>();
        int start = 0;
        while (start < s.length()) {
            int end = start;
            while (end < s.length() && !endsLine(s.charAt(end))) {
                end++;
            }
            boolean pair = end + 1 < s.length() && s.charAt(end) == '\r' && s.charAt(end + 1) == '\n';
            int next = Math.min(s.length(), end + (pair ? 2 : 1));
            lines.add(s.substring(start, keepEnds ? next : end));
            start = next;
        }
        return lines;
    }

    private static boolean endsLine(char c) {
        return (c >= '\n' && c <= '\r') || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    private static Tuple partition(String s, String separator, int found, boolean right) {
        if (found < 0) {
            return right ? Tuple.of("", "", s) : Tuple.of(s, "", "");
        }
        return Tuple.of(s.substring(0, found), separator, s.substring(found + separator.length()));
    }
}
