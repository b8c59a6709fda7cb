package dev.carafe.templates.mail;

import org.jspecify.annotations.Nullable;

/** A part of a line: the template's own text, or a value in it. */
sealed interface Piece {
    String text();

    /** The template's own text. */
    record Literal(String text) implements Piece {}

    /** The output of a <code>{{ value }}</code>, with its place. */
    record Value(@Nullable Object value, String text, String template, int line) implements Piece {}
}
