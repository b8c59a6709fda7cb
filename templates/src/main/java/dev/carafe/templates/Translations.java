package dev.carafe.templates;

/**
 * Translates the texts of templates, for <code>{% trans %}</code>, {@code _}, {@code gettext} and the like.
 *
 * <pre>{@code
 * templates.translations(message -> messages.of(request().acceptLanguages()).getOrDefault(message, message));
 * }</pre>
 *
 * <p>Called at every render, on its thread, so it may use the request. Must be thread-safe. A message contains its variables as
 * {@code %(name)s} and doubles its percent signs; its translation must do the same. The methods and their defaults are those of Python's
 * {@code gettext.NullTranslations}.
 */
@FunctionalInterface
public interface Translations {
    /** Returns the text for a message; the message itself if there is none. */
    String gettext(String message);

    /** Returns the text for a message about a number of things. A fraction is rounded. */
    default String ngettext(String singular, String plural, long number) {
        return gettext(number == 1 ? singular : plural);
    }

    /** Returns the text for a message that means different things in different contexts. */
    default String pgettext(String context, String message) {
        return gettext(message);
    }

    /** Returns the text for a message in a context, about a number of things. */
    default String npgettext(String context, String singular, String plural, long number) {
        return ngettext(singular, plural, number);
    }
}
