package dev.carafe.routing;

import java.util.Arrays;
import java.util.List;

/**
 * Splits a segment with several variables. From left to right, each takes the longest text that lets the rest match; one that spans slashes
 * takes the shortest. That is what a regular expression would do, but in time linear in the path, whatever its content.
 *
 * <p>From the last piece to the first, a table holds for every position where the piece would end if the pieces after it match from there.
 * The ends that a shape allows form an interval, so finding the best one is a look-up.
 */
record SeveralVariables(List<Piece> pieces) implements Split {
    private static final int NONE = -1;

    @Override
    public boolean match(String path, int from, int to, int[] spans, int at) {
        String text = path.substring(from, to);
        Ends ends = new Ends(text);
        int[][] choices = new int[pieces.size()][];
        int[] next = new int[text.length() + 1]; // where the pieces so far match from; only NONE or not matters
        Arrays.fill(next, NONE);
        next[text.length()] = text.length();
        for (int i = pieces.size() - 1; i >= 0; i--) {
            next = choose(pieces.get(i), text, ends, next);
            choices[i] = next;
        }
        if (next[0] == NONE) {
            return false;
        }
        record(choices, from, spans, at);
        return true;
    }

    private void record(int[][] choices, int from, int[] spans, int at) {
        int position = 0;
        int variable = at;
        for (int i = 0; i < choices.length; i++) {
            int end = choices[i][position];
            if (pieces.get(i) instanceof Piece.Placeholder) {
                spans[2 * variable] = from + position;
                spans[2 * variable + 1] = from + end;
                variable++;
            }
            position = end;
        }
    }

    private static int[] choose(Piece piece, String text, Ends ends, int[] next) {
        int[] choice = new int[next.length];
        switch (piece) {
            case Piece.Literal literal -> {
                for (int p = 0; p < choice.length; p++) {
                    int end = p + literal.text().length();
                    choice[p] = end < next.length && next[end] != NONE && text.startsWith(literal.text(), p) ? end : NONE;
                }
            }
            case Piece.Placeholder variable when variable.shape() instanceof Shape.OneOf any -> {
                for (int p = 0; p < choice.length; p++) {
                    choice[p] = firstItem(any, text, p, next);
                }
            }
            case Piece.Placeholder variable -> {
                int[] nearest = variable.shape() instanceof Shape.Rest ? atOrAfter(next) : atOrBefore(next);
                for (int p = 0; p < choice.length; p++) {
                    int least = ends.least(variable.shape(), p);
                    int most = ends.most(variable.shape(), p);
                    int end = least > most ? NONE : nearest[variable.shape() instanceof Shape.Rest ? least : most];
                    choice[p] = end < least || end > most || ends.isInsidePair(p) ? NONE : end;
                }
            }
        }
        return choice;
    }

    private static int firstItem(Shape.OneOf any, String text, int p, int[] next) {
        for (String item : any.items()) {
            int end = p + item.length();
            if (end < next.length && next[end] != NONE && text.startsWith(item, p)) {
                return end;
            }
        }
        return NONE;
    }

    private static int[] atOrBefore(int[] next) {
        int[] nearest = new int[next.length];
        int last = NONE;
        for (int p = 0; p < next.length; p++) {
            last = next[p] == NONE ? last : p;
            nearest[p] = last;
        }
        return nearest;
    }

    private static int[] atOrAfter(int[] next) {
        int[] nearest = new int[next.length];
        int last = NONE;
        for (int p = next.length - 1; p >= 0; p--) {
            last = next[p] == NONE ? last : p;
            nearest[p] = last;
        }
        return nearest;
    }
}
