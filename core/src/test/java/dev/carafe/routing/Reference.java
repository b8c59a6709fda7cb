package dev.carafe.routing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rules of matching, slow and obvious: lists instead of a tree, strings instead of positions, and a regular expression for
 * every segment.
 */
final class Reference {
    /** A variable: its text in a rule, its expression, its rank, and what its text means (null: refused). */
    record Kind(String converter, String regex, int weight, Function<String, @Nullable Object> parse) {
        boolean spans() {
            return converter.equals("path");
        }
    }

    /** Text, or a variable if there is a kind. */
    record Part(String text, @Nullable Kind kind) {}

    /** The segments of a rule; in a tail the parts hold slashes. */
    record RefRule(String endpoint, Set<String> methods, boolean strict, List<List<Part>> segments) {
        String text() {
            return "/" + segments.stream().map(RefRule::text).collect(Collectors.joining("/"));
        }

        private static String text(List<Part> parts) {
            return parts.stream()
                    .map(part -> part.kind == null ? part.text : "<" + part.text + ":" + part.kind.converter + ">")
                    .collect(Collectors.joining());
        }

        List<Part> variables() {
            return segments.stream().flatMap(List::stream).filter(part -> part.kind != null).toList();
        }
    }

    private final Map<List<Part>, Pattern> patterns = new LinkedHashMap<>();
    private final List<RefRule> rules;
    private final Set<String> allowed = new TreeSet<>();
    private String method = "";
    private boolean redirect;

    Reference(List<RefRule> rules) {
        this.rules = rules;
    }

    /** {@code "200 e1 {x=1}"}, {@code "308 /a/"}, {@code "405 [GET]"} or {@code "404"}. */
    String answer(String asked, String path) {
        method = asked;
        allowed.clear();
        String once = path.replaceFirst("^/+", "/");
        String hit = find(once);
        String merged = once.replaceAll("/+", "/");
        if (hit == null && !merged.equals(once)) {
            hit = find(merged);
            if (hit != null) {
                return "308 " + merged + (redirect ? "/" : "");
            }
        }
        if (hit != null) {
            return redirect ? "308 " + once + "/" : hit;
        }
        return allowed.isEmpty() ? "404" : "405 " + allowed;
    }

    private @Nullable String find(String path) {
        redirect = false;
        return walk(rules, 0, new ArrayList<>(List.of(path.substring(1).split("/", -1))), List.of());
    }

    /** All rules here agree in what they have of the path so far. */
    private @Nullable String walk(List<RefRule> here, int depth, List<String> rest, List<String> texts) {
        if (rest.isEmpty()) {
            String hit = take(ending(here, depth), texts);
            return hit == null ? takeWithSlash(here, depth, texts) : hit;
        }
        String segment = rest.getFirst();
        List<String> others = rest.subList(1, rest.size());
        List<RefRule> fixed = here.stream().filter(rule -> isFixed(rule, depth) && text(rule, depth).equals(segment)).toList();
        String hit = fixed.isEmpty() ? null : walk(fixed, depth + 1, others, texts);
        if (hit != null) {
            return hit;
        }
        for (List<RefRule> group : ranked(here, depth)) {
            List<Part> parts = group.getFirst().segments.get(depth);
            boolean tail = parts.stream().anyMatch(part -> part.kind != null && part.kind.spans());
            boolean slashed = tail && group.getFirst().segments.size() == depth + 2;
            String region = tail ? String.join("/", rest) : segment;
            boolean hasSlash = slashed && region.endsWith("/");
            if (hasSlash) {
                region = region.substring(0, region.length() - 1);
            }
            Matcher matcher = pattern(parts).matcher(region);
            if (slashed && region.endsWith("/") || !matcher.matches()) {
                continue;
            }
            List<String> more = new ArrayList<>(texts);
            for (int i = 1; i <= matcher.groupCount(); i++) {
                more.add(matcher.group(i));
            }
            hit = walk(group, depth + 1, tail ? hasSlash ? List.of("") : List.of() : others, more);
            if (hit != null) {
                return hit;
            }
        }
        boolean onlySlashLeft = rest.size() == 1 && segment.isEmpty();
        return onlySlashLeft ? take(ending(here, depth).stream().filter(rule -> !rule.strict).toList(), texts) : null;
    }

