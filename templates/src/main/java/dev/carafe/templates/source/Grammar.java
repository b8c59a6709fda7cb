package dev.carafe.templates.source;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.interpret.JinjavaInterpreter;
import com.hubspot.jinjava.lib.tag.FlexibleTag;
import com.hubspot.jinjava.lib.tag.Tag;
import com.hubspot.jinjava.tree.TagNode;
import com.hubspot.jinjava.tree.parse.TagToken;
import dev.carafe.templates.expression.Lexer;
import dev.carafe.templates.expression.SyntaxException;
import dev.carafe.templates.expression.Token;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Jinja2's tags as Jinjava is to know them: their names, and which of them have an end. */
final class Grammar {
    private static final List<String> NESTED =
            List.of("autoescape", "block", "call", "filter", "for", "if", "macro", "trans", "with");
    private static final List<String> SINGLE =
            List.of("break", "continue", "do", "elif", "else", "extends", "from", "import", "include", "pluralize", "print",
                    "raw");

    /** A comment, as a tag that no template may have itself. */
    static final String NOTE = "$note";

    private Grammar() {}

    /** Puts them in the place of Jinjava's own tags. */
    static void register(Jinjava jinjava) {
        NESTED.forEach(name -> jinjava.registerTag(new Named(name, "end" + name)));
        SINGLE.forEach(name -> jinjava.registerTag(new Named(name, null)));
        jinjava.registerTag(new Named(NOTE, null));
        jinjava.registerTag(new Assignment());
    }

    /** Jinjava reads the tag; a {@code Statement} renders it. */
    private interface ReadOnlyTag extends Tag {
        @Override
        default String interpret(TagNode node, JinjavaInterpreter interpreter) {
            throw new UnsupportedOperationException(getName());
        }
    }

    private record Named(String name, @Nullable String end) implements ReadOnlyTag {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public @Nullable String getEndTagName() {
            return end;
        }
    }

    /** <code>{% set %}</code> has an end only if it has no {@code =}. */
    private record Assignment() implements ReadOnlyTag, FlexibleTag {
        @Override
        public String getName() {
            return "set";
        }

        @Override
        public String getEndTagName() {
            return "endset";
        }

        @Override
        public boolean hasEndTag(TagToken token) {
            int depth = 0;
            try {
                for (Token word : Lexer.tokens(token.getHelpers(), 1, "")) {
                    depth += word.isWord("(") ? 1 : word.isWord(")") ? -1 : 0;
                    if (depth == 0 && word.isWord("=")) {
                        return false;
                    }
                }
                return true;
            } catch (SyntaxException e) {
                return false; // told when the tag is compiled
            }
        }
    }
}
