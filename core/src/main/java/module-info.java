/** A microframework in the manner of Flask and Quart, on Helidon. */
module dev.carafe {
    requires transitive com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.datatype.jdk8;
    requires com.fasterxml.jackson.datatype.jsr310;
    requires io.helidon.config;
    requires io.helidon.config.yaml;
    requires transitive io.helidon.logging.common;
    requires io.helidon.service.registry;
    requires transitive io.helidon.webserver;
    requires static java.compiler;
    requires static org.bouncycastle.provider;
    requires transitive java.logging;
    requires static jdk.jshell;
    requires transitive org.jspecify;
    requires org.yaml.snakeyaml;
    requires jdk.management;

    exports dev.carafe;
    exports dev.carafe.config;
    exports dev.carafe.http;
    exports dev.carafe.http.header;
    exports dev.carafe.json;
    exports dev.carafe.live;
    exports dev.carafe.logging;
    exports dev.carafe.middleware;
    exports dev.carafe.operation;
    exports dev.carafe.problem;
    exports dev.carafe.routing;
    exports dev.carafe.server;
    exports dev.carafe.session;
    exports dev.carafe.signal;
    exports dev.carafe.websocket;

    uses dev.carafe.logging.LogContextListener;
    provides io.helidon.logging.common.spi.LoggingProvider with dev.carafe.server.HelidonLog;
}
