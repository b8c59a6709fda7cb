package dev.carafe.testing;

import dev.carafe.App;
import java.util.function.Consumer;

/** Makes the check behind {@link TestClient#checkedByOpenApi}; a service that carafe-openapi-testing provides. */
public interface OpenApiChecks {
    /** Returns what checks each response, and the request before it, against the document of an app. */
    Consumer<TestResponse> of(App app);
}
