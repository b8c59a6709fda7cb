package sessions;

import static dev.carafe.Carafe.session;

import dev.carafe.App;
import dev.carafe.middleware.RateLimit;
import java.time.Duration;
import java.util.Map;
import redis.clients.jedis.RedisClient;

/** Counts the visits of each client: {@code java -jar redis-sessions.jar}, beside a Redis on this machine. */
public final class Visits {
    private Visits() { }

    static App app(RedisClient redis) {
        return App.create("visits")
                .wrap(RateLimit.of(300, Duration.ofMinutes(1)).shared("visits", new RedisRates(redis)))
                .sessions(new RedisSessions(redis, Duration.ofHours(1)))
                .get("/", req -> {
                    int visits = session().getInt("visits", 0) + 1;
                    session().set("visits", visits);
                    return Map.of("visits", visits);
                })
                .post("/logout", req -> {
                    session().clear();
                    return Map.of("visits", 0);
                });
    }

    public static void main(String[] args) {
        try (RedisClient redis = RedisClient.create(System.getProperty("redis", "redis://127.0.0.1:6379"))) {
            app(redis).run(args);
        }
    }
}
