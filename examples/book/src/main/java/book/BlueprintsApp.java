package book;

import dev.carafe.App;
import dev.carafe.Blueprint;
import java.util.List;
import java.util.Map;

/** Views in a namespace of their own, which any app may register. */
final class BlueprintsApp {
    private static final Map<Integer, List<String>> TEAMS = Map.of(1, List.of("Alice", "Bob"), 2, List.of("Charles"));

    private static final Blueprint BLUEPRINT = Blueprint.create("teams")
            .get("/teams", "get_all", req -> TEAMS)
            .get("/teams/<int:team_id>", "get_team", req -> TEAMS.get(req.pathInt("team_id")));

    private BlueprintsApp() { }

    static App app() {
        return App.create("blueprints_app").register(BLUEPRINT);
    }
}
