package dev.carafe.routing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A place in the tree of rules while it grows; {@link Node} is what it becomes. */
final class Branch {
    private final Map<String, Branch> fixed = new LinkedHashMap<>();
    private final List<Twig> ranked = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    /** A segment with variables, and where it leads. */
    private record Twig(Segment segment, Object identity, Branch branch) {}

    /** Adds a checked rule at the end of its segments. */
    void add(Rule rule) {
        end(rule).rules.add(rule);
    }

    /** Refuses a rule that could never be reached, or that would hide an existing one. Adds nothing. */
    void check(Rule rule) {
        Branch branch = this;
        for (Segment segment : rule.segments()) {
            branch = segment.isFixed() ? branch.fixed.get(segment.text()) : branch.checkRanked(rule, segment);
            if (branch == null) {
                return;
            }
        }
        branch.rules.forEach(other -> Reachability.checkSamePlace(other, rule));
    }

    /** Compares the rule with those that branch off here. Returns the branch of an equal segment, or null. */
    private @Nullable Branch checkRanked(Rule rule, Segment segment) {
        Object identity = segment.identity();
        Branch same = null;
        boolean passed = false;
        for (Twig twig : ranked) {
            if (twig.identity.equals(identity)) {
                same = twig.branch;
                passed = true;
                continue;
            }
            int rank = Segment.compareRanks(twig.segment, segment);
            boolean tie = rank == 0;
            if (rank < 0 || (tie && !passed)) {
                twig.branch.forEach(other -> Reachability.check(other, rule, tie));
            } else {
                twig.branch.forEach(other -> Reachability.check(rule, other, tie));
            }
        }
        return same;
    }

    private Branch end(Rule rule) {
        Branch branch = this;
        for (Segment segment : rule.segments()) {
            branch = branch.next(segment);
        }
        return branch;
    }

    private Branch next(Segment segment) {
        if (segment.isFixed()) {
            return fixed.computeIfAbsent(segment.text(), text -> new Branch());
        }
        Object identity = segment.identity();
        int place = 0;
        for (Twig twig : ranked) {
            if (twig.identity.equals(identity)) {
                return twig.branch;
            }
            place += Segment.compareRanks(twig.segment, segment) <= 0 ? 1 : 0;
        }
        Twig added = new Twig(segment, identity, new Branch());
        ranked.add(place, added);
        return added.branch;
    }

    /** Visits the rules in the order in which they are tried. */
    void forEach(Consumer<Rule> visitor) {
        rules.forEach(visitor);
        fixed.values().forEach(branch -> branch.forEach(visitor));
        ranked.forEach(twig -> twig.branch.forEach(visitor));
    }

    Node freeze(Methods methods) {
        Map<String, Node> children = new LinkedHashMap<>();
        fixed.forEach((text, branch) -> children.put(text, branch.freeze(methods)));
        return new Node(
                children,
                ranked.stream().map(Twig::segment).toArray(Segment[]::new),
                ranked.stream().map(twig -> twig.branch.freeze(methods)).toArray(Node[]::new),
                candidates(methods));
    }

    /** Returns the candidates. A rule with automatic OPTIONS leaves the method to a rule that lists it. */
    private Candidate[] candidates(Methods methods) {
        boolean listed = rules.stream().anyMatch(rule -> rule.methods().contains("OPTIONS") && !rule.automaticOptions());
        long options = listed ? methods.bit("OPTIONS") : Methods.NONE;
        return rules.stream()
                .map(rule -> new Candidate(rule, rule.automaticOptions() ? methods.of(rule) & ~options : methods.of(rule)))
                .toArray(Candidate[]::new);
    }
}
