/** Carafe's log through SLF4J. */
module dev.carafe.slf4j {
    requires dev.carafe;
    requires org.jspecify;
    requires org.slf4j;

    provides dev.carafe.logging.LogContextListener with dev.carafe.slf4j.RequestIdInMdc;
}
