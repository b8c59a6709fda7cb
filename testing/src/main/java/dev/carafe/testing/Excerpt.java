package dev.carafe.testing;

import java.nio.charset.StandardCharsets;

/** The start of a body, as a failed assertion shows it. */
final class Excerpt {
    private static final int SHOWN = 2048;

    private Excerpt() { }

    static String of(byte[] body) {
        int shown = Math.min(SHOWN, body.length);
        String text = new String(body, 0, shown, StandardCharsets.UTF_8);
        return shown == body.length ? text : text + "... (" + body.length + " bytes)";
    }
}
