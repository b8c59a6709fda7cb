package ${package};

import dev.carafe.App;
import dev.carafe.templates.Templates;
import java.nio.file.Path;

/** Makes the app and runs it. */
public final class Main {
    private Main() { }

    /** The app with the settings of a file, if it is there. Tests call this too. */
    static App createApp(Path settings) {
        App app = App.create(Main.class);
        app.config().fromOptionalFile(settings);
        return app.install(Templates.create()).register(Home.BLUEPRINT);
    }

    public static void main(String[] args) {
        createApp(Path.of("settings.yml")).run(args);
    }
}
