package dev.carafe.session;

/** How a signing key is derived from a secret and a salt, as in itsdangerous. */
public enum KeyDerivation {
    /** The HMAC of the salt with the secret as its key; used by Flask and Quart. */
    HMAC,
    /** The digest of salt and secret. */
    CONCAT,
    /** The digest of salt, the word {@code signer}, and secret; the default of itsdangerous. */
    DJANGO_CONCAT,
    /** The secret itself; the salt has no effect. */
    NONE
}
