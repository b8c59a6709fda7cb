package book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import dev.carafe.testing.TestClient;
import dev.carafe.testing.TestRequest;
import dev.carafe.testing.TestResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code docs/chapter.md} shows are these sources, and what they answer. */
class ChapterTest {
    private static final Path PAGE = Path.of("../../docs/chapter.md");
    private static final Pattern SECTION = Pattern.compile("(?ms)^## [^\\n]*: `(\\w+)`\\n(.*?)(?=^## |\\z)");
    private static final Pattern SNIPPET = Pattern.compile("(?s)```java\\n(.*?)```");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z]+) (\\S+)(?: as (\\w+):(\\w+))?` \\| .*? \\| (\\d+)(.*?) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @TestFactory
    Stream<DynamicTest> samplesAnswerAsThePageSays() throws IOException {
        List<MatchResult> sections = SECTION.matcher(Files.readString(PAGE)).results()
                .filter(found -> Book.SAMPLES.containsKey(found.group(1))).toList();

        assertThat(sections).hasSizeGreaterThan(13);
        return sections.stream().flatMap(section -> ROW.matcher(section.group(2)).results()
                .map(row -> DynamicTest.dynamicTest(section.group(1) + " " + row.group(),
                        () -> answers(Book.SAMPLES.get(section.group(1)), row))));
    }

    private static void answers(Supplier<App> sample, MatchResult row) {
        TestRequest request = TestClient.of(sample.get()).propagateExceptions(false).request(row.group(1), row.group(2));
        if (row.group(3) != null) {
            String credentials = row.group(3) + ":" + row.group(4);
            request = request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)));
        }
        TestResponse response = request.send();

        assertThat(response).hasStatus(Integer.parseInt(row.group(5)));
        for (MatchResult code : CODE.matcher(row.group(6)).results().toList()) {
            String text = code.group(1);
            if (text.startsWith("Allow: ")) {
                assertThat(response).allows(text.substring("Allow: ".length()).split(", "));
            } else {
                assertThat(response.text()).contains(text.split("…")[0]);
            }
        }
    }

    @Test
    void snippetsAreTheSources() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/main/java/book"))) {
            for (Path file : files.toList()) {
                sources.append(unindented(Files.readString(file)));
            }
        }
        List<String> snippets = SNIPPET.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();

        assertThat(snippets).hasSizeGreaterThan(13).allSatisfy(snippet -> assertThat(unindented(sources.toString()))
                .contains(Stream.of(snippet.split("(?=\nstatic App app)")).map(ChapterTest::unindented).map(String::strip).toList()));
    }

    private static String unindented(String code) {
        return code.replaceAll("(?m)^ +", "");
    }
}
