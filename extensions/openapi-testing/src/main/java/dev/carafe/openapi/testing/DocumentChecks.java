package dev.carafe.openapi.testing;

import dev.carafe.App;
import dev.carafe.openapi.OpenApi;
import dev.carafe.testing.OpenApiChecks;
import dev.carafe.testing.TestResponse;
import java.util.function.Consumer;

/** Checks against the document of the {@link OpenApi} that is installed in an app. Found by the test client. */
public final class DocumentChecks implements OpenApiChecks {
    /** For the test client. */
    public DocumentChecks() { }

    @Override
    public Consumer<TestResponse> of(App app) {
        return new DocumentCheck(app, app.extension(OpenApi.class), true)::check;
    }
}
