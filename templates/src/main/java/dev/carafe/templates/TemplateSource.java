package dev.carafe.templates;

import java.util.function.BooleanSupplier;

/**
 * The text of a template as a {@link TemplateRoot} found it.
 *
 * @param text the text
 * @param isCurrent whether the text is still that of the template; asked before each render where changes are to be seen
 */
public record TemplateSource(String text, BooleanSupplier isCurrent) {
    /** Returns a text that never changes. */
    public static TemplateSource of(String text) {
        return new TemplateSource(text, () -> true);
    }
}
