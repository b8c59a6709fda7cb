package dev.carafe.benchmarks.load;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.benchmarks.Page;
import dev.carafe.benchmarks.TemplateEngine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** What all servers of the load comparison share: the data, and the line by which {@code load} asks for the allocated bytes. */
final class Sample {
    static final String TEXT = "Hello, World!";
    static final int FILE_SIZE = 1024 * 1024;
    /** What {@code /publish} sends to all who listen; the clients count its last character but two. */
    static final Person NEWS = new Person(7, "Ada Lovelace~");
    static final String SECRET = "a secret of the load comparison";
    /** A folder with {@code cert.pem}, {@code key.pem} and {@code store.p12}, or null for HTTP without TLS. */
    static final @Nullable String CERTIFICATES = System.getProperty("load.tls");
    static final String PASSWORD = "changeit";

    private Sample() { }

    /** Jackson, which a server without JSON does not load when it starts. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
        static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() { };
        static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() { };
    }

    static byte[] text() {
        return TEXT.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] json(Object value) {
        try {
            return Json.MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Person> people(byte[] json) {
        return read(json, Json.PEOPLE);
    }

    static Map<String, Integer> counts(byte[] json) {
        return read(json, Json.COUNTS);
    }

    private static <T> T read(byte[] json, TypeReference<T> type) {
        try {
            return Json.MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a file of 1 MB in the current folder, the same for all. */
    static Path file() {
        try {
            Path file = Path.of("file.bin").toAbsolutePath();
            return Files.exists(file) && Files.size(file) == FILE_SIZE ? file : Files.write(file, new byte[FILE_SIZE]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what renders the page of 100 rows. Only the servers of that row prepare it, for it would count among what a start takes. */
    static Supplier<String> page(TemplateEngine engine) {
        return isFor("page") ? engine.of(Page.TABLE) : () -> "";
    }

    /** Returns whether the server is to be measured in a row. */
    static boolean isFor(String row) {
        return row.equals(System.getProperty("load.row"));
    }

    /** Returns TLS with the certificate. */
    static SSLContext tls() {
        try (InputStream in = Files.newInputStream(Path.of(Objects.requireNonNull(CERTIFICATES), "store.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the number of further routes that a server is started with. */
    static int routes(String[] args) {
        return args.length > 1 ? Integer.parseInt(args[1]) : 0;
    }

    /** Prints, for each byte of the standard input, how many bytes have been allocated, and ends the process with the input. */
    static void untilEndOfInput() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        try {
            while (System.in.read() >= 0) {
                System.out.println(threads.getTotalThreadAllocatedBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.exit(0);
    }
}
