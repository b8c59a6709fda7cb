package dev.carafe.templates;

/** Text that is output as it stands. */
record TextStatement(String text) implements Statement {
    @Override
    public Flow render(Rendering rendering, StringBuilder out) {
        out.append(text);
        return Flow.NEXT;
    }
}
