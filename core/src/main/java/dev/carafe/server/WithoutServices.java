package dev.carafe.server;

import io.helidon.common.context.Context;
import io.helidon.common.context.Contexts;
import io.helidon.service.registry.GlobalServiceRegistry;
import io.helidon.service.registry.ServiceRegistry;
import io.helidon.service.registry.ServiceRegistryConfig;
import io.helidon.service.registry.ServiceRegistryManager;
import java.util.concurrent.Callable;

/**
 * Runs Helidon's code without the services that its registry finds on the class path. To make that registry takes a fifth of the start of a
 * server that has no use for it; Helidon makes it when something else asks for a service. If the program has made it already, it is used.
 */
final class WithoutServices {
    /** The names by which Helidon's registry finds its stand-in in a context, as in {@code TestJunitExtension} of its tests. */
    private static final String REGISTRY_CONTEXT = "helidon-registry-static-context";
    private static final String REGISTRY = "helidon-registry";

    private static final Context CONTEXT = context();

    private WithoutServices() { }

    static <T> T call(Callable<T> task) {
        try {
            return GlobalServiceRegistry.configured() ? task.call() : Contexts.runInContext(CONTEXT, task);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Context context() {
        ServiceRegistry empty = ServiceRegistryManager.create(ServiceRegistryConfig.builder()
                .discoverServices(false)
                .discoverServicesFromServiceLoader(false)
                .build()).registry();
        Context context = Context.create();
        context.register(REGISTRY, empty);
        context.register(REGISTRY_CONTEXT, context);
        return context;
    }
}
