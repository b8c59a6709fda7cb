package dev.carafe.routing;

import java.util.ArrayList;
import java.util.List;

/** Divides a region of a path among the variables of a segment. */
sealed interface Split permits SingleVariable, SeveralVariables {
    /** Whether the pieces take the whole region; start and end of value i go to {@code spans[2 * (at + i)]} and the next. */
    boolean match(String path, int from, int to, int[] spans, int at);

    static Split of(List<Piece> pieces) {
        String before = "";
        String after = "";
        List<Piece.Variable> variables = new ArrayList<>();
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Variable variable -> variables.add(variable);
                case Piece.Literal literal when variables.isEmpty() -> before = literal.text();
                case Piece.Literal literal -> after = literal.text();
            }
        }
        return variables.size() == 1
                ? new SingleVariable(before, variables.getFirst().shape(), after)
                : new SeveralVariables(pieces);
    }
}
