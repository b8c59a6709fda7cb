package dev.carafe.testing;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the curl command that repeats a request, for a shell such as bash. */
final class Curl {
    private static final int MAX_BODY = 4096;

    private final StringBuilder command = new StringBuilder("curl -i --globoff --path-as-is");

    private Curl() { }

    /** Returns the command. A body of more than 4 KB, or with a NUL, has to be put into a file first. */
    static String command(SentRequest request, URI server) {
        Curl curl = new Curl();
        curl.method(request);
        for (Map.Entry<String, String> field : request.headers()) {
            curl.header(field.getKey(), field.getValue());
        }
        byte[] content = request.content();
        if (content != null) {
            curl.body(content, request.headers().contains("Content-Type"));
        }
        return curl.argument("", server + request.target()).command.toString();
    }

    private void method(SentRequest request) {
        if (request.isHead()) {
            command.append(" --head");
        } else if (!request.method().equals("GET") || request.content() != null) {
            argument("-X ", request.method());
        }
    }

    /** Adds a header field, unless curl sends it by itself. */
    private void header(String name, String value) {
        boolean implied = name.equalsIgnoreCase("Content-Length") || (name.equalsIgnoreCase("Host") && value.equals("localhost"));
        if (!implied) {
            argument("-H ", value.isEmpty() ? name + ";" : name + ": " + value);
        }
    }

    private void body(byte[] content, boolean typed) {
        if (!typed) {
            argument("-H ", "Content-Type:");
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        if (content.length > MAX_BODY || text.indexOf('\0') >= 0) {
            command.append(" --data-binary @body");
        } else if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
            argument("--data-raw ", text);
        } else {
            command.append(" --data-raw ").append(escaped(text));
        }
    }

    private Curl argument(String option, String value) {
        command.append(' ').append(option).append('\'').append(value.replace("'", "'\\''")).append('\'');
        return this;
    }

    /** Escapes arbitrary bytes for bash. */
    private static String escaped(String bytes) {
        StringBuilder text = new StringBuilder("$'");
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            switch (c) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\'', '\\' -> text.append('\\').append(c);
                default -> text.append(c >= ' ' && c < 127 ? String.valueOf(c) : "\\x%02x".formatted((int) c));
            }
        }
        return text.append('\'').toString();
    }
}
