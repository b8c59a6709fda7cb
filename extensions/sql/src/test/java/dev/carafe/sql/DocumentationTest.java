package dev.carafe.sql;

import dev.carafe.support.Snippets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of {@code docs/database.md} make one test class, which is compiled and run. */
class DocumentationTest {
    @TestFactory
    Stream<DynamicTest> databaseIsTrue(@TempDir Path folder) throws Exception {
        return Snippets.tests(Path.of("../../docs/database.md"), 0, folder);
    }
}
