package dev.carafe.templates.mail;

import org.jspecify.annotations.Nullable;

/** A part of a line: the template's own text, or a value in it. */
sealed interface Piece {
    String text();

    /** What the template says itself. */
    record Literal(String text) implements Piece {}

    /** What a <code>{{ value }}</code> put out, and where it stands. */
    record Value(@Nullable Object value, String text, String template, int line) implements Piece {}
}
