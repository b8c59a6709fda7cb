package dev.carafe.validation;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import java.util.function.Supplier;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The messages of Hibernate Validator and of the app in the language of a request, which only the thread that checks it knows. */
final class Words implements MessageInterpolator {
    private static final ThreadLocal<Locale> CURRENT = new ThreadLocal<>();
    private static final String BUNDLE = "ValidationMessages";

    private final MessageInterpolator messages = new ParameterMessageInterpolator();

    <T> T in(Locale locale, Supplier<T> task) {
        CURRENT.set(locale);
        try {
            return task.get();
        } finally {
            CURRENT.remove();
        }
    }

    boolean speaks(Locale locale) {
        return hasFile("_" + locale.getLanguage()) || hasFile("_" + locale.getLanguage() + "_" + locale.getCountry());
    }

    private static boolean hasFile(String suffix) {
        String file = BUNDLE + suffix + ".properties";
        return HibernateValidator.class.getResource("/org/hibernate/validator/" + file) != null
                || Thread.currentThread().getContextClassLoader().getResource(file) != null;
    }

    @Override
    public String interpolate(String template, Context context) {
        Locale locale = CURRENT.get();
        return messages.interpolate(template, context, locale == null ? Locale.ENGLISH : locale);
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
        return messages.interpolate(template, context, locale);
    }
}
