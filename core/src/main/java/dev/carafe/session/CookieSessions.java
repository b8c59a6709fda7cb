package dev.carafe.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.http.Cookie;
import dev.carafe.http.MultiValues;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps sessions in a signed cookie in the format of Flask and Quart: apps of either kind with the same key read each other's sessions.
 *
 * <p>The client can read the data but can't change it; it can send an old cookie again until that expires. A cookie that is not signed with
 * one of the keys, has expired, or can't be read opens an empty session and is never an error. Thread-safe.
 */
public final class CookieSessions implements SessionInterface {
    private static final String NO_KEY = "The session can't be written, because there is no SECRET_KEY to sign it with. "
            + "Make one (openssl rand -hex 32) and keep it out of the source code: "
            + "set the variable CARAFE_SECRET_KEY where the program runs, "
            + "or app.config().set(\"SECRET_KEY\", key) in a test.";

    private final SessionSettings settings;
    private final @Nullable Signer signer;
    private final InstantSource clock;

    /** Creates a store whose sessions expire by the system's clock. */
    public CookieSessions(SessionSettings settings) {
        this(settings, InstantSource.system());
    }

    /** Creates a store whose sessions expire by a clock, such as {@code app.clock()}. */
    public CookieSessions(SessionSettings settings, InstantSource clock) {
        this(settings, signer(settings, utf8(settings.keys())), clock);
    }

    CookieSessions(SessionSettings settings, @Nullable Signer signer, InstantSource clock) {
        this.settings = settings;
        this.signer = signer;
        this.clock = clock;
    }

    static @Nullable Signer signer(SessionSettings settings, List<byte[]> keys) {
        return keys.isEmpty() ? null : new Signer(keys, settings.salt(), settings.digest(), settings.keyDerivation());
    }

    static List<byte[]> utf8(List<String> keys) {
        return keys.stream().map(key -> key.getBytes(UTF_8)).toList();
    }

    @Override
    public Session open(MultiValues cookies) {
        if (signer == null) {
            return Session.unavailable(NO_KEY);
        }
        String cookie = cookies.get(settings.cookie().name());
        Map<String, @Nullable Object> data = cookie == null ? null : read(signer, cookie);
        return data == null ? Session.empty() : Session.of(data);
    }

    private @Nullable Map<String, @Nullable Object> read(Signer verifier, String cookie) {
        String payload = verifier.unsign(cookie, clock.instant().getEpochSecond(), settings.lifetime().toSeconds());
        if (payload == null) {
            return null;
        }
        try {
            return TaggedJson.read(Payload.decode(payload)) instanceof Map<?, ?> map ? byName(map) : null;
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static Map<String, @Nullable Object> byName(Map<?, ?> map) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        map.forEach((key, value) -> data.put((String) key, value));
        return data;
    }

    /**
     * Returns the cookie to set after a change or, for a permanent session, after each request if so configured. An emptied session deletes
     * the cookie.
     *
     * @throws IllegalArgumentException if the session has a value that can't be kept, or is too long for a cookie
     */
    @Override
    public @Nullable Cookie save(Session session) {
        Map<String, @Nullable Object> data = session.data();
        boolean permanent = Boolean.TRUE.equals(data.get("_permanent"));
        if (signer == null || !(session.modified() || (permanent && settings.refreshEachRequest()))) {
            return null;
        }
        if (data.isEmpty()) {
            return settings.cookie().expires(Instant.EPOCH).maxAge(Duration.ZERO);
        }
        Instant now = clock.instant();
        Cookie cookie = settings.cookie().value(signer.sign(Payload.encode(TaggedJsonWriter.write(data)), now.getEpochSecond()));
        return permanent ? cookie.expires(now.plus(settings.lifetime())) : cookie;
    }

    @Override
    public boolean savesUnused() {
        return signer != null && settings.refreshEachRequest();
    }
}
