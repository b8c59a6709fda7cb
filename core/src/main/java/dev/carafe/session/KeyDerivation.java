package dev.carafe.session;

/** How a signing key comes from a secret and a salt, as in itsdangerous. */
public enum KeyDerivation {
    /** The HMAC of the salt under the secret: what Flask and Quart use. */
    HMAC,
    /** The digest of salt and secret. */
    CONCAT,
    /** The digest of salt, the word {@code signer} and secret: what itsdangerous uses by itself. */
    DJANGO_CONCAT,
    /** The secret as it is; the salt has no effect. */
    NONE
}
