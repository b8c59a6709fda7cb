/** A microframework in the manner of Flask and Quart, on Helidon. */
module dev.carafe {
    requires com.fasterxml.jackson.databind;
    requires transitive org.jspecify;

    exports dev.carafe.http;
    exports dev.carafe.routing;
    exports dev.carafe.session;
}