    private @Nullable String take(List<RefRule> candidates, List<String> texts) {
        for (RefRule rule : candidates) {
            String values = values(rule, texts);
            if (values != null && rule.methods.contains(method)) {
                return "200 " + rule.endpoint + " " + values;
            }
            if (values != null) {
                allowed.addAll(rule.methods);
            }
        }
        return null;
    }

    private @Nullable String takeWithSlash(List<RefRule> here, int depth, List<String> texts) {
        List<RefRule> slashed = here.stream()
                .filter(rule -> rule.segments.size() == depth + 1 && isFixed(rule, depth) && text(rule, depth).isEmpty())
                .toList();
        for (RefRule rule : slashed) {
            String values = values(rule, texts);
            if (values != null && rule.methods.contains(method)) {
                redirect = rule.strict;
                return "200 " + rule.endpoint + " " + values;
            }
            if (values != null && !rule.strict) {
                allowed.addAll(rule.methods);
            }
        }
        return null;
    }

    private static @Nullable String values(RefRule rule, List<String> texts) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < texts.size(); i++) {
            Part variable = rule.variables().get(i);
            Object value = variable.kind == null ? null : variable.kind.parse.apply(texts.get(i));
            if (value == null) {
                return null;
            }
            values.put(variable.text, value);
        }
        return values.toString();
    }

    private static List<RefRule> ending(List<RefRule> here, int depth) {
        return here.stream().filter(rule -> rule.segments.size() == depth).toList();
    }

    private static boolean isFixed(RefRule rule, int depth) {
        return rule.segments.size() > depth && rule.segments.get(depth).stream().allMatch(part -> part.kind == null);
    }

    private static String text(RefRule rule, int depth) {
        return rule.segments.get(depth).stream().map(Part::text).collect(Collectors.joining());
    }

    /** The rules whose next segment has variables, those with the same one together, the best first. */
    private List<List<RefRule>> ranked(List<RefRule> here, int depth) {
        Map<String, List<RefRule>> groups = new LinkedHashMap<>();
        for (RefRule rule : here) {
            if (rule.segments.size() > depth && !isFixed(rule, depth)) {
                List<Part> parts = rule.segments.get(depth);
                boolean tailWithSlash = rule.segments.size() == depth + 2 && pattern(parts).pattern().contains("(?s:");
                groups.computeIfAbsent(pattern(parts).pattern() + tailWithSlash, key -> new ArrayList<>()).add(rule);
            }
        }
        List<List<RefRule>> ranked = new ArrayList<>(groups.values());
        ranked.sort(Comparator.comparing(group -> rank(group.getFirst().segments.get(depth)), Reference::compare));
        return ranked;
    }

    private static List<Integer> rank(List<Part> parts) {
        List<Integer> literals = parts.stream()
                .filter(part -> part.kind == null)
                .flatMap(part -> List.of(part.text.split("/")).stream())
                .filter(text -> !text.isEmpty())
                .map(text -> -text.length())
                .toList();
        List<Integer> weights = new ArrayList<>();
        for (Part part : parts) {
            if (part.kind != null) {
                weights.add(part.kind.weight);
            }
        }
        List<Integer> rank = new ArrayList<>(List.of(-literals.size()));
        rank.addAll(literals);
        rank.add(-weights.size());
        rank.addAll(weights);
        return Collections.unmodifiableList(rank);
    }

    /** Ranks of one length up to the first difference, which is all that is compared. */
    private static int compare(List<Integer> a, List<Integer> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return a.get(i).compareTo(b.get(i));
            }
        }
        return 0;
    }

    private Pattern pattern(List<Part> parts) {
        return patterns.computeIfAbsent(parts, key -> Pattern.compile(key.stream()
                .map(part -> part.kind == null ? Pattern.quote(part.text) : "(" + part.kind.regex + ")")
                .collect(Collectors.joining())));
    }
}
