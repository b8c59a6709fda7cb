package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.SyntaxException;
import dev.carafe.templates.expression.Token;
import dev.carafe.templates.expression.TokenStream;
import dev.carafe.templates.source.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads <code>{% trans 'context' count=items|length, trimmed %}…{% pluralize count %}…{% endtrans %}</code>. */
final class TransReader {
    private final Compiler compiler;
    private final Map<String, Expression> declared = new LinkedHashMap<>();
    private final Map<String, Expression> mentioned = new LinkedHashMap<>();
    private boolean trimmed;

    private TransReader(Compiler compiler) {
        this.compiler = compiler;
        this.trimmed = compiler.trimsTranslations();
    }

    static Statement read(Part.Tag tag, Compiler compiler) {
        return new PrintStatement(new TransReader(compiler).translation(tag), compiler.position(tag));
    }

    private Translation translation(Part.Tag tag) {
        List<String> messages = new ArrayList<>();
        Header header = compiler.header(tag);
        String context = header.tokens().current().kind() == Token.Kind.STRING ? header.tokens().next().text() : null;
        if (context != null) {
            messages.add(context);
        }
        declare(header);
        List<Branch> branches = Branch.of(tag, Set.of("pluralize"));
        messages.add(message(branches.getFirst()));
        String counted = null;
        if (branches.size() > 1) {
            counted = counted(branches.get(1).tag(), tag.line());
            messages.add(message(branches.get(1)));
        }
        if (branches.size() > 2) {
            throw new SyntaxException("a translatable section can have only one pluralize section", branches.get(2).tag().line());
        }
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

    private String message(Branch branch) {
        StringBuilder message = new StringBuilder();
        for (Part part : branch.parts()) {
            switch (part) {
                case Part.Text text -> message.append(text.text().replace("%", "%%"));
                case Part.Output output -> message.append("%(").append(variable(Header.of(output, compiler))).append(")s");
                case Part.Note note -> { }
                case Part.Tag tag -> throw new SyntaxException(
                        "control structures in translatable sections are not allowed", tag.line());
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
