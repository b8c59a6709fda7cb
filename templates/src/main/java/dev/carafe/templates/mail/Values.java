package dev.carafe.templates.mail;

import dev.carafe.templates.jinja.Finalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values of one render. In the output stands only a mark for each, so that no value can be taken for a part of the
 * template: a line end, a header's name, the border to the body.
 */
final class Values implements Finalizer {
    /** Noncharacters of Unicode: no text has them. */
    private static final char OPEN = '\uFDD0';
    private static final char CLOSE = '\uFDD1';

    private final List<Piece.Value> all = new ArrayList<>();

    @Override
    public String output(@Nullable Object value, String text, String template, int line) {
        all.add(new Piece.Value(value, text, template, line));
        return OPEN + Integer.toString(all.size() - 1) + CLOSE;
    }

    /** The output's own text and the values in it, in their order. */
    List<Piece> pieces(String output) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int open = output.indexOf(OPEN); open >= 0; open = output.indexOf(OPEN, open + 1)) {
            int close = output.indexOf(CLOSE, open);
            Piece.Value value = close < 0 ? null : value(output.substring(open + 1, close));
            if (value != null) {
                pieces.add(new Piece.Literal(output.substring(start, open)));
                pieces.add(value);
                start = close + 1;
            }
        }
        pieces.add(new Piece.Literal(output.substring(start)));
        return pieces;
    }

    /** The value of a mark; null if it is none, but such a character in the template's own text. */
    private Piece.@Nullable Value value(String mark) {
        boolean number = !mark.isEmpty() && mark.length() < 9 && mark.chars().allMatch(c -> c >= '0' && c <= '9');
        int index = number ? Integer.parseInt(mark) : Integer.MAX_VALUE;
        return index < all.size() ? all.get(index) : null;
    }

    /** The output with the values in their places. */
    String fill(String output) {
        StringBuilder filled = new StringBuilder();
        pieces(output).forEach(piece -> filled.append(piece.text()));
        return filled.toString();
    }
}
