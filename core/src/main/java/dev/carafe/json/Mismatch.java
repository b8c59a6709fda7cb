package dev.carafe.json;

import java.util.List;

/**
 * A value in JSON that does not fit the type it is read as.
 *
 * @param pointer where it is (RFC 6901): {@code /people/0/age}; empty for the whole
 * @param reason what is wrong: {@code required}, {@code unknown}, {@code refused} with the message of the constructor that refused it, or
 *     what was expected, such as {@code wholeNumber}, {@code date} or {@code oneOf} with the choices
 * @param arguments the arguments of the reason
 */
public record Mismatch(String pointer, String reason, List<String> arguments) {
    Mismatch(String pointer, String reason, String... arguments) {
        this(pointer, reason, List.of(arguments));
    }

    /** Returns the pointer to a member of the parent. */
    static String pointer(String parent, Object member) {
        return parent + '/' + member.toString().replace("~", "~0").replace("/", "~1");
    }
}
