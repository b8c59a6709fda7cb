package dev.carafe.templates;

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

/** The rooms of this module and their direction, as the JDK's own jdeps sees them. */
class ArchitectureTest {
    private static final String ROOT = "dev.carafe.templates";
    private static final Map<String, Set<String>> ROOMS = Map.of(
            ROOT, Set.of("builtins", "expression", "globals", "python", "source"),
            ROOT + ".builtins", Set.of("expression", "python"),
            ROOT + ".expression", Set.of("python"),
            ROOT + ".globals", Set.of("python"),
            ROOT + ".mail", Set.of("", "python"),
            ROOT + ".python", Set.of(),
            ROOT + ".source", Set.of("expression"));

    private final Map<String, Set<String>> dependencies = dependencies();

    @Test
    void everyRoomIsSeen() {
        assertThat(dependencies.keySet()).isEqualTo(ROOMS.keySet());
        assertThat(dependencies.get(ROOT)).contains(ROOT + ".python", ROOT + ".source");
    }

    @Test
    void roomsUseOnlyThoseBelowThem() {
        ROOMS.forEach((room, below) -> {
            Set<String> allowed = below.stream().map(name -> name.isEmpty() ? ROOT : ROOT + "." + name).collect(Collectors.toSet());
            assertThat(dependencies.get(room)).filteredOn(used -> used.startsWith(ROOT)).as(room).isSubsetOf(allowed);
        });
    }

    @Test
    void onlySourceKnowsJinjavaAndOnlyMailKnowsMail() {
        dependencies.forEach((room, used) -> {
            if (!room.equals(ROOT + ".source")) {
                assertThat(used).as(room).noneMatch(name -> name.startsWith("com.hubspot"));
            }
            if (!room.equals(ROOT + ".mail")) {
                assertThat(used).as(room).noneMatch(name -> name.startsWith("jakarta.mail"));
            }
        });
    }

    @Test
    void theLanguageNeedsNoApp() {
        for (String room : Set.of("builtins", "expression", "python", "source")) {
            assertThat(dependencies.get(ROOT + "." + room)).as(room).noneMatch(name -> name.startsWith("dev.carafe") && !name.startsWith(ROOT));
        }
    }

    /** What each package of the module uses outside of itself. */
    private static Map<String, Set<String>> dependencies() {
        StringWriter out = new StringWriter();
        int exit = ToolProvider.findFirst("jdeps").orElseThrow().run(new PrintWriter(out), new PrintWriter(out),
                "-verbose:package", "--ignore-missing-deps", "--multi-release", "base", "-filter:none", "target/classes/dev");
        assertThat(exit).as("jdeps: %s", out).isZero();
        Map<String, Set<String>> dependencies = new TreeMap<>();
        for (String line : out.toString().lines().toList()) {
            String[] words = line.strip().split("\\s+");
            if (words[0].startsWith(ROOT)) {
                Set<String> used = dependencies.computeIfAbsent(words[0], room -> new TreeSet<>());
                if (!words[2].equals(words[0])) {
                    used.add(words[2]);
                }
            }
        }
        return dependencies;
    }
}
