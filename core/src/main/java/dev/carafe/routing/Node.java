package dev.carafe.routing;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A place in the tree of rules, immutable: the segments that lead on from here, and the rules that end here. */
final class Node {
    final Segment[] segments;
    final Node[] targets;
    final Candidate[] candidates;
    /** Where the same rules with a final slash end. */
    final @Nullable Node slash;

    private final @Nullable String[] keys;
    private final @Nullable Node[] children;

    Node(Map<String, Node> fixed, Segment[] segments, Node[] targets, Candidate[] candidates) {
        this.segments = segments;
        this.targets = targets;
        this.candidates = candidates;
        slash = fixed.get("");
        int size = fixed.isEmpty() ? 1 : Integer.highestOneBit(fixed.size()) * 4;
        keys = new String[size];
        children = new Node[size];
        fixed.forEach(this::put);
    }

    /** Returns the largest number of values of a rule below. */
    int mostVariables() {
        int most = 0;
        for (Candidate candidate : candidates) {
            most = Math.max(most, candidate.rule.variables().size());
        }
        for (Node child : children) {
            most = child == null ? most : Math.max(most, child.mostVariables());
        }
        for (Node target : targets) {
            most = Math.max(most, target.mostVariables());
        }
        return most;
    }

    void forEachFixed(BiConsumer<String, Node> visitor) {
        for (int i = 0; i < keys.length; i++) {
            String key = keys[i];
            Node child = children[i];
            if (key != null && child != null) {
                visitor.accept(key, child);
            }
        }
    }

    private void put(String key, Node child) {
        int hash = 0;
        for (int i = 0; i < key.length(); i++) {
            hash = hash(hash, key.charAt(i));
        }
        int place = place(hash);
        while (keys[place] != null) {
            place = (place + 1) & (keys.length - 1);
        }
        keys[place] = key;
        children[place] = child;
    }

    /** Returns the child for a region of the path, given the hash of its characters, or null. */
    @Nullable Node child(int hash, String path, int from, int to) {
        int place = place(hash);
        String key = keys[place];
        while (key != null) {
            if (key.length() == to - from && path.startsWith(key, from)) {
                return children[place];
            }
            place = (place + 1) & (keys.length - 1);
            key = keys[place];
        }
        return null;
    }

    /** Extends the hash of a text by a character. */
    static int hash(int hash, char next) {
        return 31 * hash + next;
    }

    private int place(int hash) {
        return (hash ^ (hash >>> 15)) & (keys.length - 1);
    }
}
