package dev.carafe.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Reads formats of {@code NAME = value} lines, whose values are texts. */
final class LineFormats {
    private LineFormats() {}

    /**
     * Reads the format of Python's {@code configparser}, without continuation lines. Ignores headings such as {@code [app]}, and lines that
     * begin with {@code #} or {@code ;} as comments.
     */
    static Map<String, String> ini(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().map(String::strip).toList()) {
            number++;
            boolean heading = line.startsWith("[") && line.endsWith("]");
            if (line.isEmpty() || line.startsWith("#") || line.startsWith(";") || heading) {
                continue;
            }
            int end = nameEnd(line);
            if (end < 1) {
                throw new IllegalArgumentException("line %d is no 'NAME = value'.".formatted(number));
            }
            values.put(line.substring(0, end).strip(), line.substring(end + 1).strip());
        }
        return values;
    }

    private static int nameEnd(String line) {
        int equals = line.indexOf('=');
        int colon = line.indexOf(':');
        return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
    }

    /** Reads the format of {@link Properties}, in UTF-8. */
    static Properties properties(String text) throws IOException {
        try {
            return loaded(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("line %d: %s".formatted(lineThatFails(text.lines().toList()), e.getMessage()), e);
        }
    }

    private static Properties loaded(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        return properties;
    }

    /** Finds the malformed line. The JDK does not report it, but it is the first one with which the text can no longer be read. */
    private static int lineThatFails(List<String> lines) throws IOException {
        int count = 0;
        try {
            while (count < lines.size()) {
                count++;
                loaded(String.join("\n", lines.subList(0, count)));
            }
        } catch (IllegalArgumentException e) {
            // this one
        }
        return count;
    }
}
