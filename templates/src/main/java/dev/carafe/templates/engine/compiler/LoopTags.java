package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.compiler.Compilation.Place;
import dev.carafe.templates.engine.expression.Expression;
import dev.carafe.templates.engine.expression.SyntaxException;
import dev.carafe.templates.engine.expression.TokenStream;
import dev.carafe.templates.engine.source.Part;
import dev.carafe.templates.engine.tree.Body;
import dev.carafe.templates.engine.tree.ForStatement;
import dev.carafe.templates.engine.tree.IfStatement;
import dev.carafe.templates.engine.tree.LeaveStatement;
import dev.carafe.templates.engine.tree.Position;
import dev.carafe.templates.engine.tree.Statement;
import dev.carafe.templates.engine.tree.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads <code>{% for %}</code>, <code>{% break %}</code>, <code>{% continue %}</code> and <code>{% if %}</code>. */
final class LoopTags {
    private LoopTags() {}

    static Statement loop(Part.Tag tag, Compilation compilation) {
        Header header = compilation.header(tag);
        TokenStream tokens = header.tokens();
        Target target = Targets.names(tokens);
        tokens.expect("in");
        Expression items = header.expressions().tuple(false, Set.of("recursive"));
        Position position = compilation.position(tag.line());
        Header inner = compilation.inner(header);
        Expression condition = tokens.skip("if") ? inner.expressions().expression() : null;
        Position conditionPosition = compilation.position(inner.expressions().line());
        boolean recursive = tokens.skip("recursive");
        header.end();
        if (target.names().contains("loop")) {
            throw new SyntaxException("Can't assign to special loop variable in for-loop target", tag.line());
        }
        int scoped = compilation.scopedBlocks();
        Set<String> variables = compilation.openMentions();
        Body body = compilation.body(tag, Place.LOOP, "endfor", "else");
        compilation.closeMentions();
        boolean usesLoop = recursive || variables.contains("loop") || compilation.scopedBlocks() > scoped;
        Body otherwise = Body.EMPTY;
        if (compilation.closing().name().equals("else")) {
            compilation.header(compilation.closing()).end();
            otherwise = compilation.body(tag, Place.SCOPE, "endfor");
        }
        compilation.end();
        return new ForStatement(target, items, condition, conditionPosition, recursive, usesLoop, body, otherwise, position);
    }

    static Statement leave(Part.Tag tag, Compilation compilation) {
        compilation.header(tag).end();
        if (!compilation.inLoop()) {
            compilation.late(new SyntaxException("'" + tag.name() + "' outside loop", tag.line()));
        }
        return new LeaveStatement(tag.name().equals("break") ? Statement.Flow.BREAK : Statement.Flow.CONTINUE);
    }

    static Statement branches(Part.Tag tag, Compilation compilation) {
        List<IfStatement.Case> cases = new ArrayList<>();
        Part.Tag branch = tag;
        while (!branch.name().equals("else") && !branch.name().equals("endif")) {
            Header header = compilation.branchHeader(branch);
            Expression condition = header.onlyTuple(false);
            Position position = compilation.position(branch.line());
            cases.add(new IfStatement.Case(condition, position, compilation.body(tag, Place.BRANCH, "elif", "else", "endif")));
            branch = compilation.closing();
        }
        Body otherwise = Body.EMPTY;
        if (branch.name().equals("else")) {
            compilation.header(branch).end();
            otherwise = compilation.body(tag, Place.BRANCH, "endif");
        }
        compilation.end();
        return new IfStatement(List.copyOf(cases), otherwise);
    }
}
