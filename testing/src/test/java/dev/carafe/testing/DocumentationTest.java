package dev.carafe.testing;

import dev.carafe.support.Snippets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of a page of the documentation make one test class, which is compiled and run. */
class DocumentationTest {
    @TestFactory
    Stream<DynamicTest> guideIsTrue(@TempDir Path folder) throws Exception {
        return testsOf("guide.md", folder);
    }

    @TestFactory
    Stream<DynamicTest> testingIsTrue(@TempDir Path folder) throws Exception {
        return testsOf("testing.md", folder);
    }

    @TestFactory
    Stream<DynamicTest> webSocketsIsTrue(@TempDir Path folder) throws Exception {
        return testsOf("websockets.md", folder);
    }

    @TestFactory
    Stream<DynamicTest> liveIsTrue(@TempDir Path folder) throws Exception {
        return testsOf("live.md", folder);
    }

    private static Stream<DynamicTest> testsOf(String name, Path folder) throws Exception {
        return Snippets.tests(Path.of("../docs").resolve(name), 0, folder);
    }
}
