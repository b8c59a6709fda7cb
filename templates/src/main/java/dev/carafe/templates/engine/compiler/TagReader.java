package dev.carafe.templates.engine.compiler;

import dev.carafe.templates.engine.source.Part;
import dev.carafe.templates.engine.tree.Statement;

/** Reads a tag, and what stands up to its end, into a statement. */
@FunctionalInterface
interface TagReader {
    Statement read(Part.Tag tag, Compilation compilation);
}
