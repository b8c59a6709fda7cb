package dev.carafe.templates;

import dev.carafe.templates.expression.Expression;
import dev.carafe.templates.expression.Filter;
import dev.carafe.templates.expression.SyntaxException;
import dev.carafe.templates.expression.Test;
import dev.carafe.templates.expression.Vocabulary;
import dev.carafe.templates.source.JinjavaReader;
import dev.carafe.templates.source.Part;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes statements of the parts of a template. Every expression is read here, so that errors in dead branches show as well. */
final class Compiler implements Vocabulary {
    private final Environment environment;
    private final Position start;
    private final boolean autoescape;
    private final Map<String, BlockStatement> blocks = new LinkedHashMap<>();
    private final Deque<Set<String>> mentioned = new ArrayDeque<>();
    private final Set<String> literals = Collections.newSetFromMap(new IdentityHashMap<>());
    private int loops;

    private Compiler(Environment environment, Position start, boolean autoescape) {
        this.environment = environment;
        this.start = start;
        this.autoescape = autoescape;
    }

    static Template compile(Environment environment, String name, String text, boolean autoescape) {
        Position start = new Position(name, text, 0);
        try {
            JinjavaReader reader = new JinjavaReader(text, environment.dialect);
            return new Compiler(environment, start, autoescape).template(reader);
        } catch (SyntaxException e) {
            throw start.error(e);
        }
    }

    private Template template(JinjavaReader reader) {
        SyntaxException nesting = reader.nestingError();
        try {
            Body body = body(reader.parts());
            if (nesting == null) {
                return new Template(start, ExtendsStatement.withoutDeadOutput(body), blocks, literals, autoescape);
            }
        } catch (SyntaxException e) {
            throw nesting == null || e.line() <= nesting.line() ? e : nesting;
        }
        throw nesting;
    }

    Body body(List<Part> parts) {
        List<Statement> statements = new ArrayList<>(parts.size());
        for (Part part : parts) {
            statements.add(statement(part));
        }
        return new Body(List.copyOf(statements));
    }

    private Statement statement(Part part) {
        return switch (part) {
            case Part.Text text -> new TextStatement(text.text());
            case Part.Output output -> new PrintStatement(expression(output), position(output.line()));
            case Part.Note note -> NoteStatement.INSTANCE;
            case Part.Tag tag -> statement(tag);
        };
    }

    private Expression expression(Part.Output output) {
        return Header.of(output, this).onlyTuple(true);
    }

    private Statement statement(Part.Tag tag) {
        return switch (tag.name()) {
            case "autoescape" -> AutoescapeStatement.read(tag, this);
            case "block" -> BlockStatement.read(tag, this);
            case "break", "continue" -> LeaveStatement.read(tag, this);
            case "call" -> CallStatement.read(tag, this);
            case "do" -> new DoStatement(header(tag).onlyTuple(true), position(tag));
            case "extends" -> new ExtendsStatement(header(tag).onlyExpression(), position(tag));
            case "filter" -> FilterStatement.read(tag, this);
            case "for" -> ForStatement.read(tag, this);
            case "from" -> FromStatement.read(tag, this);
            case "if" -> IfStatement.read(tag, this);
            case "import" -> ImportStatement.read(tag, this);
            case "include" -> IncludeStatement.read(tag, this);
            case "macro" -> MacroStatement.read(tag, this);
            case "print" -> PrintStatement.read(tag, this);
            case "set" -> SetStatement.read(tag, this);
            case "trans" -> TransReader.read(tag, this);
            case "with" -> WithStatement.read(tag, this);
            default -> throw new SyntaxException("Encountered unknown tag '" + tag.name() + "'.", tag.line());
        };
    }

    Header header(Part.Tag tag) {
        return Header.of(tag, this);
    }

    Position position(Part.Tag tag) {
        return position(tag.line());
    }

    private Position position(int line) {
        return start.at(line);
    }

    boolean autoescape() {
        return autoescape;
    }

    boolean trimsTranslations() {
        return environment.trimTranslations;
    }

    void add(BlockStatement block, int line) {
        if (blocks.putIfAbsent(block.name(), block) != null) {
            throw new SyntaxException("block '" + block.name() + "' defined twice", line);
        }
    }

    /** Compiles what a loop repeats, and gathers the variables that are read in it. */
    Body loopBody(List<Part> parts, Set<String> variables) {
        loops++;
        try {
            return body(parts, variables);
        } finally {
            loops--;
        }
    }

    boolean inLoop() {
        return loops > 0;
    }

    /** Compiles, and gathers the variables that are read in it. */
    Body body(List<Part> parts, Set<String> variables) {
        mentioned.push(variables);
        try {
            return body(parts);
        } finally {
            mentioned.pop();
            mentioned.forEach(outer -> outer.addAll(variables));
        }
    }

    static Set<String> variables() {
        return new HashSet<>();
    }

    @Override
    public @Nullable Filter filter(String name) {
        return environment.filter(name);
    }

    @Override
    public @Nullable Test test(String name) {
        return environment.test(name);
    }

    @Override
    public void mention(String variable) {
        Set<String> innermost = mentioned.peek();
        if (innermost != null) {
            innermost.add(variable);
        }
    }

    @Override
    public void literal(String text) {
        literals.add(text);
    }
}
