/** A test client for Carafe apps. */
module dev.carafe.testing {
    requires transitive dev.carafe;
    requires transitive org.assertj.core;
    requires io.helidon.common.concurrency.limits;
    requires java.logging;

    exports dev.carafe.testing;
}
