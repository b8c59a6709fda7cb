import dev.carafe.kotlin.json
import dev.carafe.testing.TestClient
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class QuickstartTest {
    private val client = TestClient.of(app())

    @Test
    fun `the README's program finds a person`() {
        assertThat(client.get("/person/7").json<Person>()).isEqualTo(Person(7, "Ada"))
    }
}
