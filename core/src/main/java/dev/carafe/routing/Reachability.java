package dev.carafe.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a rule that could never be reached, because an earlier one takes all of its paths with one of its methods.
 *
 * <p>It errs on the side of the rules: if it is not certain that every path is taken, as with a custom converter, which may refuse any
 * value, both rules stay.
 */
final class Reachability {
    private Reachability() {}

    /** Refuses {@code second}, which ends at the same place in the tree and was added later, though it may be laxer about slashes. */
    static void checkSamePlace(Rule first, Rule second) {
        String methods = hiddenMethods(first, second, true);
        if (methods != null && covers(first, second)) {
            throw new IllegalArgumentException(("Rule %s takes the same paths%s as %s, which would always win. "
                    + "Change the path or the methods of one of them.").formatted(second, methods, first));
        }
    }

    /** Refuses the rules if {@code second}, which comes later in the tree, can't be reached; {@code equal}: only by the order of adding. */
    static void check(Rule first, Rule second, boolean equal) {
        String methods = hiddenMethods(first, second, false);
        boolean laxer = first.strictSlashes() && !second.strictSlashes();
        if (methods != null && !laxer && covers(first, second)) {
            throw new IllegalArgumentException("Rule %s can never be reached%s: %s takes all of its paths and is tried first. %s"
                    .formatted(second, methods, first, equal
                            ? "Both are equally specific, so the order decides: add the one that takes less before the other."
                            : "Change the path or the methods of one of them."));
        }
    }

    /** Returns the methods that the second rule lists but never gets, as part of a sentence, or null if there are none. */
    private static @Nullable String hiddenMethods(Rule first, Rule second, boolean samePlace) {
        if (first.websocket() != second.websocket()) {
            return null;
        }
        if (first.methods().isEmpty()) {
            return "";
        }
        List<String> hidden = new ArrayList<>(second.listedMethods());
        hidden.retainAll(first.methods());
        if (samePlace && first.automaticOptions()) {
            hidden.remove("OPTIONS"); // which leaves it to the rule that lists it
        }
        return hidden.isEmpty() ? null : " for " + String.join(", ", hidden);
    }

    private static boolean covers(Rule firstRule, Rule secondRule) {
        List<Segment> first = firstRule.segments();
        List<Segment> second = secondRule.segments();
        int shared = Math.min(first.size(), second.size());
        for (int i = 0; i < shared; i++) {
            if (first.get(i).coversAllAfter(second.get(i))) {
                return true;
            }
            if (!first.get(i).covers(second.get(i))) {
                return false;
            }
        }
        // A rule with one more slash takes the path, perhaps by a redirect; a rule with one less takes it only if it is not strict.
        return first.size() == second.size()
                || isSlash(first, shared)
                || (!firstRule.strictSlashes() && isSlash(second, shared));
    }

    private static boolean isSlash(List<Segment> segments, int from) {
        return segments.size() == from + 1 && segments.get(from).isFixed() && segments.get(from).text().isEmpty();
    }
}
