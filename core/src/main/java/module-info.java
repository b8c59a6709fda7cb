/** A microframework in the manner of Flask and Quart, on Helidon. */
module dev.carafe {
    requires transitive org.jspecify;

    exports dev.carafe.http;
    exports dev.carafe.routing;
}
