package dev.carafe.http;

import dev.carafe.http.header.Accept;
import dev.carafe.json.Incomplete;
import dev.carafe.json.JsonException;
import dev.carafe.json.JsonProvider;
import dev.carafe.json.Mismatch;
import dev.carafe.problem.Constraints;
import dev.carafe.problem.InvalidValue;
import dev.carafe.problem.Messages;
import dev.carafe.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Converts the content of requests to instances of classes, and reports everything that is missing, does not fit or is invalid in one
 * error. For apps.
 *
 * @param json reads and converts the values
 * @param constraints the checks of the converted values
 * @param status the status code for JSON and forms that are well-formed but invalid
 */
public record Binding(JsonProvider json, List<Constraints> constraints, int status) {
    /** Returns a binding without constraints, whose errors have status 400. */
    public static Binding by(JsonProvider json) {
        return new Binding(json, List.of(), 400);
    }

    /**
     * Reads JSON; returns null for JSON's null.
     *
     * @param mayBeNull whether the elements of an array may be null, those of the arrays in it, and so on
     */
    <T> @Nullable T read(byte[] text, Class<T> type, IntPredicate mayBeNull, Accept languages) {
        List<Mismatch> nulls = new ArrayList<>();
        try {
            T value = json.read(text, type);
            addNulls(value, type, "", 0, mayBeNull, nulls);
            if (!nulls.isEmpty()) {
                throw refusal(nulls, List.of(), languages);
            }
            return value == null ? null : checked(value, languages);
        } catch (JsonException e) {
            if (type.isArray() && !e.mismatches().isEmpty()) {
                addNulls(json.read(text, Object.class), type, "", 0, mayBeNull, nulls);
            }
            throw refused(e, nulls, languages);
        }
    }

    /** A null in an array is as little a value as it is in the list of a record; only {@code Object} stands for all that JSON has. */
    private static void addNulls(@Nullable Object value, Class<?> type, String at, int depth, IntPredicate mayBeNull, List<Mismatch> to) {
        Class<?> element = type.getComponentType();
        List<?> elements = value instanceof Object[] array ? Arrays.asList(array) : value instanceof List<?> list ? list : List.of();
        if (element == null || element == Object.class) {
            return;
        }
        for (int i = 0; i < elements.size(); i++) {
            String pointer = at + "/" + i;
            if (elements.get(i) != null) {
                addNulls(elements.get(i), element, pointer, depth + 1, mayBeNull, to);
            } else if (!mayBeNull.test(depth)) {
                to.add(new Mismatch(pointer, "required", List.of()));
            }
        }
    }

    /** Converts the values of a form or a query. */
    <T> T bind(Map<String, ? extends List<?>> values, Class<T> type, Accept languages) {
        try {
            return checked(json.bind(values, type), languages);
        } catch (JsonException e) {
            throw refused(e, List.of(), languages);
        }
    }

    private <T> T checked(T value, Accept languages) {
        if (constraints.isEmpty()) {
            return value;
        }
        Locale locale = locale(languages);
        List<InvalidValue> errors = new ArrayList<>();
        constraints.forEach(each -> errors.addAll(each.check(value, locale)));
        if (!errors.isEmpty()) {
            throw invalid(errors, locale);
        }
        return value;
    }

    private HttpException refused(JsonException e, List<Mismatch> nulls, Accept languages) {
        if (e.mismatches().isEmpty()) {
            return new HttpException(Problem.of(400, Objects.requireNonNullElse(e.getMessage(), "")));
        }
        List<Mismatch> all = new ArrayList<>(nulls);
        all.addAll(e.mismatches());
        return refusal(all, e.incomplete(), languages);
    }

    private HttpException refusal(List<Mismatch> mismatches, List<Incomplete> incomplete, Accept languages) {
        Locale locale = locale(languages);
        List<InvalidValue> errors = new ArrayList<>();
        for (Mismatch each : mismatches) {
            errors.add(new InvalidValue(each.pointer(), Messages.of(each.reason(), each.arguments(), locale)));
        }
        List<String> told = errors.stream().map(InvalidValue::pointer).toList();
        for (Incomplete object : incomplete) {
            object.properties().forEach((name, value) -> constraints.forEach(each ->
                    each.checkProperty(object.type(), name, value, locale).stream()
                            .map(error -> new InvalidValue(object.pointer() + error.pointer(), error.message()))
                            .filter(error -> !told.contains(error.pointer()) && !errors.contains(error)).forEach(errors::add)));
        }
        return invalid(errors, locale);
    }

    private HttpException invalid(List<InvalidValue> errors, Locale locale) {
        StringBuilder detail = new StringBuilder(Messages.of("invalid", List.of(), locale));
        String separator = ": ";
        for (InvalidValue error : errors) {
            detail.append(separator).append(error.pointer()).append(error.pointer().isEmpty() ? "" : " ").append(error.message());
            separator = "; ";
        }
        return new HttpException(Problem.of(status, detail.append('.').toString()).errors(errors));
    }

    /** Returns the client's first language that has messages, or English. */
    private Locale locale(Accept languages) {
        for (Accept.Choice choice : languages.choices()) {
            Locale locale = Locale.forLanguageTag(choice.value());
            if (choice.quality() > 0 && !locale.getLanguage().isEmpty()
                    && (Messages.speak(locale) || constraints.stream().anyMatch(each -> each.speaks(locale)))) {
                return locale;
            }
        }
        return Locale.ENGLISH;
    }
}
