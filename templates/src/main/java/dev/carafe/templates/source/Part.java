package dev.carafe.templates.source;

import java.util.List;

/** What a template consists of, before its expressions are read. Lines are counted from 1. */
public sealed interface Part {
    /** Text that is output as it stands. */
    record Text(String text) implements Part {}

    /** <code>{{ expression }}</code>. */
    record Output(String expression, int line) implements Part {}

    /** <code>{# comment #}</code>, or a tag that only says how to read. */
    record Note() implements Part {}

    /** <code>{% name header %}</code> and what stands up to its end tag. */
    record Tag(String name, String header, int line, List<Part> parts) implements Part {}
}
