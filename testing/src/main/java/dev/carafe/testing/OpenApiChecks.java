package dev.carafe.testing;

import dev.carafe.App;
import java.util.function.Consumer;

/** Creates the check of {@link TestClient#checkedByOpenApi}. carafe-openapi-testing provides this service. */
public interface OpenApiChecks {
    /** Returns a check of each response and its request against an app's document. */
    Consumer<TestResponse> of(App app);
}
