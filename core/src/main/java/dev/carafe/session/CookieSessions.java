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
 * Keeps sessions in a signed cookie, the same as Flask's and Quart's: an app of theirs with the same key reads what this one
 * writes, and the other way.
 *
 * <p>The client can read the data, and send an old cookie again until it is too old, but can't change it. A cookie that was not
 * signed with a key of ours, is too old, or can't be read is an empty session, never an error. Thread-safe.
 */
public final class CookieSessions implements SessionInterface {
    private static final String NO_KEY = "The session can't be written, because there is no SECRET_KEY to sign it with. "
            + "Make one (openssl rand -hex 32) and keep it out of the source code: set the variable CARAFE_SECRET_KEY where the program runs, "
            + "or app.config().set(\"SECRET_KEY\", key) in a test.";

    private final SessionSettings settings;
    private final @Nullable Signer signer;
    private final InstantSource clock;

    /** Sessions that age by the system's clock. */
    public CookieSessions(SessionSettings settings) {
        this(settings, InstantSource.system());
    }

    /** Sessions that age by a clock, such as {@code app.clock()}. */
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
     * Returns the cookie to set: after a change, and for a permanent session after each request if that is configured. An emptied session
     * deletes the cookie.
     *
     * @throws IllegalArgumentException if the session holds something that it can't keep, or more than fits into a cookie
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
