package dev.carafe.json;

/**
 * How JSON is written and read. Immutable; each method with an argument returns a changed copy.
 *
 * <pre>{@code
 * new JacksonJson(JsonStyle.DEFAULT.pretty(true))
 * }</pre>
 *
 * @param ascii whether characters outside of ASCII are escaped ({@code JSON_AS_ASCII})
 * @param sortKeys whether keys are sorted ({@code JSON_SORT_KEYS}), which makes responses cacheable and comparable
 * @param pretty whether the output has line breaks and indents ({@code JSONIFY_PRETTYPRINT_REGULAR})
 * @param flaskForms whether dates are HTTP dates and decimals strings, as Flask writes them ({@code JSON_FLASK_FORMS}); otherwise
 *     dates are in ISO 8601 and decimals are numbers. Both forms are read, whatever is written
 * @param strictFields whether reading refuses a field that a class does not have ({@code JSON_STRICT_FIELDS}); otherwise it is ignored
 */
public record JsonStyle(boolean ascii, boolean sortKeys, boolean pretty, boolean flaskForms, boolean strictFields) {
    /** The default: compact, sorted, ASCII, dates in ISO 8601. */
    public static final JsonStyle DEFAULT = new JsonStyle(true, true, false, false, false);

    public JsonStyle ascii(boolean escaped) {
        return new JsonStyle(escaped, sortKeys, pretty, flaskForms, strictFields);
    }

    public JsonStyle sortKeys(boolean sorted) {
        return new JsonStyle(ascii, sorted, pretty, flaskForms, strictFields);
    }

    public JsonStyle pretty(boolean indented) {
        return new JsonStyle(ascii, sortKeys, indented, flaskForms, strictFields);
    }

    public JsonStyle flaskForms(boolean on) {
        return new JsonStyle(ascii, sortKeys, pretty, on, strictFields);
    }

    public JsonStyle strictFields(boolean strict) {
        return new JsonStyle(ascii, sortKeys, pretty, flaskForms, strict);
    }
}
