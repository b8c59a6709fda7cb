package dev.carafe.templates.engine.python;

import java.util.ArrayList;
import java.util.List;

/** The result of formatting, composed of pieces of the format and the values filled in. */
final class Formatted {
    private final String format;
    private final Site site;
    private final StringBuilder text = new StringBuilder();
    private final List<String> parts = new ArrayList<>();
    private int pieceStart;

    Formatted(String format, Site site) {
        this.format = format;
        this.site = site;
    }

    /** Appends a character of the format itself. */
    void own(char c) {
        text.append(c);
    }

    /** Appends a value filled in. */
    void filled(String value) {
        endPiece();
        text.append(value);
        if (site.tracesTexts()) {
            parts.add(value);
        }
        pieceStart = text.length();
        Limits.check(text.length());
    }

    private void endPiece() {
        if (site.tracesTexts() && text.length() > pieceStart) {
            String piece = text.substring(pieceStart);
            site.piece(piece, format);
            parts.add(piece);
        }
    }

    /** Returns the whole text, and tells the site its parts. */
    String end() {
        Limits.check(text.length());
        endPiece();
        return site.tracesTexts() ? site.composed(text.toString(), parts) : text.toString();
    }
}
