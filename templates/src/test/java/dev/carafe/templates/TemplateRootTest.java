package dev.carafe.templates;

import dev.carafe.templates.engine.tree.Template;
import dev.carafe.templates.jinja.TemplateException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateRootTest {
    @TempDir
    private Path temp;

    private Path folder;
    private Templates templates;

    @BeforeEach
    void create() throws IOException {
        folder = Files.createDirectory(temp.resolve("templates"));
        Files.writeString(temp.resolve("secret.txt"), "secret");
        Files.writeString(folder.resolve("a.txt"), "from the folder");
        templates = Templates.create().folder(folder);
    }

    @Test
    void aNameNeverLeavesTheRoots() {
        List<String> names = List.of("../secret.txt", "a/../../secret.txt", temp.resolve("secret.txt").toString(),
                "/etc/hostname", "file:/etc/hostname", "..\\secret.txt", "b/..", "", "/", ".", "a\0b", "META-INF/MANIFEST.MF",
                "../META-INF/MANIFEST.MF", "../dev/carafe/templates/jinja-cases.json");
        for (String name : names) {
            assertThat(templates.has(name)).as(name).isFalse();
            TemplateException error = catchThrowableOfType(TemplateException.class,
                    () -> templates.renderString("{% include name %}", Map.of("name", name)));
            assertThat(error.kind()).as(name).isEqualTo(TemplateException.Kind.NOT_FOUND);
        }
    }

    @Test
    void emptyAndDotPartsOfANameAreDropped() {
        for (String name : List.of("./a.txt", "/a.txt", "a.txt/", ".//a.txt", "././a.txt")) {
            assertThat(templates.render(name, Map.of())).as(name).isEqualTo("from the folder");
        }
    }

    @Test
    void rootsAreMapsFunctionsPrefixesAndChoices() {
        Map<String, String> texts = new HashMap<>(Map.of("m", "map"));
        Templates own = Templates.create().autoReload(true)
                .root(TemplateRoot.prefix("p", TemplateRoot.choice(TemplateRoot.map(texts), name -> TemplateSource.of("any " + name))))
                .root(TemplateRoot.function(name -> name.equals("f") ? "{% include 'p/m' %}" : null));
        assertThat(own.render("f", Map.of())).isEqualTo("map");
        assertThat(own.render("p/x", Map.of())).isEqualTo("any x");
        texts.put("m", "changed");
        assertThat(own.render("f", Map.of())).isEqualTo("changed");
        assertThat(own.has("m")).isFalse();
    }

    @Test
    void aLinkThatLeadsOutOfTheFolderLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("out.txt"), temp.resolve("secret.txt"));
        Files.createSymbolicLink(folder.resolve("in.txt"), folder.resolve("a.txt"));
        assertThat(templates.has("out.txt")).isFalse();
        assertThat(templates.render("in.txt", Map.of())).isEqualTo("from the folder");
    }

    @Test
    void foldersGoBeforeTheClassPath() throws IOException {
        assertThat(templates.render("suffix/a.txt", Map.of("v", "class path"))).isEqualTo("class path");
        Files.createDirectory(folder.resolve("suffix"));
        Files.writeString(folder.resolve("suffix/a.txt"), "folder");
        assertThat(Templates.create().folder(folder).render("suffix/a.txt", Map.of())).isEqualTo("folder");
    }

    @Test
    void aFolderIsNoTemplate() {
        assertThat(templates.has("suffix")).isFalse();
    }

    @Test
    void whatIsMissingIsNamedWithWhereItWasLookedFor() {
        assertThatThrownBy(() -> templates.render("nope.html", Map.of())).isInstanceOf(TemplateException.class)
                .hasMessage("Template 'nope.html' was not found. Searched: folder " + folder + ", class path templates/.");
        assertThatThrownBy(() -> templates.renderString("\n{% include ['x', 'y'] %}", Map.of()))
                .isInstanceOf(TemplateException.class)
                .hasMessageContaining("<string>, line 2: None of the templates [x, y] was found.");
    }

    @Test
    void aChangedFileIsReadAgainOnlyWithAutoReload() throws IOException {
        Path file = folder.resolve("a.txt");
        assertThat(templates.render("a.txt", Map.of())).isEqualTo("from the folder");
        Files.writeString(file, "changed");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
        assertThat(templates.render("a.txt", Map.of())).isEqualTo("from the folder");
        templates.autoReload(true);
        assertThat(templates.render("a.txt", Map.of())).isEqualTo("changed");
        Files.delete(file);
        assertThat(templates.has("a.txt")).isFalse();
    }

    @Test
    void anAddedFileIsSeenOnlyWithAutoReload() throws IOException {
        assertThat(templates.has("new.txt")).isFalse();
        Files.writeString(folder.resolve("new.txt"), "new");
        assertThat(templates.has("new.txt")).isFalse();
        assertThat(templates.autoReload(true).render("new.txt", Map.of())).isEqualTo("new");
    }
}
