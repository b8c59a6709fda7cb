package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rooms of the core and their direction, as the JDK's own jdeps sees them. */
class ArchitectureTest {
    private static final Map<String, Set<String>> ROOMS = Map.of(
            "dev.carafe", Set.of("config", "debug", "http", "json", "reload", "routing", "server", "session", "websocket"),
            "dev.carafe.config", Set.of("json"),
            "dev.carafe.debug", Set.of("config", "http", "json", "routing"),
            "dev.carafe.http", Set.of("json", "routing"),
            "dev.carafe.json", Set.of(),
            "dev.carafe.reload", Set.of("debug", "http", "json", "server"),
            "dev.carafe.routing", Set.of(),
            "dev.carafe.server", Set.of("config", "http"),
            "dev.carafe.session", Set.of("http", "json"),
            "dev.carafe.websocket", Set.of("http", "json"));

    private final Map<String, Set<String>> dependencies = dependencies();

    @Test
    void everyRoomIsSeen() {
        assertThat(dependencies.keySet()).isEqualTo(ROOMS.keySet());
        assertThat(dependencies.get("dev.carafe")).contains("dev.carafe.http", "dev.carafe.routing", "dev.carafe.server");
    }

    @Test
    void roomsUseOnlyThoseBelowThem() {
        ROOMS.forEach((room, below) -> {
            Set<String> allowed = below.stream().map(name -> "dev.carafe." + name).collect(Collectors.toSet());
            assertThat(dependencies.get(room)).filteredOn(used -> used.startsWith("dev.carafe")).as(room).isSubsetOf(allowed);
        });
    }

    @Test
    void onlyTheServerKnowsHelidonAndTheSettingsItsConfiguration() {
        dependencies.forEach((room, used) -> {
            String known = room.equals("dev.carafe.server") ? "io.helidon" : room.equals("dev.carafe.config") ? "io.helidon.config" : "none";
            assertThat(used).filteredOn(name -> name.startsWith("io.helidon")).as(room).allMatch(name -> name.startsWith(known));
        });
    }

    /** What each package of the core uses outside of itself. Without the module descriptor, jdeps needs no other jar. */
    private static Map<String, Set<String>> dependencies() {
        StringWriter out = new StringWriter();
        int exit = ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out),
                "-verbose:package", "--ignore-missing-deps", "--multi-release", "base", "-filter:none", "target/classes/dev");
        assertThat(exit).as("jdeps: %s", out).isZero();
        Map<String, Set<String>> dependencies = new TreeMap<>();
        for (String line : out.toString().lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words[0].startsWith("dev.carafe")) {
                Set<String> used = dependencies.computeIfAbsent(words[0], room -> new TreeSet<>());
                if (!words[2].equals(words[0])) {
                    used.add(words[2]);
                }
            }
        }
        return dependencies;
    }
}
