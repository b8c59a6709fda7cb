package dev.carafe.routing;

import java.util.ArrayList;
import java.util.List;

/**
 * One edge of the tree: a rule's part for one segment of the path. From the first variable that spans slashes, the rest of a rule is one
 * segment, the tail. A tail's final slash is not among its pieces.
 *
 * <p>Segments are ordered by rank: more fixed texts first, then longer ones, then more variables, then lower weights; equal ones
 * stay in the order they were added (Werkzeug's rule).
 */
final class Segment {
    static final int NO = -1;

    private final List<Piece> pieces;
    private final boolean tail;
    private final boolean finalSlash;
    private final Split split;
    private final int variables;

    private Segment(List<Piece> pieces, boolean tail, boolean finalSlash) {
        this.pieces = List.copyOf(pieces);
        this.tail = tail;
        this.finalSlash = finalSlash;
        this.split = split(this.pieces);
        this.variables = weights().size();
    }

    /** Splits a rule at its slashes. The part before the first one is not a segment. */
    static List<Segment> of(List<Piece> rule) {
        List<Segment> segments = new ArrayList<>();
        List<Piece> pieces = new ArrayList<>();
        boolean tail = false;
        for (Piece piece : rule) {
            if (piece instanceof Piece.Literal literal && !tail) {
                String[] texts = literal.text().split("/", -1);
                addLiteral(pieces, texts[0]);
                for (int i = 1; i < texts.length; i++) {
                    segments.add(new Segment(pieces, false, false));
                    pieces.clear();
                    addLiteral(pieces, texts[i]);
                }
            } else {
                pieces.add(piece);
                tail |= piece instanceof Piece.Placeholder variable && variable.converter().spansSlashes();
            }
        }
        boolean finalSlash = tail && removeFinalSlash(pieces);
        segments.add(new Segment(pieces, tail, finalSlash));
        if (finalSlash) {
            segments.add(new Segment(List.of(), false, false));
        }
        return List.copyOf(segments.subList(1, segments.size()));
    }

