package dev.carafe.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Prometheus' text format 0.0.4, and fails at every line that is none of it. */
final class PrometheusText {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.*)");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)\\})? (NaN|[+-]?Inf|-?[0-9.]+(?:[eE][+-]?[0-9]+)?)(?: -?[0-9]+)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\n\"])*)\",?");

    private final Map<String, String> types = new LinkedHashMap<>();
    private final Map<String, Double> samples = new LinkedHashMap<>();

    private PrometheusText() { }

    static PrometheusText parse(String text) {
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("The last line has no line feed.");
        }
        PrometheusText parsed = new PrometheusText();
        text.lines().forEach(parsed::read);
        return parsed;
    }

    private void read(String line) {
        Matcher comment = COMMENT.matcher(line);
        if (comment.matches()) {
            if (comment.group(1).equals("TYPE") && types.put(comment.group(2), comment.group(3)) != null) {
                throw new IllegalArgumentException("A second type: " + line);
            }
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalArgumentException("No line of the format: " + line);
        }
        String key = sample.group(1) + labels(sample.group(2), line);
        if (samples.put(key, Double.valueOf(sample.group(3).replace("Inf", "Infinity"))) != null) {
            throw new IllegalArgumentException("The same series twice: " + line);
        }
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new TreeMap<>();
        if (text != null) {
            Matcher label = LABEL.matcher(text);
            int end = 0;
            while (label.find() && label.start() == end) {
                labels.put(label.group(1), label.group(2));
                end = label.end();
            }
            if (end != text.length()) {
                throw new IllegalArgumentException("No labels: " + line);
            }
        }
        return labels;
    }

    String type(String metric) {
        return types.get(metric);
    }

    Map<String, Double> samples() {
        return samples;
    }

    /** The value of a series, such as {@code jvm_threads_live_threads{}}; its labels in alphabetical order. */
    Double value(String series) {
        return samples.get(series);
    }
}
