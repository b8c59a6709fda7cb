package dev.carafe.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.carafe.http.Cookie;
import dev.carafe.http.MultiValues;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CookieSessionsTest {
    private static final Instant NOW = Instant.parse("2020-12-03T18:34:50Z");
    private static final SessionSettings SETTINGS = SessionSettings.DEFAULTS.keys(List.of("a-key-for-tests"));

    private static CookieSessions at(Instant time, SessionSettings settings) {
        return new CookieSessions(settings, CookieSessions.signer(settings, CookieSessions.utf8(settings.keys())), () -> time);
    }

    private static MultiValues cookies(String value) {
        return MultiValues.of(Map.of("session", List.of(value)));
    }

    private static MultiValues saved(Session session) {
        return cookies(at(NOW, SETTINGS).save(session).value());
    }

    private static Session with(String name, Object value) {
        return Session.empty().set(name, value);
    }

    @Test
    void aSavedSessionIsOpenedAgain() {
        Session opened = at(NOW, SETTINGS).open(saved(with("user", "ada")));
        assertThat(opened.isNew()).isFalse();
        assertThat(opened.accessed()).isFalse();
        assertThat(opened.toMap()).isEqualTo(Map.of("user", "ada"));
    }

    @Test
    void theCookieIsKeptFromScriptsAndEndsWithTheBrowser() {
        assertThat(at(NOW, SETTINGS).save(with("a", 1)).value("")).hasToString("session=; HttpOnly; Path=/");
    }

    @Test
    void anUnchangedSessionSetsNoCookie() {
        Session session = Session.of(Map.of("a", 1));
        session.get("a");
        assertThat(at(NOW, SETTINGS).save(session)).isNull();
        assertThat(at(NOW, SETTINGS).save(Session.empty())).isNull();
    }

    @Test
    void savingIsNoAccess() {
        Session session = Session.of(Map.of("_permanent", true));
        at(NOW, SETTINGS).save(session);
        assertThat(session.accessed()).isFalse();
    }

    @Test
    void anEmptiedSessionDeletesTheCookie() {
        assertThat(at(NOW, SETTINGS).save(Session.of(Map.of("a", 1)).clear()))
                .hasToString("session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; HttpOnly; Path=/");
    }

    @Test
    void aPermanentSessionIsSentAnewWithEachRequest() {
        Session session = Session.of(Map.of("_permanent", true));
        assertThat(at(NOW, SETTINGS).save(session).expires()).isEqualTo(NOW.plus(Duration.ofDays(31)));
        assertThat(at(NOW, SETTINGS.refreshEachRequest(false)).save(session)).isNull();
    }

    @Test
    void aCookieIsValidUntilItIsOlderThanTheLifetime() {
        MultiValues cookies = saved(with("a", 1));
        assertThat(at(NOW.plus(Duration.ofDays(31)), SETTINGS).open(cookies).isEmpty()).isFalse();
        assertThat(at(NOW.plus(Duration.ofDays(31)).plusSeconds(1), SETTINGS).open(cookies).isEmpty()).isTrue();
        assertThat(at(NOW.minusSeconds(1), SETTINGS).open(cookies).isEmpty()).isTrue();
    }

    @Test
    void theNewestKeySignsAndAllAreAccepted() {
        MultiValues old = saved(with("a", 1));
        CookieSessions rotated = at(NOW, SETTINGS.keys(List.of("the-new-key", "a-key-for-tests")));
        assertThat(rotated.open(old).toMap()).isEqualTo(Map.of("a", 1));
        MultiValues renewed = cookies(rotated.save(with("a", 2)).value());
        assertThat(at(NOW, SETTINGS).open(renewed).isEmpty()).isTrue();
        assertThat(at(NOW, SETTINGS.keys(List.of("the-new-key"))).open(renewed).toMap()).isEqualTo(Map.of("a", 2));
    }

    @Test
    void anotherSaltDigestOrDerivationIsNotAccepted() {
        MultiValues cookies = saved(with("a", 1));
        assertThat(at(NOW, SETTINGS.salt("other")).open(cookies).isEmpty()).isTrue();
        assertThat(at(NOW, SETTINGS.digest("SHA-256")).open(cookies).isEmpty()).isTrue();
        for (KeyDerivation other : List.of(KeyDerivation.CONCAT, KeyDerivation.DJANGO_CONCAT, KeyDerivation.NONE)) {
            assertThat(at(NOW, SETTINGS.keyDerivation(other)).open(cookies).isEmpty()).isTrue();
        }
    }

    @Test
    void withoutAKeyItReadsAsEmptyAndRefusesWrites() {
        Session session = at(NOW, SessionSettings.DEFAULTS).open(saved(with("a", 1)));
        assertThat(session.get("a")).isNull();
        assertThatIllegalStateException().isThrownBy(() -> session.set("a", 1)).withMessage(
                "The session can't be written, because there is no SECRET_KEY to sign it with. Make one (openssl rand -hex 32) "
                        + "and keep it out of the source code: set the variable CARAFE_SECRET_KEY where the program runs, "
                        + "or app.config().set(\"SECRET_KEY\", key) in a test.");
        assertThat(at(NOW, SessionSettings.DEFAULTS).save(session)).isNull();
    }

    @Test
    void everyCutOrChangedCookieIsAnEmptySession() {
        String cookie = saved(with("user", "ada")).require("session");
        CookieSessions sessions = at(NOW, SETTINGS);
        for (int i = 0; i < cookie.length(); i++) {
            assertThat(sessions.open(cookies(cookie.substring(0, i))).isEmpty()).isTrue();
            for (char c : "A-_.=/+ é\n".toCharArray()) {
                if (cookie.charAt(i) != c) {
                    String changed = cookie.substring(0, i) + c + cookie.substring(i + 1);
                    assertThat(sessions.open(cookies(changed)).isEmpty()).as(changed).isTrue();
                }
            }
        }
        assertThat(sessions.open(cookies(cookie + "=")).isEmpty()).isTrue();
    }

    @Test
    void anyCookieIsASessionAndNeverAnError() {
        Random random = new Random(42);
        CookieSessions sessions = at(NOW, SETTINGS);
        for (int i = 0; i < 20_000; i++) {
            byte[] octets = new byte[random.nextInt(40)];
            random.nextBytes(octets);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(octets) + ".".repeat(random.nextInt(3));
            assertThat(sessions.open(cookies(text + "." + text)).isEmpty()).isTrue();
        }
    }

    @Test
    void whatWasSignedButIsNoSessionIsAnEmptyOne() {
        Signer signer = new Signer(List.of("a-key-for-tests".getBytes(UTF_8)), "cookie-session", "SHA-1", KeyDerivation.HMAC);
        List<String> payloads = List.of("[1]", "\"s\"", "3", "null", "", "{", "{} {}", "{\"a\":{\" u\":\"x\"}}",
                "{\"a\":{\" t\":1}}",
                "{\"a\":{\" di\":[]}}", "{\" t\":[1]}", "[".repeat(5000));
        assertThat(payloads).allSatisfy(json -> {
            String cookie = signer.sign(Payload.encode(json), NOW.getEpochSecond());
            assertThat(at(NOW, SETTINGS).open(cookies(cookie)).isEmpty()).as(json).isTrue();
        });
    }

    @Test
    void aBombIsNotInflated() {
        Signer signer = new Signer(List.of("a-key-for-tests".getBytes(UTF_8)), "cookie-session", "SHA-1", KeyDerivation.HMAC);
        String fits = Payload.encode("{\"a\":\"" + "x".repeat(60_000) + "\"}");
        String bomb = Payload.pack(("{\"a\":\"" + "x".repeat(5_000_000) + "\"}").getBytes(UTF_8));
        assertThat(at(NOW, SETTINGS).open(cookies(signer.sign(fits, NOW.getEpochSecond()))).isEmpty()).isFalse();
        assertThat(at(NOW, SETTINGS).open(cookies(signer.sign(bomb, NOW.getEpochSecond()))).isEmpty()).isTrue();
    }

    @Test
    void moreThanFitsIntoACookieIsRefused() {
        byte[] noise = new byte[4000];
        new Random(42).nextBytes(noise);
        assertThatIllegalArgumentException().isThrownBy(() -> at(NOW, SETTINGS).save(with("b", noise)))
                .withMessageContaining("browsers drop one over 4096. Keep the data on the server");
    }

    @Test
    void whatWouldNotBeReadBackIsRefusedHoweverWellItPacks() {
        assertThat(at(NOW, SETTINGS).open(saved(with("a", "x".repeat(65_527)))).getString("a")).hasSize(65_527);
        assertThatIllegalArgumentException().isThrownBy(() -> at(NOW, SETTINGS).save(with("a", "x".repeat(65_528))))
                .withMessage("The session takes 65536 bytes, but one of 65536 or more is not read back, however well it packs. "
                        + "Keep the data on the server and only its id in the cookie.");
        assertThatIllegalArgumentException().isThrownBy(() -> at(NOW, SETTINGS).save(with("a", List.of("é".repeat(20_000)))));
        for (Object odd : List.of(Map.of("n".repeat(60_000), 1), BigInteger.TEN.pow(5_000), "\ud800", Map.of(" t", 1, "", ""))) {
            assertThat(at(NOW, SETTINGS).open(saved(with("a", odd))).get("a")).isEqualTo(odd);
        }
    }

    @Test
    void theCookieIsSecureWhereBrowsersKeepNoOther() {
        Cookie plain = SETTINGS.cookie();
        assertThat(plain.secure()).isFalse();
        for (Cookie cookie : List.of(plain.sameSite(Cookie.SameSite.NONE), plain.partitioned(true), Cookie.of("__Host-id", ""),
                Cookie.of("__Secure-id", "").path("/a").domain("example.org"))) {
            assertThat(SETTINGS.cookie(cookie).cookie().secure()).as(cookie.toString()).isTrue();
        }
    }

    @Test
    void aCookieThatNoBrowserKeepsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.cookie(Cookie.of("id", "").domain("localhost:5000")))
                .withMessage("The domain of the session cookie is 'localhost:5000', but a browser keeps it only for a host name, without "
                        + "scheme, port or path. Leave those out.");
        for (Cookie cookie : List.of(Cookie.of("__Host-id", "").path("/app"), Cookie.of("__host-id", "").domain("example.org"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.cookie(cookie))
                    .withMessage("A browser keeps the session cookie '%s' only without a domain and for the path '/'. "
                            + "Name it '__Secure-id' to have either.", cookie.name());
        }
    }

    @Test
    void anUnknownDigestIsRefusedAtSetup() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CookieSessions(SETTINGS.digest("SHA-7")))
                .withMessage("The digest 'SHA-7' is not known. Use SHA-1, SHA-256, SHA-384 or SHA-512.");
        assertThatIllegalArgumentException().isThrownBy(() -> SETTINGS.keys(List.of("")))
                .withMessage("A session key is empty. Leave it out, or make one with: openssl rand -hex 32");
    }

    @Test
    void theCookieIsTheOneThatIsConfigured() {
        SessionSettings settings = SETTINGS.cookie(Cookie.of("sid", "").domain("example.test").path("/s").secure(true)
                .sameSite(Cookie.SameSite.STRICT));
        assertThat(at(NOW, settings).save(with("a", 1)).value(""))
                .hasToString("sid=; Domain=example.test; Secure; Path=/s; SameSite=Strict");
        assertThat(settings.toString()).contains("keys=1").doesNotContain("a-key-for-tests");
    }
}
