package dev.carafe.server;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A server's certificate, read again when its files change, so that a renewal needs no restart. The two files are replaced one after the
 * other, so the old certificate stays until the new one and its key match.
 */
final class Certificates {
    private static final System.Logger LOGGER = System.getLogger("dev.carafe.server");
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final String certfile;
    private final String keyfile;
    private final AtomicLong nextLook;
    private volatile Versions versions;
    private volatile SSLContext context;

    /** Reads the files. Throws a {@link ServerException} if anything is wrong with them. */
    Certificates(String certfile, String keyfile) {
        this.certfile = certfile;
        this.keyfile = keyfile;
        this.versions = Versions.of(certfile, keyfile); // first: the content may be newer, never older
        this.context = read();
        this.nextLook = new AtomicLong(System.nanoTime() + PERIOD.toNanos());
    }

    private SSLContext read() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            ServerIdentity identity = ServerIdentity.of(PemFile.read("CERTFILE", certfile), PemFile.read("KEYFILE", keyfile));
            context.init(identity.keyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new ServerException("This JDK can't use the certificate in '%s': %s".formatted(certfile, e.getMessage()));
        }
    }

    /** Returns the TLS context for the next connection. Checks the files at most once a second. */
    SSLContext context() {
        long now = System.nanoTime();
        long look = nextLook.get();
        if (now - look >= 0 && nextLook.compareAndSet(look, now + PERIOD.toNanos())) {
            renew();
        }
        return context;
    }

    private void renew() {
        Versions found = Versions.of(certfile, keyfile);
        if (found.equals(versions)) {
            return;
        }
        versions = found;
        try {
            context = read();
            LOGGER.log(Level.INFO, "The certificate in ''{0}'' has been renewed.", certfile);
        } catch (ServerException e) {
            LOGGER.log(Level.WARNING, "The certificate has changed, and can''t be used as it is now. The old one stays. {0}",
                    e.getMessage());
        }
    }

    /** The versions of the certificate file and the key file. */
    private record Versions(@Nullable Version certificate, @Nullable Version key) {
        static Versions of(String certfile, String keyfile) {
            return new Versions(Version.of(certfile), Version.of(keyfile));
        }
    }

    /** Distinguishes a file from a later one with the same name. */
    private record Version(FileTime changed, long size, @Nullable Object file) {
        static @Nullable Version of(String path) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(Path.of(path), BasicFileAttributes.class);
                return new Version(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException | InvalidPathException e) {
                return null;
            }
        }
    }
}
