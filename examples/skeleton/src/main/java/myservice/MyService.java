package myservice;

import dev.carafe.App;
import dev.carafe.Blueprint;
import java.nio.file.Path;
import java.util.List;
import myservice.views.Views;

/** Makes the service of its views and its settings. */
public final class MyService {
    private MyService() { }

    /** An app with these views. Its settings are those of a file, if it is there, and of the file that CARAFE_SETTINGS names. */
    static App createApp(List<Blueprint> blueprints, Path settings) {
        App app = App.create(MyService.class).install(new RequestId());
        app.config().fromOptionalFile(settings).fromFileNamedBy("CARAFE_SETTINGS");
        blueprints.forEach(app::register);
        return app;
    }

    public static void main(String[] args) {
        createApp(Views.BLUEPRINTS, Path.of("settings.yml")).run(args);
    }
}
