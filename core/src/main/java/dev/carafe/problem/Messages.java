package dev.carafe.problem;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * The words for values that are missing or not valid, in a language. An app translates or changes them by the resource bundle {@code
 * ValidationMessages}, in which their keys are {@code carafe.required} and the like; Jakarta Validation reads the same.
 */
public final class Messages {
    private static final String OWN = "dev.carafe.problem.Messages";
    private static final String OF_THE_APP = "ValidationMessages";

    private Messages() { }

    /** Returns whether there are messages in the language of a locale. */
    public static boolean speak(Locale locale) {
        return bundle(OWN, locale) != null || bundle(OF_THE_APP, locale) != null;
    }

    /** Returns a message; its arguments take the places of {@code {0}}, {@code {1}} and so on. */
    public static String of(String key, List<String> arguments, Locale locale) {
        String text = text(OF_THE_APP, "carafe." + key, locale);
        if (text == null) {
            text = text(OWN, key, locale);
        }
        String message = Objects.requireNonNullElse(text == null ? text(OWN, key, Locale.ROOT) : text, key);
        for (int i = 0; i < arguments.size(); i++) {
            message = message.replace("{" + i + "}", arguments.get(i));
        }
        return message;
    }

    private static @Nullable String text(String bundle, String key, Locale locale) {
        ResourceBundle texts = bundle(bundle, locale);
        return texts == null || !texts.containsKey(key) ? null : texts.getString(key);
    }

    /**
     * Returns the bundle in the language of a locale, and in no other: that of the machine says nothing to a client. What is in no language
     * is English.
     */
    private static @Nullable ResourceBundle bundle(String name, Locale locale) {
        String language = locale.getLanguage();
        boolean english = language.isEmpty() || language.equals("en");
        ResourceBundle bundle = load(name, locale);
        if (english && (bundle == null || !bundle.getLocale().getLanguage().equals(language))) {
            bundle = load(name, Locale.ROOT);
            return bundle == null || !bundle.getLocale().getLanguage().isEmpty() ? null : bundle;
        }
        return bundle == null || !bundle.getLocale().getLanguage().equals(language) ? null : bundle;
    }

    private static @Nullable ResourceBundle load(String name, Locale locale) {
        try {
            ClassLoader loader = name.equals(OWN) ? Messages.class.getClassLoader() : Thread.currentThread().getContextClassLoader();
            return ResourceBundle.getBundle(name, locale, loader);
        } catch (MissingResourceException e) {
            return null;
        }
    }
}
