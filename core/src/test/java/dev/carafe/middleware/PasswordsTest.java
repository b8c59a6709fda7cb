package dev.carafe.middleware;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final String PASSWORD = "p\u00e4ssw\u00f6rd \u2615";

    /** What generate_password_hash of Werkzeug 3.1 and 2.2 made of the password. */
    @ParameterizedTest
    @ValueSource(strings = {
        "scrypt:32768:8:1$0hjsme29FmyCIiZb$28e5fb715de1c2762ddf15b6dcd74a48fd2221fc9df76f7855d61d8639a48eb387f71949d7619"
                + "274e036e3cfd45c4e7e7d5ac4d"
                + "1be06566b11965641fc4302d4",
        "scrypt:1024:8:2$GmsnnYKaMkC1ccKl$8102182a06e59ed585ea7c842e59d126baa0e38cb4482a01ee997b536bf4996e2b6db8d71c5a30"
                + "8151d98b54f4c59e1ffe7fd5ec"
                + "80e72eb1d24d47810350eddc",
        "pbkdf2:sha256:1000$UwoKBuZG6rdkP3vB$d41b7844efa21badec02b8ec03687f8696995418e10b986411c322f100060038",
        "pbkdf2:sha512:1000$9CQVu4YaCHCjJ1T0$632bff0ad34f33ab822cd0278cf0081296f0694d4c1d5a80df9394a4614dcef1ad8b312d7c3"
                + "fad2034d5677403bb720e785"
                + "f2ab7f4b99647e8b36b6c09fb307a",
        "pbkdf2:sha1:1000$oLQpH9IgTF84fLhB$d090e193726e2a1d7235e33227fe58654a417449",
        "pbkdf2:sha256:260000$GpI8H95TN1FeI1fk$c9e472a6648615d8faed2cb7a096eccbceed687195c5372897ef758c6d68c5e4"})
    void hashesOfWerkzeugAreVerified(String hash) {
        assertThat(Passwords.verify(hash, PASSWORD)).isTrue();
        assertThat(Passwords.verify(hash, PASSWORD + "x")).isFalse();
        assertThat(Passwords.verify(hash.substring(0, hash.length() - 1), PASSWORD)).isFalse();
    }

    @Test
    void emptyPasswordIsOneToo() {
        assertThat(Passwords.verify("scrypt:1024:8:1$ZCfQ5bVylqo4BxC1$7a50b27e599027e179e8cb1466c0d050ecc894a82948c9a1e1"
                + "85bb7e258e6ad09427c3463406"
                + "7f215a7c336c4a73e979e482d1e8159554897b933b231f5fba0f", "")).isTrue();
    }

    @Test
    void vectorOfRfc7914IsMet() {
        byte[] key = Scrypt.derive("pleaseletmein".getBytes(UTF_8), "SodiumChloride".getBytes(UTF_8), 16384, 8, 1, 64);
        assertThat(HexFormat.of().formatHex(key)).isEqualTo("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887");
    }

    @Test
    void eachHashHasASaltOfItsOwn() {
        String hash = Passwords.hash(PASSWORD);
        assertThat(hash).matches("scrypt:32768:8:1\\$[a-zA-Z0-9]{16}\\$[0-9a-f]{128}").isNotEqualTo(Passwords.hash(PASSWORD));
        assertThat(Passwords.verify(hash, PASSWORD)).isTrue();
        String other = Passwords.hash(PASSWORD, "pbkdf2:sha256:1000");
        assertThat(other).startsWith("pbkdf2:sha256:1000$");
        assertThat(Passwords.verify(other, PASSWORD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "$$", "scrypt:1000:8:1$s$00", "scrypt:1073741824:8:1$s$00", "scrypt:0:8:1$s$00", "pbkdf2:md5:1$s$00",
            "pbkdf2:sha256:0$s$", "pbkdf2:sha256:-1$s$", "plain$s$" + PASSWORD, "scrypt:1024:8:1$s$"})
    void hashThatCannotBeReadIsNobodys(String hash) {
        assertThat(Passwords.verify(hash, PASSWORD)).isFalse();
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(Passwords.verify(null, PASSWORD)).isFalse();
    }

    @Test
    void unknownMethodIsRefused() {
        assertThatThrownBy(() -> Passwords.hash(PASSWORD, "md5")).isInstanceOf(IllegalArgumentException.class).hasMessage("'md5' is no "
                + "method to hash passwords. Use \"scrypt:32768:8:1\", \"pbkdf2:sha256:1000000\", or \"argon2id\".");
    }

    @Test
    void argon2idIsThatOfItsReference() {
        String hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        assertThat(Passwords.verify(hash, "password")).isTrue();
        assertThat(Passwords.verify(hash, "passwore")).isFalse();
        String own = Passwords.hash("correct horse", "argon2id");
        assertThat(own).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(Passwords.hash("correct horse", "argon2id"));
        assertThat(Passwords.verify(own, "correct horse")).isTrue();
        assertThat(Passwords.verify(own, "correct horsf")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$argon2id$", "$argon2id$v=16$m=8,t=1,p=1$c2FsdHNhbHQ$AAAAAAAA",
            "$argon2id$v=19$m=9999999,t=1,p=1$c2FsdHNhbHQ$AAAAAAAA",
        "$argon2id$v=19$m=8,t=0,p=1$c2FsdHNhbHQ$AAAAAAAA", "$argon2id$v=19$m=8,t=1,p=9$c2FsdHNhbHQ$AAAAAAAA",
        "$argon2id$v=19$m=8,t=1,p=1$c2FsdHNhbHQ$A"})
    void argon2idThatCannotBeReadOrTakesTooMuchIsNobodys(String hash) {
        assertThat(Passwords.verify(hash, "password")).isFalse();
    }
}
