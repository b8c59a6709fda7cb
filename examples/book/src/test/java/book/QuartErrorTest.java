package book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.carafe.testing.TestClient;
import org.junit.jupiter.api.Test;

/** The third chapter's test of the error handlers, line by line. */
class QuartErrorTest {
    private static final String TEXT_404 = "The requested URL was not found on the server. "
            + "If you entered the URL manually please check your spelling and try again.";

    private final TestClient client = TestClient.of(QuartError.app());

    @Test
    void raise() {
        // this won't raise an exception in the test but return a 500
        assertThat(client.get("/api").status()).isEqualTo(500);
    }

    @Test
    void proper404() {
        // the 404 is the handler's own, with the words of the error in it
        assertThat(client.get("/dwdwqqwdwqd")).hasStatus(404).json("/Error", "404 Not Found: " + TEXT_404);
    }
}
