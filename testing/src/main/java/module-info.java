/** A test client for Carafe apps. */
module dev.carafe.testing {
    requires transitive dev.carafe;
    requires transitive org.assertj.core;
    requires io.helidon.common.concurrency.limits;
    requires java.logging;
    requires static transitive org.junit.jupiter.api;

    exports dev.carafe.testing;

    uses dev.carafe.testing.OpenApiChecks;
}
