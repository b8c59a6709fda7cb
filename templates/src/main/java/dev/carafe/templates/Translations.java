package dev.carafe.templates;

/**
 * The texts of templates in the reader's language: what <code>{% trans %}</code>, {@code _}, {@code gettext} and their like ask.
 *
 * <pre>{@code
 * templates.translations(message -> messages.of(request().acceptLanguages()).getOrDefault(message, message));
 * }</pre>
 *
 * <p>Asked at every render, on the thread of the render and by many threads at once, so that it may look at the request. A message
 * has its variables as {@code %(name)s} and its percent signs doubled, and so must what is given for it. The methods, and what they do
 * unless they are written anew, are those of Python's {@code gettext.NullTranslations}.
 */
@FunctionalInterface
public interface Translations {
    /** The text for a message; the message itself if there is none. */
    String gettext(String message);

    /** The text for a message about so many things; a number that is not whole is rounded. */
    default String ngettext(String singular, String plural, long number) {
        return gettext(number == 1 ? singular : plural);
    }

    /** The text for a message that means different things in different contexts. */
    default String pgettext(String context, String message) {
        return gettext(message);
    }

    /** The text for a message in a context about so many things. */
    default String npgettext(String context, String singular, String plural, long number) {
        return ngettext(singular, plural, number);
    }
}
