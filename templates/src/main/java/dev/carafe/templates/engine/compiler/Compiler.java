package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.SyntaxException;
import dev.carafe.templates.engine.expression.Vocabulary;
import dev.carafe.templates.engine.source.Dialect;
import dev.carafe.templates.engine.source.Part;
import dev.carafe.templates.engine.source.Source;
import dev.carafe.templates.engine.tree.BlockStatement;
import dev.carafe.templates.engine.tree.Body;
import dev.carafe.templates.engine.tree.NoteStatement;
import dev.carafe.templates.engine.tree.Position;
import dev.carafe.templates.engine.tree.PrintStatement;
import dev.carafe.templates.engine.tree.Statement;
import dev.carafe.templates.engine.tree.Template;
import dev.carafe.templates.engine.tree.TextStatement;
import dev.carafe.templates.jinja.BlockTag;
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

/**
 * Compiles the parts of a template to statements, in the order of Jinja2's parser, so that it reports the same one of several mistakes.
 * Names of filters are checked last.
 */
public final class Compiler implements Compilation {
    private static final int DEEPEST = 100;

    /** The settings that templates are compiled with. */
    public interface Settings extends Vocabulary {
        /** The outer syntax. */
        Dialect dialect();

        /** The tag of the program of a name, or null. */
        @Nullable BlockTag tag(String name);

        /** Whether lines of translations are joined by default. */
        boolean trimsTranslations();
    }

    private record Open(String tag, List<String> ends) {}

    private final Settings settings;
    private final Position start;
    private final boolean autoescape;
    private final List<Part> parts;
    private final Map<String, BlockStatement> blocks = new LinkedHashMap<>();
    private final Deque<Set<String>> mentioned = new ArrayDeque<>();
    private final Set<String> literals = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Open> open = new ArrayDeque<>();
    private final Deque<Place> places = new ArrayDeque<>(List.of(Place.TEMPLATE));
    private final List<SyntaxException> late = new ArrayList<>();
    private int next;
    private int scopedBlocks;
    private int tagLine;
    private int earlierTagLine;
    private Part.@Nullable Tag closing;

    private Compiler(Settings settings, Position start, boolean autoescape) {
        this.settings = settings;
        this.start = start;
        this.autoescape = autoescape;
        this.parts = Source.parts(start.source(), settings.dialect());
    }

    /** Compiles a template. Fails with its name and the line. */
    public static Template compile(Settings settings, String name, String text, boolean autoescape) {
        Position start = new Position(name, text, 0);
        try {
            return new Compiler(settings, start, autoescape).template();
        } catch (SyntaxException | StackOverflowError e) {
            throw start.error(e);
        }
    }

    /** Compiles a standalone expression. */
    public static Expression expression(Settings settings, Position position) {
        List<SyntaxException> late = new ArrayList<>();
        try {
            Words words = new Words(settings, new ArrayDeque<>(), new HashSet<>(), late, false);
            Header header = Header.of(new Part.Output(position.source(), 1, null), words);
            Expression expression = header.onlyExpression();
            if (late.isEmpty()) {
                return expression;
            }
            throw late.getFirst();
        } catch (SyntaxException | StackOverflowError e) {
            throw position.error(e);
        }
    }

    /** Returns whether Jinja2 has a tag of a name, or could mistake it for the end of one. */
    public static boolean isReserved(String name) {
        return Tags.reader(name) != null || name.startsWith("end") || List.of("else", "elif", "pluralize", "raw").contains(name);
    }

    private Template template() {
        Body body = statements();
        if (!late.isEmpty()) {
            throw late.getFirst();
        }
        return new Template(start, body, blocks, literals, autoescape);
    }

    @Override
    public Body body(Part.Tag opening, Place place, String... ends) {
        enter(opening, ends);
        places.push(place);
        Body body = place == Place.BLOCK ? block() : statements();
        places.pop();
        open.pop();
        return body;
    }

    private void enter(Part.Tag opening, String... ends) {
        if (open.size() == DEEPEST) {
            throw new SyntaxException("tags are nested more than " + DEEPEST + " deep", opening.line());
        }
        open.push(new Open(opening.name(), List.of(ends)));
    }

    /** Compiles a block. Variables in a block don't count for the loop around it, which the block can't see. */
    private Body block() {
        mentioned.push(new HashSet<>());
        Body body = statements();
        mentioned.pop();
        return body;
    }

