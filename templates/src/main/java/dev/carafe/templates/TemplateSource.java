package dev.carafe.templates;

import java.util.function.BooleanSupplier;

/**
 * The text of a template as a {@link TemplateRoot} found it.
 *
 * @param text the text
 * @param isCurrent returns whether the text is still current; called before each render with {@code autoReload}
 */
public record TemplateSource(String text, BooleanSupplier isCurrent) {
    /** Returns a text that never changes. */
    public static TemplateSource of(String text) {
        return new TemplateSource(text, () -> true);
    }
}
