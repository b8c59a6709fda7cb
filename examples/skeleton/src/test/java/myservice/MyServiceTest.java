package myservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.App;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import myservice.views.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MyServiceTest {
    @Test
    void settingsComeFromTheFile(@TempDir Path folder) throws IOException {
        Path settings = Files.writeString(folder.resolve("settings.yml"), "GREETING: hello\nDEBUG: true\n");

        App app = MyService.createApp(Views.BLUEPRINTS, settings);

        assertThat(app.config().getString("GREETING")).isEqualTo("hello");
        assertThat(app.config().getBoolean("DEBUG")).isTrue();
    }

    @Test
    void shippedSettingsAreRead() {
        App app = MyService.createApp(Views.BLUEPRINTS, Path.of("settings.yml"));

        assertThat(app.config().getString("SESSION_COOKIE_SAMESITE")).isEqualTo("Lax");
    }

    @Test
    void viewsAreRegistered() {
        assertThat(MyService.createApp(Views.BLUEPRINTS, Path.of("none.yml")).urlFor("home.index")).isEqualTo("/");
    }
}
