package dev.carafe.templates.mail;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes the parameters of a MIME header: plain, in quotes or, if they are long or not ASCII, by RFC 2231. */
final class MimeParameters {
    private static final int LONGEST = 60;
    private static final String SAFE = "!#$&+.^_`{|}~-";

    private MimeParameters() {}

    static String encoded(Map<String, String> parameters) {
        StringBuilder out = new StringBuilder();
        parameters.forEach((name, value) -> {
            boolean ascii = value.chars().allMatch(c -> c >= ' ' && c <= '~') && !value.contains("=?");
            if (ascii && value.length() + name.length() <= LONGEST) {
                boolean token = !value.isEmpty() && value.chars().allMatch(c -> isSafe((char) c));
                add(out, name + "=" + (token ? value : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\""));
            } else {
                extended(out, name, value);
            }
        });
        return out.toString();
    }

    private static void add(StringBuilder out, String parameter) {
        out.append(";\r\n ").append(parameter);
    }

    /** Writes a value in sections that split no character, since some readers decode them one by one. */
    private static void extended(StringBuilder out, String name, String value) {
        StringBuilder section = new StringBuilder("UTF-8''");
        int sections = 0;
        for (int codePoint : value.codePoints().toArray()) {
            for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (b & 0xff);
                section.append(c < 0x80 && isSafe(c) ? String.valueOf(c) : "%%%02X".formatted((int) c));
            }
            if (section.length() + name.length() > LONGEST) {
                add(out, name + "*" + sections + "*=" + section);
                section.setLength(0);
                sections++;
            }
        }
        if (sections == 0) {
            add(out, name + "*=" + section);
        } else if (!section.isEmpty()) {
            add(out, name + "*" + sections + "*=" + section);
        }
    }

    private static boolean isSafe(char c) {
        return Phrase.isLetterOrDigit(c) || SAFE.indexOf(c) >= 0;
    }
}
