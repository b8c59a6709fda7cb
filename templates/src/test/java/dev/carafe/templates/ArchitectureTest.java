package dev.carafe.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The packages of this module, their direction and the knots in them, as the JDK's own jdeps sees them. */
class ArchitectureTest {
    private static final String ROOT = "dev.carafe.templates";
    private static final int LARGEST_KNOT = 16;
    private static final Map<String, Set<String>> PACKAGES = Map.of(
            ROOT, Set.of("engine.builtins", "engine.compiler", "engine.expression", "engine.globals", "engine.python", "engine.source",
                    "engine.tree", "jinja"),
            ROOT + ".engine.builtins", Set.of("engine.expression", "engine.python", "jinja"),
            ROOT + ".engine.compiler", Set.of("engine.expression", "engine.python", "engine.source", "engine.tree", "jinja"),
            ROOT + ".engine.expression", Set.of("engine.python", "jinja"),
            ROOT + ".engine.globals", Set.of("engine.python", "jinja"),
            ROOT + ".engine.python", Set.of("jinja"),
            ROOT + ".engine.source", Set.of("engine.expression"),
            ROOT + ".engine.tree", Set.of("engine.builtins", "engine.expression", "engine.python", "jinja"),
            ROOT + ".jinja", Set.of(),
            ROOT + ".mail", Set.of("", "jinja"));

    private final Map<String, Set<String>> classes = dependencies();

    @Test
    void everyPackageIsSeen() {
        assertThat(packages().keySet()).isEqualTo(PACKAGES.keySet());
        assertThat(packages().get(ROOT)).contains(ROOT + ".engine.python", ROOT + ".engine.tree");
    }

    @Test
    void packagesUseOnlyThoseBelowThem() {
        PACKAGES.forEach((name, below) -> {
            Set<String> allowed = below.stream().map(each -> each.isEmpty() ? ROOT : ROOT + "." + each).collect(Collectors.toSet());
            assertThat(packages().get(name)).filteredOn(used -> used.startsWith(ROOT)).as(name).isSubsetOf(allowed);
        });
    }

    @Test
    void onlySourceAndTheAdapterKnowJinjavaAndOnlyMailKnowsMail() {
        classes.forEach((name, used) -> {
            boolean adapter = name.startsWith(ROOT + ".Jinjava") || name.equals(ROOT + ".Templates");
            if (!packageOf(name).equals(ROOT + ".engine.source") && !adapter) {
                assertThat(used).as(name).noneMatch(other -> other.startsWith("com.hubspot"));
            }
            if (!packageOf(name).equals(ROOT + ".mail")) {
                assertThat(used).as(name).noneMatch(other -> other.startsWith("jakarta.mail"));
            }
        });
    }

    @Test
    void theLanguageNeedsNoApp() {
        for (String name : Set.of("engine.builtins", "engine.compiler", "engine.expression", "engine.python", "engine.source", "jinja")) {
            assertThat(packages().get(ROOT + "." + name)).as(name).noneMatch(used -> used.startsWith("dev.carafe")
                    && !used.startsWith(ROOT) && !used.equals("dev.carafe.session"));
        }
    }

    @Test
    void noPackageHasALargeKnotOfClasses() {
        PACKAGES.keySet().forEach(name -> {
            Map<String, Set<String>> inside = new TreeMap<>();
            classes.forEach((type, used) -> {
                if (packageOf(type).equals(name)) {
                    inside.put(type, used.stream().filter(other -> packageOf(other).equals(name)).collect(Collectors.toSet()));
                }
            });
            Map<String, Set<String>> reached = new TreeMap<>();
            inside.keySet().forEach(type -> reached.put(type, reachable(type, inside)));
            Set<String> knot = inside.keySet().stream()
                    .map(type -> reached.get(type).stream().filter(other -> reached.get(other).contains(type)).collect(Collectors.toSet()))
                    .max(Comparator.comparingInt(Set::size)).orElseThrow();
            assertThat(knot).as(name).hasSizeLessThanOrEqualTo(LARGEST_KNOT);
        });
    }

    private static Set<String> reachable(String start, Map<String, Set<String>> uses) {
        Set<String> seen = new HashSet<>();
        Set<String> next = new HashSet<>(uses.get(start));
        while (!next.isEmpty()) {
            seen.addAll(next);
            next = next.stream().flatMap(type -> uses.getOrDefault(type, Set.of()).stream()).filter(type -> !seen.contains(type))
                    .collect(Collectors.toSet());
        }
        return seen;
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }

    private Map<String, Set<String>> packages() {
        Map<String, Set<String>> packages = new TreeMap<>();
        classes.forEach((type, used) -> {
            Set<String> others = packages.computeIfAbsent(packageOf(type), name -> new TreeSet<>());
            used.stream().map(ArchitectureTest::packageOf).filter(name -> !name.equals(packageOf(type))).forEach(others::add);
        });
        return packages;
    }

    /** What each class of the module uses; nested ones count as their outermost. */
    private static Map<String, Set<String>> dependencies() {
        StringWriter out = new StringWriter();
        int exit = ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out),
                "-verbose:class", "--ignore-missing-deps", "--multi-release", "base", "-filter:none", "target/classes/dev");
        assertThat(exit).as("jdeps: %s", out).isZero();
        Map<String, Set<String>> dependencies = new TreeMap<>();
        for (String line : out.toString().lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words[0].startsWith(ROOT) && line.startsWith("   ") && words.length > 2) {
                dependencies.computeIfAbsent(outermost(words[0]), type -> new TreeSet<>()).add(outermost(words[2]));
            }
        }
        return dependencies;
    }

    private static String outermost(String type) {
        return type.indexOf('$') < 0 ? type : type.substring(0, type.indexOf('$'));
    }
}
