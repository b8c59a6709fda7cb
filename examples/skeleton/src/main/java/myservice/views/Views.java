package myservice.views;

import dev.carafe.Blueprint;
import java.util.List;

/** All views of the service. */
public final class Views {
    public static final List<Blueprint> BLUEPRINTS = List.of(Home.BLUEPRINT);

    private Views() { }
}
