package dev.carafe.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PathParamTest {
    private static final PathParam<Integer> ID = PathParam.ofInt("id");

    @Test
    void itsTextBelongsIntoARule() {
        assertThat("/person/" + ID).isEqualTo("/person/<id:int>");
        assertThat(PathParam.of("c", "hex(digits=6)", String.class)).hasToString("<c:hex(digits=6)>");
        assertThat(PathParam.ofPath("p")).hasToString("<p:path>");
    }

    @Test
    void readsTheValueOfAMatch() {
        UUID uuid = UUID.randomUUID();

        assertThat(ID.from(Map.of("id", 7L))).isEqualTo(7);
        assertThat(PathParam.of("id", "int", int.class).from(Map.of("id", 7L))).isEqualTo(7);
        assertThat(PathParam.ofLong("id").from(Map.of("id", 1L << 40))).isEqualTo(1L << 40);
        assertThat(PathParam.ofDouble("x").from(Map.of("x", 0.5))).isEqualTo(0.5);
        assertThat(PathParam.ofString("s").from(Map.of("s", "a"))).isEqualTo("a");
        assertThat(PathParam.ofUuid("u").from(Map.of("u", uuid))).isEqualTo(uuid);
    }

    @Test
    void aValueOver32BitsIsNoSuchResource() {
        assertThatExceptionOfType(ValueTooLargeException.class)
                .isThrownBy(() -> ID.from(Map.of("id", 1L << 31)))
                .withMessage("The variable 'id' is 2147483648, more than 32 bits. Read it as a long to take it.");
    }

    @Test
    void aWrongNameListsTheRulesOwn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ID.from(Map.of("person_id", 7L)))
                .withMessage("The rule has no variable 'id'. It has: person_id.");
    }

    @Test
    void aWrongTypeNamesBoth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ID.from(Map.of("id", "x")))
                .withMessage("The variable 'id' has the type String, not Integer. "
                        + "Put <id:int> into the rule, or ask for the type that the rule gives.");
    }
}
