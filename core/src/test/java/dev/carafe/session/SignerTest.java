package dev.carafe.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignerTest {
    @ParameterizedTest
    @CsvSource({
        "HMAC, SHA-1, value.X8jD-g.tZRRpivE3yqiaIGTki5UomFt8nQ",
        "HMAC, SHA-256, value.X8jD-g.kQ3kpa0_aKfHwhatRp7PX0IFDYgYOI6VgKUcMog59xk",
        "CONCAT, SHA-1, value.X8jD-g.RxRJuIeFfyBZRGbTN6X5TAuChsE",
        "CONCAT, SHA-256, value.X8jD-g.gqnTptrrn_h_-e94olboAbjn4gww5jHqY_zaTiBVZ1E",
        "DJANGO_CONCAT, SHA-1, value.X8jD-g.VPZPfrqPJkP9E_78MGmwzoyr9nY",
        "DJANGO_CONCAT, SHA-256, value.X8jD-g.d-5D2wWlt4XRfb_R-UptxMnBUuWW2HL5LG0YEmzAtOg",
        "NONE, SHA-1, value.X8jD-g.lJy8VLHQxlfS3qBPv5N1PNv6JS0",
        "NONE, SHA-256, value.X8jD-g.pUvg3P9i7wOCB95YD9X_2rqV-vlE3lzZ45IzNEkNQ7c",
    })
    void signsAsItsdangerousDoes(KeyDerivation derivation, String digest, String signed) {
        Signer signer = new Signer(List.of("a-secret".getBytes(UTF_8)), "a-salt", digest, derivation);
        assertThat(signer.sign("value", 1606992890)).isEqualTo(signed);
        assertThat(signer.unsign(signed, 1606992890, 0)).isEqualTo("value");
        assertThat(signer.unsign(signed, 1606992891, 0)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "255", "256", "2147483648", "1099511627776"})
    void everyTimeIsReadBack(long time) {
        Signer signer = new Signer(List.of(new byte[] {1}), "", "SHA-1", KeyDerivation.HMAC);
        assertThat(signer.unsign(signer.sign("a.b", time), time, 0)).isEqualTo("a.b");
    }
}
