package dev.carafe.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A server's certificate chain and its private key. */
final class ServerIdentity {
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");
    private static final char[] NO_PASSWORD = {};

    private final X509Certificate[] chain;
    private final PrivateKey key;

    private ServerIdentity(X509Certificate[] chain, PrivateKey key) {
        this.chain = chain;
        this.key = key;
    }

    /** Reads both. The message of an exception says what is wrong, and never contains any part of the key. */
    static ServerIdentity of(PemFile certfile, PemFile keyfile) throws GeneralSecurityException {
        ServerIdentity identity = new ServerIdentity(chain(certfile), key(keyfile));
        if (!identity.isWhole()) {
            throw new ServerException(("The key in the file %s is not that of the first certificate in the file %s. Give two files that "
                    + "were made together; the server's own certificate comes first in its file.")
                    .formatted(keyfile.name(), certfile.name()));
        }
        return identity;
    }

    private static X509Certificate[] chain(PemFile file) throws GeneralSecurityException {
        List<byte[]> blocks = file.blocks("CERTIFICATE");
        if (blocks.isEmpty()) {
            throw new ServerException(("The file %s has no '-----BEGIN CERTIFICATE-----' in it. It has to hold the server's own "
                    + "certificate, and after it those that vouch for it.").formatted(file.name()));
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        X509Certificate[] chain = new X509Certificate[blocks.size()];
        for (int i = 0; i < chain.length; i++) {
            try {
                chain[i] = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(blocks.get(i)));
            } catch (GeneralSecurityException e) {
                throw new ServerException("The file %s has a certificate in it that is broken. Copy it anew.".formatted(file.name()));
            }
        }
        return chain;
    }

    private static PrivateKey key(PemFile file) throws GeneralSecurityException {
        List<byte[]> blocks = file.blocks("PRIVATE KEY");
        if (blocks.isEmpty()) {
            throw new ServerException(("The file %s has no '-----BEGIN PRIVATE KEY-----' in it: a key without a password, as PKCS #8. "
                    + "Make one of a key of another form by: openssl pkcs8 -topk8 -nodes -in other.pem -out key.pem")
                    .formatted(file.name()));
        }
        PKCS8EncodedKeySpec encoded = new PKCS8EncodedKeySpec(blocks.getFirst());
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException e) {
                // not this algorithm: try the next
            }
        }
        throw new ServerException("The key in the file %s is broken, or of no kind that is known. These are: %s."
                .formatted(file.name(), String.join(", ", ALGORITHMS)));
    }

    /** Returns whether the certificate verifies a signature of the key. */
    private boolean isWhole() throws GeneralSecurityException {
        if (!key.getAlgorithm().equals(chain[0].getPublicKey().getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(switch (key.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> key.getAlgorithm();
        });
        signature.initSign(key);
        byte[] signed = signature.sign();
        signature.initVerify(chain[0]);
        return signature.verify(signed);
    }

    KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("server", key, NO_PASSWORD, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSWORD);
        return factory.getKeyManagers();
    }
}
