package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.Letters;
import org.jspecify.annotations.Nullable;

/** Turns HTML into plain text: drops comments and tags, decodes entities, and collapses white space. */
final class Tags {
    private static final String[] ENTITIES =
            {"lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", "\u00a0", "copy", "\u00a9", "hellip", "\u2026", "amp", "&"};

    private Tags() {}

    static String strip(String html) {
        String text = without(without(html, "<!--", "-->"), "<", ">");
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Letters.isSpace(c)) {
                joined.append(c);
            } else if (!joined.isEmpty() && joined.charAt(joined.length() - 1) != ' ') {
                joined.append(' ');
            }
        }
        return unescape(joined.toString().stripTrailing());
    }

    private static String without(String text, String open, String close) {
        StringBuilder rest = new StringBuilder();
        int done = 0;
        for (int start = text.indexOf(open); start >= 0; start = text.indexOf(open, done)) {
            int end = text.indexOf(close, start);
            if (end < 0) {
                break;
            }
            rest.append(text, done, start);
            done = end + close.length();
        }
        return rest.append(text, done, text.length()).toString();
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder();
        int done = 0;
        for (int start = text.indexOf('&'); start >= 0; start = text.indexOf('&', Math.max(done, start + 1))) {
            int end = text.indexOf(';', start);
            String character = end < 0 || end - start > 10 ? null : character(text.substring(start + 1, end));
            if (character != null) {
                plain.append(text, done, start).append(character);
                done = end + 1;
            }
        }
        return plain.append(text, done, text.length()).toString();
    }

    private static @Nullable String character(String entity) {
        for (int i = 0; i < ENTITIES.length; i += 2) {
            if (ENTITIES[i].equals(entity)) {
                return ENTITIES[i + 1];
            }
        }
        if (entity.length() < 2 || entity.charAt(0) != '#') {
            return null;
        }
        boolean hex = Character.toLowerCase(entity.charAt(1)) == 'x';
        try {
            int code = Integer.parseInt(entity.substring(hex ? 2 : 1), hex ? 16 : 10);
            return Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
