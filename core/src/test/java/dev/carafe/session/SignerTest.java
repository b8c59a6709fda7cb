package dev.carafe.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.MacSpi;
import org.junit.jupiter.api.Test;
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

    /** A hash function like SHA-256 whose keys, as those in hardware, can't be copied. */
    private static final class Rigid extends Provider {
        private static final long serialVersionUID = 1;

        Rigid() {
            super("Rigid", "1", "SHA-256 with keys that can't be copied");
            putService(service("MessageDigest", "Rigid", () -> MessageDigest.getInstance("SHA-256")));
            putService(service("Mac", "HmacRigid", RigidMac::new));
        }

        private Service service(String type, String algorithm, Callable<Object> made) {
            return new Service(this, type, algorithm, Rigid.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                    try {
                        return made.call();
                    } catch (Exception e) {
                        throw new NoSuchAlgorithmException(e);
                    }
                }
            };
        }
    }

    private static final class RigidMac extends MacSpi {
        private final Mac mac;

        RigidMac() throws NoSuchAlgorithmException {
            mac = Mac.getInstance("HmacSHA256");
        }

        @Override
        protected int engineGetMacLength() {
            return mac.getMacLength();
        }

        @Override
        protected void engineInit(Key key, AlgorithmParameterSpec unused) throws InvalidKeyException {
            mac.init(key);
        }

        @Override
        protected void engineUpdate(byte input) {
            mac.update(input);
        }

        @Override
        protected void engineUpdate(byte[] input, int offset, int length) {
            for (int i = 0; i < length; i++) {
                mac.update(input[offset + i]);
                Thread.yield(); // lets other threads in, if they may
            }
        }

        @Override
        protected byte[] engineDoFinal() {
            return mac.doFinal();
        }

        @Override
        protected void engineReset() {
            mac.reset();
        }
    }

    @Test
    void manyThreadsSignWithAKeyThatCantBeCopied() throws Exception {
        Provider rigid = new Rigid();
        Security.addProvider(rigid);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Signer signer = new Signer(List.of(new byte[] {1}), "salt", "Rigid", KeyDerivation.HMAC);
            Signer same = new Signer(List.of(new byte[] {1}), "salt", "SHA-256", KeyDerivation.HMAC);
            List<Callable<Boolean>> tasks = IntStream.range(0, 200).<Callable<Boolean>>mapToObj(i -> () -> {
                String signed = signer.sign("value " + i, 7);
                return signed.equals(same.sign("value " + i, 7)) && ("value " + i).equals(signer.unsign(signed, 7, 0));
            }).toList();

            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
        } finally {
            Security.removeProvider(rigid.getName());
        }
    }

    @ParameterizedTest
    @CsvSource({"0", "5", "255", "256", "2147483648", "1099511627776"})
    void everyTimeIsReadBack(long time) {
        Signer signer = new Signer(List.of(new byte[] {1}), "", "SHA-1", KeyDerivation.HMAC);
        assertThat(signer.unsign(signer.sign("a.b", time), time, 0)).isEqualTo("a.b");
    }
}
