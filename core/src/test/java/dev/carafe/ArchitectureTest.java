package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the core, their direction and their size, as the JDK's own jdeps sees them. */
class ArchitectureTest {
    private static final Map<String, Set<String>> ROOMS = Map.ofEntries(
            Map.entry("", Set.of("cli", "config", "debug", "files", "http", "http.header", "http.syntax", "json", "live", "logging",
                    "operation", "problem", "reload", "routing", "server", "session", "signal", "websocket")),
            Map.entry("cli", Set.of("config", "debug", "logging", "reload", "routing", "server")),
            Map.entry("config", Set.of("json")),
            Map.entry("debug", Set.of("config", "http", "http.header", "http.syntax", "json", "routing")),
            Map.entry("files", Set.of("http.syntax")),
            Map.entry("http", Set.of("files", "http.header", "http.syntax", "json", "problem", "routing")),
            Map.entry("http.header", Set.of("http.syntax")),
            Map.entry("http.syntax", Set.of()),
            Map.entry("json", Set.of()),
            Map.entry("live", Set.of("http", "json", "websocket")),
            Map.entry("logging", Set.of()),
            Map.entry("middleware", Set.of("", "http", "http.header", "http.syntax", "logging", "operation", "session")),
            Map.entry("operation", Set.of("http", "http.header", "problem", "routing")),
            Map.entry("problem", Set.of()),
            Map.entry("reload", Set.of("debug", "http", "json", "server")),
            Map.entry("routing", Set.of()),
            Map.entry("server", Set.of("config", "http", "http.syntax", "logging", "server.http2")),
            Map.entry("server.http2", Set.of("http", "http.syntax")),
            Map.entry("session", Set.of("http", "http.syntax", "json")),
            Map.entry("signal", Set.of("http", "websocket")),
            Map.entry("websocket", Set.of("http", "http.syntax", "json")));

    /** The most classes of a package that all need each other, directly or not; 8 where nothing is said. */
    private static final Map<String, Integer> KNOTS = Map.of("dev.carafe", 12);

    private static final int TYPES_OF_ROOT = 36;

    private final Map<String, Set<String>> packages = dependencies("-verbose:package");
    private final Map<String, Set<String>> classes = dependencies("-verbose:class");

    @Test
    void everyRoomIsSeen() {
        assertThat(packages.keySet()).isEqualTo(ROOMS.keySet().stream().map(ArchitectureTest::qualified).collect(Collectors.toSet()));
        assertThat(packages.get("dev.carafe")).contains("dev.carafe.http", "dev.carafe.routing", "dev.carafe.server");
        assertThat(classes.get("dev.carafe.App")).contains("dev.carafe.Pipeline", "dev.carafe.http.Request");
    }

    @Test
    void roomsUseOnlyThoseBelowThem() {
        ROOMS.forEach((room, below) -> {
            Set<String> allowed = below.stream().map(ArchitectureTest::qualified).collect(Collectors.toSet());
            assertThat(packages.get(qualified(room))).filteredOn(used -> used.startsWith("dev.carafe")).as(room).isSubsetOf(allowed);
        });
    }

    @Test
    void onlyTheServerKnowsHelidon() {
        packages.forEach((room, used) -> {
            String known = room.equals("dev.carafe.server") ? "io.helidon"
                    : room.equals("dev.carafe.config") ? "io.helidon.config" : "none";
            assertThat(used).filteredOn(name -> name.startsWith("io.helidon")).as(room).allMatch(name -> name.startsWith(known));
        });
    }

    @Test
    void noKnotOfClassesGrows() {
        for (String room : packages.keySet()) {
            Set<String> largest = largestKnot(room);
            assertThat(largest).as("the classes of %s that all need each other", room)
                    .hasSizeLessThanOrEqualTo(KNOTS.getOrDefault(room, 8));
        }
    }

    @Test
    void theRootStaysSmall() {
        assertThat(classes.keySet()).filteredOn(name -> packageOf(name).equals("dev.carafe")).hasSizeLessThanOrEqualTo(TYPES_OF_ROOT);
    }

    private Set<String> largestKnot(String room) {
        List<String> own = classes.keySet().stream().filter(name -> packageOf(name).equals(room)).toList();
        Map<String, Set<String>> reached = new TreeMap<>();
        own.forEach(name -> reached.put(name, reachable(name, room)));
        Set<String> largest = Set.of();
        for (String name : own) {
            Set<String> knot = reached.get(name).stream().filter(other -> reached.get(other).contains(name)).collect(Collectors.toSet());
            largest = knot.size() > largest.size() ? knot : largest;
        }
        return largest;
    }

    private Set<String> reachable(String start, String room) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            for (String next : classes.getOrDefault(open.pop(), Set.of())) {
                if (packageOf(next).equals(room) && classes.containsKey(next) && seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen;
    }

    private static String qualified(String room) {
        return room.isEmpty() ? "dev.carafe" : "dev.carafe." + room;
    }

    private static String packageOf(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** What uses what. A nested class counts as its outermost one. Without the module descriptor, jdeps needs no other jar. */
    private static Map<String, Set<String>> dependencies(String detail) {
        StringWriter out = new StringWriter();
        int exit = ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out),
                detail, "--ignore-missing-deps", "--multi-release", "base", "-filter:none", "target/classes/dev");
        assertThat(exit).as("jdeps: %s", out).isZero();
        Map<String, Set<String>> dependencies = new TreeMap<>();
        for (String line : out.toString().lines().toList()) {
            List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
            if (words.getFirst().startsWith("dev.carafe") && !words.getFirst().endsWith("package-info")) {
                String user = words.get(0).replaceFirst("\\$.*", "");
                String used = words.get(2).replaceFirst("\\$.*", "");
                Set<String> all = dependencies.computeIfAbsent(user, name -> new TreeSet<>());
                if (!used.equals(user)) {
                    all.add(used);
                }
            }
        }
        return dependencies;
    }
}
