package dev.carafe.routing;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules of a map, compiled. Immutable. */
final class Table {
    private static final Match MISSING = new Match.Missing();
    private static final Match MALFORMED = new Match.Malformed();
    private static final Match WRONG_PROTOCOL = new Match.WrongProtocol();
    private static final int[] NO_SPANS = {};

    private final Node root;
    private final Methods methods;
    /**
     * The rules without variables by their whole path. In the tree, such a rule would be the first that the path leads to, so it is the
     * result if it takes the method.
     */
    private final Map<String, Candidate[]> fixed = new HashMap<>();
    private final int mostVariables;

    Table(Node root, Methods methods) {
        this.root = root;
        this.methods = methods;
        mostVariables = root.mostVariables();
        collect(root, "");
    }

    /**
     * Collects rules without variables. Paths are looked up as sent, so a rule with a percent sign, which is always sent escaped, is left
     * out.
     */
    private void collect(Node node, String path) {
        if (node.candidates.length > 0 && path.indexOf('%') < 0) {
            fixed.put(path, node.candidates);
        }
        node.forEachFixed((text, child) -> collect(child, path + "/" + text));
    }

    Match match(String method, String rawPath) {
        return match(rawPath, methods.bit(method), 0);
    }

    Match matchWebSocket(String rawPath) {
        return match(rawPath, Methods.WEBSOCKET, Methods.GET);
    }

    /** Returns the methods of all rules that take the path, whatever the method of the request. */
    Set<String> allowed(String rawPath) {
        return match(rawPath, Methods.NONE, 0) instanceof Match.WrongMethod wrong ? wrong.allowed() : Set.of();
    }

    private Match match(String rawPath, long method, long asRequest) {
        Candidate[] candidates = fixed.get(rawPath);
        if (candidates != null) {
            for (Candidate candidate : candidates) {
                if ((candidate.methods & method) != 0) {
                    Match match = candidate.found(rawPath, NO_SPANS);
                    if (match != null) {
                        return match;
                    }
                }
            }
        }
        String decoded = PathText.decode(rawPath);
        if (decoded == null) {
            return MALFORMED;
        }
        String path = decoded.isEmpty() ? "/" : PathText.withoutSurplusLeading(decoded);
        return path.startsWith("/") ? walk(path, method, asRequest) : MISSING;
    }

    private Match walk(String path, long method, long asRequest) {
        Walk walk = new Walk(method, asRequest, mostVariables);
        Match match = walk.from(root, path);
        if (match == null && path.contains("//")) {
            String merged = PathText.mergeSlashes(path);
            Match hit = walk.fromMerged(root, merged);
            match = hit instanceof Match.Found ? new Match.Redirect(PathText.encode(merged)) : hit;
        }
        if (match != null) {
            return match;
        }
        if (walk.allowed() != 0) {
            return new Match.WrongMethod(methods.names(walk.allowed()));
        }
        return walk.wrongProtocol() ? WRONG_PROTOCOL : MISSING;
    }
}
