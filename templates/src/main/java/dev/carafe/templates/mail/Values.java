package dev.carafe.templates.mail;

import dev.carafe.templates.jinja.Finalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one render. The output has only a placeholder for each, so no value can be mistaken for a part of the template: a line end,
 * a header's name, the border to the body.
 *
 * <p>Text of the template stays text of the template on its way through variables, macros and {@code ~}. Its origin is known by the
 * identity of the string: a value of the model is never the same object as a literal or as the output of a macro.
 */
final class Values implements Finalizer {
    /** Noncharacters of Unicode, which no text has. */
    private static final char OPEN = '\uFDD0';
    private static final char CLOSE = '\uFDD1';

    /** The placeholder of a tag in the output. */
    static final String TAG = "" + OPEN + CLOSE;

    private final List<Piece.Value> all = new ArrayList<>();
    private final Set<String> literals = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<String, String> captured = new IdentityHashMap<>();
    private final IdentityHashMap<String, List<String>> composed = new IdentityHashMap<>();

    @Override
    public String output(@Nullable Object value, String text, String template, int line) {
        String output = captured.get(text);
        if (output != null) {
            return TAG + output + TAG;
        }
        List<String> parts = composed.get(text);
        if (parts != null) {
            StringBuilder marked = new StringBuilder(TAG);
            parts.forEach(part -> marked.append(output(part, part, template, line)));
            return marked.toString();
        }
        if (literals.contains(text)) {
            return TAG + text + TAG;
        }
        all.add(new Piece.Value(value, text, template, line));
        return OPEN + Integer.toString(all.size() - 1) + CLOSE;
    }

    @Override
    public String block(@Nullable Object value, String text, String template, int line) {
        return output(value, text, template, line);
    }

    @Override
    public String tag() {
        return TAG;
    }

    @Override
    public String captured(String output) {
        String filled = fill(output);
        captured.put(filled, output);
        return filled;
    }

    @Override
    public void composed(String text, List<String> parts) {
        composed.put(text, parts);
    }

    @Override
    public void piece(String piece, String whole) {
        if (literals.contains(whole)) {
            literals.add(piece);
        }
    }

    @Override
    public void literals(Set<String> more) {
        literals.addAll(more);
    }

    /** Returns the output's own text and the values in it, in order. */
    List<Piece> pieces(String output) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int open = output.indexOf(OPEN); open >= 0; open = output.indexOf(OPEN, open + 1)) {
            int close = output.indexOf(CLOSE, open);
            boolean tag = close == open + 1;
            Piece.Value value = close < 0 || tag ? null : value(output.substring(open + 1, close));
            if (value != null || tag) {
                pieces.add(new Piece.Literal(output.substring(start, open)));
                start = close + 1;
            }
            if (value != null) {
                pieces.add(value);
            }
        }
        pieces.add(new Piece.Literal(output.substring(start)));
        return pieces;
    }

    /** Returns the value of a placeholder, or null if the template's own text has such a character. */
    private Piece.@Nullable Value value(String mark) {
        boolean number = mark.length() < 9 && mark.chars().allMatch(c -> c >= '0' && c <= '9');
        int index = number ? Integer.parseInt(mark) : Integer.MAX_VALUE;
        return index < all.size() ? all.get(index) : null;
    }

    /** Returns the output with its values filled in; always a new string. */
    String fill(String output) {
        StringBuilder filled = new StringBuilder();
        pieces(output).forEach(piece -> filled.append(piece.text()));
        return filled.toString();
    }
}
