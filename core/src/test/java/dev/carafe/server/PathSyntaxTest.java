package dev.carafe.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathSyntaxTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/a/b", "//", "/a%2Fb", "/~x;v=1/@me:*+,=$&'()!", "/Az09-._"})
    void takesWhatMayStandInAPath(String text) {
        assertThat(PathSyntax.isPath(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "a/b", "host:80", "/a b", "/a\tb", "/a\u0000", "/a\u007f", "/\u00e9", "/\ufffd", "/a|b", "/<b>",
            "/{x}", "/[x]", "/\"", "/\\", "/^", "/`", "/a#b", "/a?b"})
    void refusesWhatMustBeEncodedAndWhatIsNoPath(String text) {
        assertThat(PathSyntax.isPath(text)).isFalse();
    }
}
