package quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.testing.TestClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is this project: its program, its tests, and what they print. */
class ReadmeTest {
    static final Path README = Path.of("../../README.md");
    private static final Pattern CURL = Pattern.compile("^\\$ curl http://127.0.0.1:5000(\\S+)\n([^$]*)", Pattern.MULTILINE);

    static List<String> blocks(String language) throws IOException {
        Pattern block = Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
        return block.matcher(Files.readString(README)).results().map(found -> found.group(1)).toList();
    }

    @Test
    void programIsTheQuickstart() throws IOException {
        assertThat(blocks("java").get(0)).isEqualTo(source("src/main/java/quickstart/Quickstart.java"));
    }

    @Test
    void testIsThatOfTheQuickstart() throws IOException {
        assertThat(blocks("java").get(1)).isEqualTo(source("src/test/java/quickstart/QuickstartTest.java"));
    }

    private static String source(String path) throws IOException {
        return Files.readString(Path.of(path)).replaceFirst("package quickstart;\n\n", "");
    }

    @Test
    void otherSnippetsAreOfTheTour() throws IOException {
        String tour = unindented(Files.readString(Path.of("src/test/java/quickstart/TourTest.java")));
        List<String> snippets = blocks("java");

        assertThat(snippets).hasSizeGreaterThan(4);
        assertThat(snippets.subList(2, snippets.size())).allSatisfy(snippet -> assertThat(tour).contains(unindented(snippet)));
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^ +", "");
    }

    @Test
    void outputIsThatOfTheQuickstart() throws IOException {
        TestClient client = TestClient.of(Quickstart.app());
        List<MatchResult> calls = CURL.matcher(blocks("console").getFirst()).results().toList();

        assertThat(calls).hasSizeGreaterThan(1).allSatisfy(call -> assertThat(client.get(call.group(1))).hasText(call.group(2).strip()));
    }
}
