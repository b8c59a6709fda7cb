package dev.carafe.templates.engine.compiler;

import org.jspecify.annotations.Nullable;

/** Jinja2's tags by name. */
final class Tags {
    private Tags() {}

    static @Nullable TagReader reader(String name) {
        return switch (name) {
            case "autoescape" -> OutputTags::autoescape;
            case "block" -> OutputTags::block;
            case "break", "continue" -> LoopTags::leave;
            case "call" -> CallTags::call;
            case "do" -> OutputTags::evaluate;
            case "extends" -> ImportTags::parent;
            case "filter" -> CallTags::filter;
            case "for" -> LoopTags::loop;
            case "from" -> ImportTags::from;
            case "if" -> LoopTags::branches;
            case "import" -> ImportTags::module;
            case "include" -> ImportTags::include;
            case "macro" -> CallTags::macro;
            case "print" -> OutputTags::print;
            case "set" -> AssignTags::set;
            case "trans" -> TransReader::read;
            case "with" -> AssignTags::with;
            default -> null;
        };
    }
}
