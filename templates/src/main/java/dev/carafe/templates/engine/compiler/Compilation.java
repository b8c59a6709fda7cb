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
    /** The place of a body, which Jinja2 calls a frame. */
    enum Place { TEMPLATE, BRANCH, SCOPE, LOOP, BLOCK }

    /** Compiles up to one of these tags. */
    Body body(Part.Tag opening, Place place, String... ends);

    /** Returns the parts up to one of these tags, not compiled. */
    List<Part> parts(Part.Tag opening, String... ends);

    /** Returns the tag that ended the last body. */
    Part.Tag closing();

    /** Fails if anything follows the name of the tag that ended the last body. */
    void end();

    /** Returns the header of a tag. */
    Header header(Part.Tag tag);

    /** Returns the header of an output. */
    Header header(Part.Output output);

    /** Returns the header of a branch, in which an unknown filter is an error only when it is reached. */
    Header branchHeader(Part.Tag tag);

    /** Returns the rest of a header, which belongs to the scope that its tag opens. There an unknown filter is an error at once. */
    Header inner(Header header);

    /** Records a mistake that Jinja2 reports only when the whole template is parsed. */
    void late(SyntaxException error);

    /** Returns a place in this template. */
    Position position(int line);

    /** Starts collecting the variables that are read, until the returned set is closed. */
    Set<String> openMentions();

    /** Ends the innermost set of variables. */
    void closeMentions();

    /** Returns whether the template escapes output. */
    boolean autoescape();

    /** Returns whether lines of translations are joined by default. */
    boolean trimsTranslations();

    /** Returns whether the tag is in a loop of this template. */
    boolean inLoop();

    /** Returns whether the tag is in a nested scope. */
    boolean inScope();

    /** Returns whether the tag is at the top of the template; an {@code if} around it does not count. */
    boolean atTop();

    /** Adds a block. Fails for a second one of the same name. */
    void add(BlockStatement block, int line);

    /** Returns how many scoped blocks there are so far. */
    int scopedBlocks();

    /** Returns the line of the previous tag. */
    int earlierTag();
}
