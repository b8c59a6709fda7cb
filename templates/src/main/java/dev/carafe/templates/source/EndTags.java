package dev.carafe.templates.source;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may stand behind the name of an end tag: nothing, but in {@code endblock} the name of its block. */
final class EndTags {
    private static final Set<String> NAMES =
            Set.of("endautoescape", "endblock", "endcall", "endfilter", "endfor", "endif", "endmacro", "endset",
                    "endtrans", "endwith");

    private final Deque<String> blocks = new ArrayDeque<>();

    /** Takes note of the next tag; gives the word in it that should not be there, or null. */
    @Nullable String unexpected(String name, String header) {
        if (name.equals("block")) {
            blocks.push(firstWord(header));
        }
        if (!NAMES.contains(name)) {
            return null;
        }
        String block = name.equals("endblock") ? Objects.requireNonNullElse(blocks.poll(), "") : "";
        String rest = firstWord(header).equals(block) ? header.substring(block.length()).strip() : header;
        return rest.isEmpty() ? null : firstWord(rest);
    }

    private static String firstWord(String text) {
        int end = 0;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return text.substring(0, Math.max(end, Math.min(1, text.length())));
    }
}