    private static Split split(List<Piece> pieces) {
        String before = "";
        String after = "";
        List<Piece.Placeholder> placeholders = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Placeholder placeholder -> placeholders.add(placeholder);
                case Piece.Literal literal when placeholders.isEmpty() -> before = literal.text();
                case Piece.Literal literal -> after = literal.text();
            }
        }
        return placeholders.size() == 1
                ? new Split.SingleVariable(before, placeholders.getFirst().shape(), after)
                : new SeveralVariables(pieces);
    }

    private static boolean removeFinalSlash(List<Piece> pieces) {
        if (pieces.getLast() instanceof Piece.Literal last && last.text().endsWith("/")) {
            pieces.removeLast();
            addLiteral(pieces, last.text().substring(0, last.text().length() - 1));
            return true;
        }
        return false;
    }

    private static void addLiteral(List<Piece> pieces, String text) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Literal(text));
        }
    }

    /** Returns whether the segment has no variables. */
    boolean isFixed() {
        return variables == 0;
    }

    /** Returns the text of a fixed segment. */
    String text() {
        return pieces.isEmpty() ? "" : ((Piece.Literal) pieces.getFirst()).text();
    }

    /** Returns what two rules must have in common here to share the rest of the tree. */
    Object identity() {
        List<Object> identities = new ArrayList<>();
        for (Piece piece : pieces) {
            identities.add(piece.identity());
        }
        return List.of(tail, finalSlash, identities);
    }

    /** Returns whether this certainly takes every text that the other takes, followed by the same rest. */
    boolean covers(Segment other) {
        if (isFixed()) {
            return other.isFixed() && text().equals(other.text());
        }
        if (isOnly(Shape.Text.SEGMENT)) {
            return !other.tail && !(other.isFixed() && other.text().isEmpty());
        }
        if (other.isFixed()) {
            return !tail && takes(other.text());
        }
        if (tail != other.tail || finalSlash != other.finalSlash || pieces.size() != other.pieces.size()) {
            return false;
        }
        // Several variables may split a text differently from the other segment's, and then refuse a value.
        boolean exactly = variables > 1 && !pieces.stream().allMatch(Piece::takesItsShape);
        for (int i = 0; i < pieces.size(); i++) {
            if (!pieces.get(i).covers(other.pieces.get(i), exactly)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether this takes the whole rest of the path, and so the other segment and everything after it. */
    boolean coversAllAfter(Segment other) {
        return isOnly(new Shape.Rest()) && !finalSlash && other.beginsInsideItsSegment();
    }

    /**
     * Returns whether the value starts within its segment. A string may begin with an encoded slash there, but the rest of a path may not.
     */
    private boolean beginsInsideItsSegment() {
        return !pieces.isEmpty() && (pieces.getFirst() instanceof Piece.Literal
                || (pieces.getFirst() instanceof Piece.Placeholder first && !(first.shape() instanceof Shape.Text)));
    }

    /** Returns whether this is a single variable without fixed text that takes every text of a shape. */
    private boolean isOnly(Shape shape) {
        return pieces.size() == 1 && pieces.getFirst().takesItsShape()
                && pieces.getFirst() instanceof Piece.Placeholder only && only.shape().equals(shape);
    }

    private boolean takes(String text) {
        int[] spans = new int[2 * variables];
        if (!split.match(text, 0, text.length(), spans, 0)) {
            return false;
        }
        int value = 0;
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Placeholder placeholder) {
                String part = text.substring(spans[2 * value], spans[2 * value + 1]);
                if (!(placeholder.converter() instanceof BuiltIn<?> builtIn) || builtIn.parse(part) == null) {
                    return false;
                }
                value++;
            }
        }
        return true;
    }

    /** Returns the number of values. */
    int variables() {
        return variables;
    }

    /**
     * Where the next segment begins if this one takes the path from {@code from}, where the path's segment ends at {@code end};
     * past the end of the path if none is left; {@link #NO} if it does not match. The regions of the values go to {@code spans}.
     */
    int match(String path, int from, int end, int[] spans, int at) {
        if (!tail) {
            return split.match(path, from, end, spans, at) ? end + 1 : NO;
        }
        int length = path.length();
        if (!finalSlash) {
            return split.match(path, from, length, spans, at) ? length + 1 : NO;
        }
        boolean slashed = length > from && path.charAt(length - 1) == '/';
        int to = slashed ? length - 1 : length;
        boolean endsInSlash = to > from && path.charAt(to - 1) == '/';
        if (endsInSlash || !split.match(path, from, to, spans, at)) {
            return NO;
        }
        return slashed ? length : length + 1;
    }

    /** Returns the lengths of the fixed texts. In a tail, which has slashes, each text between slashes counts. */
    private List<Integer> literalLengths() {
        List<Integer> lengths = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Literal literal) {
                for (String text : literal.text().split("/", -1)) {
                    if (!text.isEmpty()) {
                        lengths.add(text.length());
                    }
                }
            }
        }
        return lengths;
    }

    private List<Integer> weights() {
        List<Integer> weights = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Placeholder variable) {
                weights.add(variable.converter().weight());
            }
        }
        return weights;
    }

    /** Compares ranks, as a {@code Comparator} does. */
    static int compareRanks(Segment a, Segment b) {
        int difference = moreThenGreaterFirst(a.literalLengths(), b.literalLengths());
        return difference != 0 ? difference : moreThenLowerFirst(a.weights(), b.weights());
    }

    private static int moreThenGreaterFirst(List<Integer> a, List<Integer> b) {
        return a.size() != b.size() ? b.size() - a.size() : compare(b, a);
    }

    private static int moreThenLowerFirst(List<Integer> a, List<Integer> b) {
        return a.size() != b.size() ? b.size() - a.size() : compare(a, b);
    }

    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < a.size(); i++) {
            int difference = Integer.compare(a.get(i), b.get(i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
