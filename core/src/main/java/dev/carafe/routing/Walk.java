package dev.carafe.routing;

import org.jspecify.annotations.Nullable;

/**
 * Walks a path through the tree: depth first, the fixed segment before the others, the others by rank, with backtracking. What it learns on
 * the way decides between 404, 405 and 400 if nothing is found.
 *
 * <p>A tree has one path to each node, and a rule's segment takes one segment of the path or the whole rest. So no node is entered twice,
 * and a walk is linear in the rules and the path.
 */
final class Walk {
    private final long method;
    private final long asRequest;
    private final int[] spans;
    private String path = "";
    private boolean merged;
    private long allowed;
    private boolean wrongProtocol;

    /** Creates a walk. {@code asRequest} is the method of a websocket handshake seen as a request. */
    Walk(long method, long asRequest, int mostVariables) {
        this.method = method;
        this.asRequest = asRequest;
        spans = new int[2 * mostVariables];
    }

    /** Returns a match or a redirect, or null if nothing is found. */
    @Nullable Match from(Node root, String decodedPath) {
        path = decodedPath;
        return enter(root, 1, 0);
    }

    /** Walks like {@link #from}, with a path whose slashes have been merged. Skips rules that do not merge them. */
    @Nullable Match fromMerged(Node root, String mergedPath) {
        merged = true;
        return from(root, mergedPath);
    }

    /** Returns the methods of the rules that took the path but not the method. */
    long allowed() {
        return allowed;
    }

    /** Returns whether a rule took the path and the method, but is for the other protocol. */
    boolean wrongProtocol() {
        return wrongProtocol;
    }

    private @Nullable Match enter(Node node, int from, int values) {
        if (from > path.length()) {
            return leave(node);
        }
        int end = from;
        int hash = 0;
        while (end < path.length() && path.charAt(end) != '/') {
            hash = Node.hash(hash, path.charAt(end));
            end++;
        }
        Node child = node.child(hash, path, from, end);
        Match match = child == null ? null : enter(child, end + 1, values);
        for (int i = 0; match == null && i < node.segments.length; i++) {
            Segment segment = node.segments[i];
            int next = segment.match(path, from, end, spans, values);
            match = next == Segment.NO ? null : enter(node.targets[i], next, values + segment.variables());
        }
        boolean onlySlashLeft = from == path.length();
        return match == null && onlySlashLeft ? take(node.candidates, false) : match;
    }

    /** Matches the rules where the path ends, and those with one more slash. */
    private @Nullable Match leave(Node node) {
        Match match = take(node.candidates, true);
        if (match == null && node.slash != null) {
            for (Candidate candidate : node.slash.candidates) {
                boolean strict = candidate.rule.strictSlashes();
                if (!takesPart(candidate)) {
                    continue;
                }
                if (takesMethod(candidate)) {
                    match = candidate.found(path, spans);
                    if (match != null) {
                        return strict ? new Match.Redirect(PathText.encode(path + "/")) : match;
                    }
                } else if (!strict) {
                    note(candidate);
                }
            }
        }
        return match;
    }

    private @Nullable Match take(Candidate[] candidates, boolean strictToo) {
        for (Candidate candidate : candidates) {
            if (takesPart(candidate) && (strictToo || !candidate.rule.strictSlashes())) {
                if (takesMethod(candidate)) {
                    Match match = candidate.found(path, spans);
                    if (match != null) {
                        return match;
                    }
                } else {
                    note(candidate);
                }
            }
        }
        return null;
    }

    private boolean takesPart(Candidate candidate) {
        return !merged || candidate.rule.mergeSlashes();
    }

    private boolean takesMethod(Candidate candidate) {
        return (candidate.methods & method) != 0;
    }

    /** Records a rule that took the path but not the method, unless a converter refuses its value: that is no reason for a 405. */
    private void note(Candidate candidate) {
        if (candidate.found(path, spans) != null) {
            if ((candidate.methods & (Methods.WEBSOCKET | asRequest)) != 0) {
                wrongProtocol = true;
            } else {
                allowed |= candidate.methods;
            }
        }
    }
}
