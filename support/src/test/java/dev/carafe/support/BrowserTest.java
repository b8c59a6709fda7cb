package dev.carafe.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A browser leaves nothing behind, however it ends. */
@Timeout(120)
class BrowserTest {
    private final Path profile;

    BrowserTest(@TempDir Path folder) throws IOException {
        profile = Files.createDirectory(folder.resolve("profile"));
    }

    @Test
    void closedBrowserDeletesItsProfile() throws Exception {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "No Chromium on the PATH: what a browser leaves behind is not tested.");
        try (Browser browser = new Browser(program.get(), profile)) {
            browser.open(URI.create("data:text/html,hello"));
            assertThat(browser.await("body")).isEqualTo("hello");
            assertThat(profile).isNotEmptyDirectory();
        }
        assertThat(profile).doesNotExist();
    }

    @Test
    void programThatIsNoBrowserDeletesItsProfile() {
        assertThatThrownBy(() -> new Browser(Path.of("true"), profile)).hasMessage("The browser ended before it listened.");
        assertThat(profile).doesNotExist();
    }

    @Test
    void programThatDoesNotStartDeletesItsProfile() {
        assertThatThrownBy(() -> new Browser(Path.of("no-such-program"), profile)).hasMessageContaining("no-such-program");
        assertThat(profile).doesNotExist();
    }
}
