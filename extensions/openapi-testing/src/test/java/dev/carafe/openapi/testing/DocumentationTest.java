package dev.carafe.openapi.testing;

import dev.carafe.support.Snippets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of a page of the documentation make one test class, which is compiled and run. */
class DocumentationTest {
    @TestFactory
    Stream<DynamicTest> openApiIsTrue(@TempDir Path folder) throws Exception {
        return Snippets.tests(Path.of("../../docs/openapi.md"), 0, folder);
    }

    @TestFactory
    Stream<DynamicTest> validationIsTrue(@TempDir Path folder) throws Exception {
        return Snippets.tests(Path.of("../../docs/validation.md"), 0, folder);
    }
}