    /** Compiles up to the end of what is open. */
    private Body statements() {
        List<Statement> statements = new ArrayList<>();
        while (true) {
            Part part = parts.get(next++);
            switch (part) {
                case Part.Text text -> statements.add(new TextStatement(text.text()));
                case Part.Output output -> {
                    Header header = header(output);
                    statements.add(new PrintStatement(header.onlyTuple(true), position(header.expressions().line()), false));
                }
                case Part.Note note -> statements.add(NoteStatement.INSTANCE);
                case Part.Tag tag -> {
                    if (closes(tag)) {
                        return new Body(statements);
                    }
                    statements.add(statement(tag));
                }
                case Part.End end -> {
                    if (open.isEmpty()) {
                        return new Body(statements);
                    }
                    throw new SyntaxException("Unexpected end of template." + hint(null), end.line());
                }
                case Part.Failure failure -> throw failure.error();
            }
        }
    }

    private boolean closes(Part.Tag tag) {
        boolean closes = !open.isEmpty() && open.element().ends.contains(tag.name());
        if (closes) {
            closing = tag;
        }
        return closes;
    }

    private Statement statement(Part.Tag tag) {
        earlierTagLine = tagLine;
        tagLine = tag.line();
        TagReader reader = Tags.reader(tag.name());
        BlockTag own = settings.tag(tag.name());
        if (own != null) {
            return CallTags.own(own, tag, this);
        }
        if (reader == null) {
            throw new SyntaxException("Encountered unknown tag '" + tag.name() + "'." + hint(tag.name()), tag.line());
        }
        return reader.read(tag, this);
    }

    /** Returns what Jinja2 says about the open tags. */
    private String hint(@Nullable String tag) {
        Open innermost = open.peek();
        if (innermost == null) {
            return "";
        }
        String wanted = String.join(" or ", innermost.ends.stream().map(end -> "'" + end + "'").toList());
        boolean nesting = tag != null && open.stream().anyMatch(outer -> outer.ends.contains(tag));
        return (nesting ? " You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for " + wanted + "."
                : " Jinja was looking for the following tags: " + wanted + ".")
                + " The innermost block that needs to be closed is '" + innermost.tag + "'.";
    }

    @Override
    public List<Part> parts(Part.Tag opening, String... ends) {
        List<Part> read = new ArrayList<>();
        while (true) {
            switch (parts.get(next++)) {
                case Part.Tag tag when List.of(ends).contains(tag.name()) -> {
                    closing = tag;
                    return read;
                }
                case Part.Tag tag -> throw new SyntaxException(tag.name().equals("pluralize")
                        ? "a translatable section can have only one pluralize section" : tag.name().equals("trans")
                        ? "trans blocks can't be nested; did you mean `endtrans`?"
                        : "control structures in translatable sections are not allowed", tag.line());
                case Part.End end -> throw new SyntaxException("unclosed translation block", end.line());
                case Part.Failure failure -> throw failure.error();
                case Part part -> read.add(part);
            }
        }
    }

    @Override
    public Part.Tag closing() {
        if (closing == null) {
            throw new IllegalStateException("no body was read");
        }
        return closing;
    }

    @Override
    public void end() {
        header(closing()).tokens().expectEnd();
    }

    @Override
    public Header header(Part.Tag tag) {
        return Header.of(tag, words(places.element() == Place.BRANCH));
    }

    @Override
    public Header branchHeader(Part.Tag tag) {
        return Header.of(tag, words(true));
    }

    @Override
    public Header inner(Header header) {
        return header.with(words(false));
    }

    @Override
    public void late(SyntaxException error) {
        late.add(error);
    }

    @Override
    public Header header(Part.Output output) {
        return Header.of(output, words(places.element() == Place.BRANCH));
    }

    private Words words(boolean soft) {
        return new Words(settings, mentioned, literals, late, soft);
    }

    @Override
    public Position position(int line) {
        return start.at(line);
    }

    @Override
    public Set<String> openMentions() {
        Set<String> variables = new HashSet<>();
        mentioned.push(variables);
        return variables;
    }

    @Override
    public void closeMentions() {
        Set<String> variables = mentioned.pop();
        mentioned.forEach(outer -> outer.addAll(variables));
    }

    @Override
    public boolean autoescape() {
        return autoescape;
    }

    @Override
    public boolean trimsTranslations() {
        return settings.trimsTranslations();
    }

    @Override
    public boolean inLoop() {
        return places.contains(Place.LOOP);
    }

    @Override
    public boolean inScope() {
        return places.contains(Place.LOOP) || places.contains(Place.SCOPE);
    }

    @Override
    public boolean atTop() {
        return places.stream().allMatch(place -> place == Place.TEMPLATE || place == Place.BRANCH);
    }

    @Override
    public void add(BlockStatement block, int line) {
        scopedBlocks += block.scoped() ? 1 : 0;
        if (blocks.putIfAbsent(block.name(), block) != null) {
            late.addFirst(new SyntaxException("block '" + block.name() + "' defined twice", line));
        }
    }

    @Override
    public int scopedBlocks() {
        return scopedBlocks;
    }

    @Override
    public int earlierTag() {
        return earlierTagLine;
    }
}
