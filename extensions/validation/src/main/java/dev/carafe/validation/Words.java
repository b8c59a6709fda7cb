package dev.carafe.validation;

import jakarta.validation.MessageInterpolator;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** The messages of Hibernate Validator and of the app in the language of a request, which only the thread that checks it knows. */
final class Words implements MessageInterpolator {
    private static final ThreadLocal<Locale> CURRENT = new ThreadLocal<>();
    private static final String BUNDLE = "ValidationMessages";

    private final MessageInterpolator messages = new Interpolator();

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

    /** Knows the one expression that the messages of Jakarta's own constraints have, and so needs no library for expressions. */
    private static final class Interpolator extends ParameterMessageInterpolator {
        private static final Pattern INCLUSIVE = Pattern.compile("\\$\\{inclusive == true \\? '(.*)' : '(.*)'}");

        @Override
        public String interpolate(Context context, Locale locale, String term) {
            Matcher expression = INCLUSIVE.matcher(term);
            if (!expression.matches()) {
                return super.interpolate(context, locale, term);
            }
            boolean inclusive = Boolean.TRUE.equals(context.getConstraintDescriptor().getAttributes().get("inclusive"));
            return expression.group(inclusive ? 1 : 2);
        }
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
