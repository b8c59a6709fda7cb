package dev.carafe.json;

/**
 * How JSON is written.
 *
 * @param ascii whether characters outside of ASCII are escaped ({@code JSON_AS_ASCII})
 * @param sortKeys whether keys are sorted ({@code JSON_SORT_KEYS}), which makes answers cacheable and comparable
 * @param pretty whether there are line breaks and indents ({@code JSONIFY_PRETTYPRINT_REGULAR})
 */
public record JsonStyle(boolean ascii, boolean sortKeys, boolean pretty) {
    /** Compact, sorted, ASCII: the defaults of Quart. */
    public static final JsonStyle DEFAULT = new JsonStyle(true, true, false);
}
