package dev.carafe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class GlobalsTest {
    private final Globals g = new Globals();

    @Test
    void whatIsSetIsThere() {
        g.set("user", "ada").set("nothing", null);
        assertThat(g.get("user")).isEqualTo("ada");
        assertThat(g.contains("nothing")).isTrue();
        assertThat(g.get("nothing")).isNull();
        assertThat(g).hasToString("{user=ada, nothing=null}");
    }

    @Test
    void whatIsNotSetIsNull() {
        assertThat(g.get("user")).isNull();
        assertThat(g.contains("user")).isFalse();
        assertThat(g.remove("user")).isNull();
    }

    @Test
    void whatIsRemovedIsGone() {
        assertThat(g.set("user", "ada").remove("user")).isEqualTo("ada");
        assertThat(g.contains("user")).isFalse();
    }

    @Test
    void whatIsRequiredMustBeThereAndFit() {
        assertThat(g.set("user", "ada").require("user", String.class)).isEqualTo("ada");
        assertThatIllegalStateException().isThrownBy(() -> g.require("user", Integer.class))
                .withMessage("g has no Integer called 'user' in this request. It has: user. Set it in a before hook.");
        assertThatIllegalStateException().isThrownBy(() -> new Globals().require("user", String.class))
                .withMessage("g has no String called 'user' in this request. It has: nothing. Set it in a before hook.");
    }
}
