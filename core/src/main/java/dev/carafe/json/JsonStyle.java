package dev.carafe.json;

/**
 * How JSON is written. Immutable; each method with an argument returns a changed copy.
 *
 * <pre>{@code
 * new JacksonJson(JsonStyle.DEFAULT.pretty(true))
 * }</pre>
 *
 * @param ascii whether characters outside of ASCII are escaped ({@code JSON_AS_ASCII})
 * @param sortKeys whether keys are sorted ({@code JSON_SORT_KEYS}), which makes responses cacheable and comparable
 * @param pretty whether there are line breaks and indents ({@code JSONIFY_PRETTYPRINT_REGULAR})
 * @param flaskForms whether dates are HTTP dates and decimals strings, as Flask writes them ({@code JSON_FLASK_FORMS}); otherwise
 *     dates are in ISO 8601 and decimals are numbers. Both forms are read, whatever is written
 */
public record JsonStyle(boolean ascii, boolean sortKeys, boolean pretty, boolean flaskForms) {
    /** Compact, sorted, ASCII, dates in ISO 8601: the defaults. */
    public static final JsonStyle DEFAULT = new JsonStyle(true, true, false, false);

    public JsonStyle ascii(boolean escaped) {
        return new JsonStyle(escaped, sortKeys, pretty, flaskForms);
    }

    public JsonStyle sortKeys(boolean sorted) {
        return new JsonStyle(ascii, sorted, pretty, flaskForms);
    }

    public JsonStyle pretty(boolean indented) {
        return new JsonStyle(ascii, sortKeys, indented, flaskForms);
    }

    public JsonStyle flaskForms(boolean on) {
        return new JsonStyle(ascii, sortKeys, pretty, on);
    }
}
