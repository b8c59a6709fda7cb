package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.expression.SyntaxException;
import dev.carafe.templates.engine.source.Part;
import dev.carafe.templates.engine.tree.BlockStatement;
import dev.carafe.templates.engine.tree.Body;
import dev.carafe.templates.engine.tree.Position;
import java.util.List;
import java.util.Set;

/** A template that is being compiled, as the readers of its tags see it. */
interface Compilation {
    /** Where a body stands: what Jinja2 calls a frame. */
    enum Place { TEMPLATE, BRANCH, SCOPE, LOOP, BLOCK }

    /** Compiles up to one of these tags. */
    Body body(Part.Tag opening, Place place, String... ends);

    /** The parts up to one of these tags, not compiled. */
    List<Part> parts(Part.Tag opening, String... ends);

    /** The tag that ended the last body. */
    Part.Tag closing();

    /** Fails if anything stands behind the name of the tag that ended the last body. */
    void end();

    /** The header of a tag. */
    Header header(Part.Tag tag);

    /** The header of an output. */
    Header header(Part.Output output);

    /** The header of a branch, in which an unknown filter is an error only when it is reached. */
    Header branchHeader(Part.Tag tag);

    /** The rest of a header, which belongs to the scope that its tag opens: there an unknown filter is an error at once. */
    Header inner(Header header);

    /** Takes note of a mistake that Jinja2 tells only when all of the template is read. */
    void late(SyntaxException error);

    /** A place in this template. */
    Position position(int line);

    /** Takes note of the variables that are read until the returned set is closed. */
    Set<String> openMentions();

    /** Ends the innermost set of variables. */
    void closeMentions();

    /** Whether the template escapes. */
    boolean autoescape();

    /** Whether lines of translations are joined by default. */
    boolean trimsTranslations();

    /** Whether the tag stands in a loop of this template. */
    boolean inLoop();

    /** Whether the tag stands in a scope of its own. */
    boolean inScope();

    /** Whether the tag stands at the top of the template, where an {@code if} around it does not count. */
    boolean atTop();

    /** Adds a block; fails for a second one of its name. */
    void add(BlockStatement block, int line);

    /** How many scoped blocks there are so far. */
    int scopedBlocks();

    /** The line of the tag before this one. */
    int earlierTag();
}
