package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.SyntaxException;
import dev.carafe.templates.engine.expression.Token;
import dev.carafe.templates.engine.expression.TokenStream;
import dev.carafe.templates.engine.source.Part;
import dev.carafe.templates.engine.tree.PrintStatement;
import dev.carafe.templates.engine.tree.Statement;
import dev.carafe.templates.engine.tree.Translation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads <code>{% trans 'context' count=items|length, trimmed %}…{% pluralize count %}…{% endtrans %}</code>. */
final class TransReader {
    private final Compilation compiler;
    private final Map<String, Expression> declared = new LinkedHashMap<>();
    private final Map<String, Expression> mentioned = new LinkedHashMap<>();
    private boolean trimmed;

    private TransReader(Compilation compiler) {
        this.compiler = compiler;
        this.trimmed = compiler.trimsTranslations();
    }

    static Statement read(Part.Tag tag, Compilation compiler) {
        return new PrintStatement(new TransReader(compiler).translation(tag), compiler.position(tag.line()), false);
    }

    private Translation translation(Part.Tag tag) {
        List<String> messages = new ArrayList<>();
        Header header = compiler.header(tag);
        String context = header.tokens().current().kind() == Token.Kind.STRING ? header.tokens().next().text() : null;
        if (context != null) {
            messages.add(context);
        }
        declare(header);
        messages.add(message(compiler.parts(tag, "pluralize", "endtrans")));
        String counted = null;
        if (compiler.closing().name().equals("pluralize")) {
            counted = counted(compiler.closing(), tag.line());
            messages.add(message(compiler.parts(tag, "endtrans")));
        }
        compiler.end();
        mentioned.forEach(declared::putIfAbsent);
        String function = (counted == null ? "" : "n") + (context == null ? "" : "p") + "gettext";
        return new Translation(function, List.copyOf(messages), counted, declared);
    }

    private void declare(Header header) {
        TokenStream tokens = header.tokens();
        boolean decided = false;
        while (!tokens.atEnd()) {
            if (!declared.isEmpty()) {
                tokens.expect(",");
            }
            Token name = tokens.current();
            if (declared.containsKey(name.text())) {
                throw tokens.fail("translatable variable '" + name.text() + "' defined twice.");
            }
            boolean assigned = tokens.ahead().isWord("=");
            if (!assigned && !decided && (name.isWord("trimmed") || name.isWord("notrimmed"))) {
                tokens.next();
                trimmed = name.isWord("trimmed");
                decided = true;
            } else if (assigned) {
                tokens.expectName();
                tokens.next();
                declared.put(name.text(), header.expressions().expression());
            } else {
                declared.put(name.text(), header.expressions().variable());
            }
        }
    }

    /** The variable that <code>{% pluralize %}</code> names; else the first of the header; else the first of the text. */
    private String counted(Part.Tag pluralize, int line) {
        TokenStream tokens = compiler.header(pluralize).tokens();
        if (tokens.atEnd()) {
            Map<String, Expression> variables = declared.isEmpty() ? mentioned : declared;
            return variables.keySet().stream().findFirst()
                    .orElseThrow(() -> new SyntaxException("pluralize without variables", line));
        }
        String name = tokens.expectName().text();
        if (!declared.containsKey(name)) {
            throw new SyntaxException("unknown variable '" + name + "' for pluralization", pluralize.line());
        }
        tokens.expectEnd();
        return name;
    }

    private String message(List<Part> parts) {
        StringBuilder message = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Text text -> message.append(text.text().replace("%", "%%"));
                case Part.Output output -> message.append("%(").append(variable(compiler.header(output))).append(")s");
                default -> { } // comments; there are no tags in it
            }
        }
        return trimmed ? onOneLine(message.toString()) : message.toString();
    }

    private String variable(Header output) {
        String name = output.tokens().current().text();
        mentioned.putIfAbsent(name, output.expressions().variable());
        output.tokens().expectEnd();
        return name;
    }

    private static String onOneLine(String message) {
        return message.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining(" "));
    }
}
