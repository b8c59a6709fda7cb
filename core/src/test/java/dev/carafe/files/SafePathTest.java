package dev.carafe.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.http.Fuzz;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafePathTest {
    @TempDir
    private Path temporary;

    private Path folder;

    @BeforeEach
    void lay() throws IOException {
        folder = Files.createDirectories(temporary.resolve("static/sub")).getParent();
        for (String name : new String[] {"hello.txt", "with space.txt", "sub/a.css", ".hidden", "../secret.txt"}) {
            Files.writeString(folder.resolve(name), name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello.txt", "with space.txt", "sub/a.css"})
    void aFileInTheFolderIsFound(String path) {
        assertThat(SafePath.resolve(folder, path, false)).isNotNull().hasContent(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "sub", "sub/", "no-such-file", "hello.txt/", "/hello.txt", "sub//a.css", "../secret.txt",
        "sub/../hello.txt", "./hello.txt", ".hidden", "..", "..\\secret.txt", "hello.txt\0",
        "hello.txt.", "hello.txt ", "%2e%2e/secret.txt"})
    void nothingElseIsFound(String path) {
        assertThat(SafePath.resolve(folder, path, false)).isNull();
        assertThat(SafePath.resolve(folder, path, true)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:/x", "C:", "a:b", "a;b", "a\\b", "a\nb", "a*b", "a?b", "NUL", "nul.txt", "sub/Con", "com1.log",
        "LPT¹", "aux .txt",
        "\uFF0E\uFF0E/x", "\u2025/x", "a\uFF0Fb", "a\uFF3Cb", "a\uFF1Ab", "a\uFF05b",
        "a\u2028b", "a\uFEFFb", "a\uE000b", "a\u202Eb", "\uD800", "a%2fb", "a|b", "<a>", "\"a\""})
    void aNameThatMeansSomethingElseSomewhereIsNotSafe(String path) {
        assertThat(SafePath.isSafe(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a.b.c", "café.txt", "cafe\u0301.txt", "日本語.txt", "a-b_c~d (1) [x]{y}#^@!$&'+,=.txt",
        "Ada\u2019s plan \u2013 2024.pdf", "\u00AB5 \u20AC\u00BB.txt", "20\u00B0.txt", "Shot 9.41\u202FAM.png", "\uD83D\uDE00.png",
        "\u2764\uFE0F.png", "\uD83D\uDC68\u200D\uD83D\uDCBB.png", "\u2460.txt", "\u300C\u672C\u300D.txt",
        "console.txt", "com.txt", "com10"})
    void anOrdinaryNameIsSafe(String path) {
        assertThat(SafePath.isSafe(path)).isTrue();
    }

    @Test
    void aLinkMayOnlyLeadOutOfTheFolderWhenThatIsAllowed() throws IOException {
        Files.createSymbolicLink(folder.resolve("out.txt"), temporary.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("in.txt"), folder.resolve("hello.txt"));
        assertThat(SafePath.resolve(folder, "out.txt", false)).isNull();
        assertThat(SafePath.resolve(folder, "out.txt", true)).isNotNull();
        assertThat(SafePath.resolve(folder, "in.txt", false)).isNotNull().hasContent("hello.txt");
    }

    @Test
    void aFolderMayItselfBeALink() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
        assertThat(SafePath.resolve(link, "hello.txt", false)).isNotNull();
        assertThat(SafePath.resolve(temporary.resolve("no-such-folder"), "hello.txt", false)).isNull();
    }

    @Test
    void aFolderMayLieInAJar() throws IOException {
        try (FileSystem jar = FileSystems.newFileSystem(temporary.resolve("app.jar"), Map.of("create", "true"))) {
            Files.createDirectories(jar.getPath("/static/sub"));
            Files.writeString(jar.getPath("/static/sub/a.css"), "a");
            Files.writeString(jar.getPath("/secret.txt"), "secret");
            assertThat(SafePath.resolve(jar.getPath("/static"), "sub/a.css", false)).isEqualTo(jar.getPath("/static/sub/a.css"));
            assertThat(SafePath.resolve(jar.getPath("/static"), "sub", false)).isNull();
            assertThat(SafePath.resolve(jar.getPath("/static"), "../secret.txt", false)).isNull();
        }
    }

    @Test
    void noPathIsAnErrorOrLeadsOut() {
        Fuzz.strings("./\\%2eé:~ \0\uD800ahello.txtsub", 20_000).forEach(path -> {
            Path found = SafePath.resolve(folder, path, false);
            assertThat(found == null || found.startsWith(folder)).isTrue();
        });
    }
}
