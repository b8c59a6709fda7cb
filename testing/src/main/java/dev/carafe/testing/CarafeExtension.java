package dev.carafe.testing;

import dev.carafe.App;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Supplies each JUnit test with a new app and client as parameters, and closes both after the test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final CarafeExtension CARAFE = CarafeExtension.of(People::create);
 *
 * @Test
 * void greets(TestClient client) {
 *     assertThat(client.get("/person/1")).hasStatus(200);
 * }
 * }</pre>
 *
 * <p>A convenience: {@code TestClient.of(app)} needs no extension. This class needs {@code junit-jupiter-api}, which the module does not
 * bring along. Thread-safe.
 */
public final class CarafeExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(CarafeExtension.class);

    private final Supplier<App> apps;
    private final Function<App, TestClient> clients;

    private CarafeExtension(Supplier<App> apps, Function<App, TestClient> clients) {
        this.apps = apps;
        this.clients = clients;
    }

    /** Returns an extension with an in-memory client of a new app for each test. */
    public static CarafeExtension of(Supplier<App> app) {
        return new CarafeExtension(app, TestClient::of);
    }

    /** Returns an extension with a network client of a new app for each test. */
    public static CarafeExtension live(Supplier<App> app) {
        return new CarafeExtension(app, TestClient::live);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> type = parameter.getParameter().getType();
        return type == TestClient.class || type == App.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Given given = test.getStore(NAMESPACE).computeIfAbsent(this, key -> begin(), Given.class);
        return parameter.getParameter().getType() == App.class ? given.app : given.client;
    }

    private Given begin() {
        App app = apps.get();
        return new Given(app, clients.apply(app));
    }

    /** The app and client of one test, which JUnit closes. */
    private record Given(App app, TestClient client) implements AutoCloseable {
        @Override
        public void close() {
            client.close();
            app.close();
        }
    }
}
