package dev.carafe.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table of {@code docs/configuration.md} and the defaults in the code. */
class DocumentationTest {
    private final List<Row> rows = rows();

    private record Row(String key, String type, String value, String effect) {}

    private static List<Row> rows() {
        try {
            String text = Files.readString(Path.of("../docs/configuration.md"));
            return text.substring(text.indexOf("## Built-in settings")).lines()
                    .filter(line -> line.startsWith("| `"))
                    .map(line -> Arrays.stream(line.split("\\|", -1)).map(cell -> cell.replaceAll("^ `?|`? $", "")).toList())
                    .map(cells -> new Row(cells.get(1), cells.get(2), cells.get(3), cells.get(4)))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theTableHoldsEveryBuiltInKeyWithItsDefaultInOrder() {
        assertThat(rows.stream().map(row -> row.key() + " = " + row.value()))
                .containsExactlyElementsOf(new Config().toString().lines().toList());
    }

    @Test
    void theTypesAreThoseThatAreDeclared() {
        Map<Class<?>, String> names = Map.of(Boolean.class, "boolean", Long.class, "number", Duration.class, "duration",
                List.class, "list", String.class, "text");
        assertThat(rows.stream().map(row -> row.key() + " " + row.type())).containsExactlyInAnyOrderElementsOf(
                BuiltIns.ALL.stream().map(declared -> declared.key() + " " + names.get(declared.type())).toList());
    }

    @Test
    void everyEffectIsASentence() {
        assertThat(rows).allSatisfy(row -> assertThat(row.effect()).as(row.key()).matches("[A-Z`].*\\."));
    }
}
