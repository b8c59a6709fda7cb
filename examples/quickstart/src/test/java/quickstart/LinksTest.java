package quickstart;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the pages of the project lead somewhere, to the heading that they name. */
class LinksTest {
    private static final Path PROJECT = ReadmeTest.README.resolveSibling(".").normalize();
    private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:)([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("^ *```.*?^ *```$|`[^`\n]+`", Pattern.DOTALL | Pattern.MULTILINE);

    @Test
    void noLinkIsDead() throws IOException {
        List<Path> pages = pages();
        List<String> dead = new ArrayList<>();
        for (Path page : pages) {
            for (MatchResult link : LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll("")).results().toList()) {
                if (!exists(page, link.group(1), link.group(2))) {
                    dead.add(PROJECT.relativize(page) + " links to " + link.group().replaceAll("^..|.$", ""));
                }
            }
        }
        assertThat(pages).hasSizeGreaterThan(25);
        assertThat(dead).isEmpty();
    }

    private static boolean exists(Path page, String file, String anchor) throws IOException {
        Path target = file.isEmpty() ? page : page.resolveSibling(file);
        return Files.exists(target) && (anchor == null || anchors(target).contains(anchor));
    }

    /** Returns what links can name in a page, as GitHub makes it of the headings. */
    private static Set<String> anchors(Path page) throws IOException {
        String text = Files.readString(page).replaceAll("(?sm)^```.*?^```$", "");
        return HEADING.matcher(text).results().map(heading -> heading.group(1).toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')).collect(toSet());
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> top = Files.list(PROJECT); Stream<Path> docs = Files.walk(PROJECT.resolve("docs"));
                Stream<Path> examples = Files.walk(PROJECT.resolve("examples"), 2)) {
            return Stream.of(top, docs, examples, Stream.of(PROJECT.resolve("benchmarks/README.md"))).flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}
