package sessions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.http.Cookie;
import dev.carafe.http.MultiValues;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.JsonStyle;
import dev.carafe.session.Session;
import dev.carafe.session.SessionInterface;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.GetExParams;
import redis.clients.jedis.params.SetParams;

/**
 * Keeps sessions as JSON in Redis, and in the cookie an id that nobody can guess: the client can't read the data, and what is cleared is
 * gone at once, whoever still has the cookie. Of two requests at the same time the one that ends last wins.
 */
final class RedisSessions implements SessionInterface {
    private static final Cookie COOKIE = Cookie.of("sid", "").httpOnly(true).sameSite(Cookie.SameSite.LAX);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final JsonProvider JSON = new JacksonJson(JsonStyle.DEFAULT);

    private final RedisClient redis;
    private final Duration lifetime;

    /** Sessions that end a while after they were used last. */
    RedisSessions(RedisClient redis, Duration lifetime) {
        this.redis = redis;
        this.lifetime = lifetime;
    }

    @Override
    public Session open(MultiValues cookies) {
        String id = cookies.get(COOKIE.name());
        String json = id == null ? null : redis.getEx(key(id), GetExParams.getExParams().ex(lifetime.toSeconds()));
        return id == null || json == null ? Session.empty() : Session.of(id, read(json));
    }

    private static Map<String, @Nullable Object> read(String json) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        if (JSON.read(json.getBytes(UTF_8), Object.class) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> data.put(String.valueOf(name), value));
        }
        return data;
    }

    @Override
    public @Nullable Cookie save(Session session) {
        if (!session.modified()) {
            return null;
        }
        String id = session.id();
        if (session.isEmpty()) {
            if (id != null) {
                redis.del(key(id));
            }
            return Cookie.deleted(COOKIE.name());
        }
        String kept = id != null ? id : newId();
        redis.set(key(kept), new String(JSON.write(session.toMap()), UTF_8), SetParams.setParams().ex(lifetime.toSeconds()));
        return COOKIE.value(kept);
    }

    private static String key(String id) {
        return "session:" + id;
    }

    private static String newId() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
