package dev.carafe.routing;

import dev.carafe.routing.Reference.Kind;
import dev.carafe.routing.Reference.Part;
import dev.carafe.routing.Reference.RefRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Rules, paths and values at random, from few words so that they meet. */
final class RandomRules {
    static final Kind STRING = new Kind("string", "[^/]+", 100, text -> text);
    private static final Kind PATH = new Kind("path", "(?s:[^/].*?)", 200, text -> text);
    private static final List<Kind> KINDS = List.of(
            STRING,
            STRING,
            new Kind("string(length=2)", "[^/]{2}", 100, text -> text),
            new Kind("string(minlength=2, maxlength=3)", "[^/]{2,3}", 100, text -> text),
            new Kind("int", "[0-9]+", 50, Long::valueOf),
            new Kind("int(signed=true)", "-?[0-9]+", 50, Long::valueOf),
            new Kind("int(max=5)", "[0-9]+", 50, text -> Long.parseLong(text) > 5 ? null : Long.valueOf(text)),
            new Kind("float", "[0-9]+\\.[0-9]+", 50, Double::valueOf),
            new Kind("any(a, ab, b)", "a|ab|b", 75, text -> text),
            new Kind("uuid", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", 75, UUID::fromString));
    private static final List<String> WORDS = List.of("a", "b", "ab", "new", "1");
    private static final List<String> GLUE = List.of("-", ".", "a", "--", "x");
    private static final List<String> TEXTS = List.of(
            "a", "b", "ab", "new", "1", "7", "12", "-3", "1.5", "0.25", "a-b", "1-2", "a--b",
            "a.b.c", "x", "axb", "\ud83d\udc0da", "é-\ud83d\udc0d",
            "2b5b0911-fdcf-4dd2-921b-28ace88db8a0", "2b5b0911-fdcf-4dd2-921b-28ace88db8a0-a", "", "-", "a1x2", "..", "a b");

    private final Random random;

    RandomRules(long seed) {
        random = new Random(seed);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    RefRule rule(String endpoint) {
        List<List<Part>> segments = new ArrayList<>();
        int names = 0;
        int count = 1 + random.nextInt(3);
        boolean tail = false;
        for (int i = 0; i < count && !tail; i++) {
            List<Part> parts = segment(names);
            tail = chance(12);
            if (tail) {
                parts = tail(names);
            }
            names += parts.size();
            segments.add(parts);
        }
        if (chance(25)) {
            segments.add(List.of(new Part("", null)));
        }
        Set<String> methods = new TreeSet<>(chance(70) ? Set.of("GET", "HEAD") : Set.of("POST"));
        return new RefRule(endpoint, methods, chance(60), segments);
    }

    private List<Part> segment(int names) {
        if (chance(50)) {
            return List.of(new Part(pick(WORDS), null));
        }
        List<Part> parts = new ArrayList<>();
        int variables = chance(70) ? 1 : 2 + random.nextInt(2);
        addGlue(parts, 20);
        for (int i = 0; i < variables; i++) {
            parts.add(new Part("v" + (names + i), pick(KINDS)));
            addGlue(parts, i + 1 < variables ? 80 : 20);
        }
        return parts;
    }

    private List<Part> tail(int names) {
        List<Part> parts = new ArrayList<>(segment(names));
        if (parts.size() == 1 && parts.getFirst().kind() == null) {
            parts.clear();
        }
        parts.add(new Part("p" + names, PATH));
        if (chance(40)) {
            parts.add(new Part("/" + pick(WORDS), null));
        } else if (chance(30)) {
            parts.add(new Part("/", null));
            parts.add(new Part("q" + names, chance(50) ? PATH : pick(KINDS)));
        }
        return parts;
    }

    private void addGlue(List<Part> parts, int percent) {
        if (chance(percent)) {
            parts.add(new Part(pick(GLUE), null));
        }
    }

    /** A path that one of the rules may take. */
    String path(List<RefRule> rules) {
        StringBuilder path = new StringBuilder(chance(3) ? "//" : "/");
        for (List<Part> segment : pick(rules).segments()) {
            for (Part part : segment) {
                path.append(part.kind() == null ? part.text() : text());
                if (part.kind() == PATH && chance(40)) {
                    path.append('/').append(text());
                }
            }
            path.append(chance(3) ? "//" : "/");
        }
        if (chance(90) && path.length() > 1) {
            path.setLength(path.length() - 1);
        }
        return path.toString();
    }

    String text() {
        return pick(TEXTS);
    }
}
