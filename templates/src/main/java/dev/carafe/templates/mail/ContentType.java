package dev.carafe.templates.mail;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type with its parameters (RFC 2045, section 5.1).
 *
 * @param mimetype type and subtype, in lower case
 * @param parameters by lower-case name, in order
 */
record ContentType(String mimetype, Map<String, String> parameters) {
    private static final String TOKEN = "[!#$%&'*+.^_`{|}~0-9A-Za-z-]+";
    private static final Pattern TYPE = Pattern.compile("(" + TOKEN + "/" + TOKEN + ")\\s*");
    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*(?:(" + TOKEN + ")=(?:(" + TOKEN + ")|\"((?:[^\"\\\\]|\\\\.)*)\")\\s*)?");

    /** Parses a media type. Fails if any part of the text is invalid. */
    static ContentType parse(String text) {
        Matcher type = TYPE.matcher(text);
        Matcher parameter = PARAMETER.matcher(text);
        Map<String, String> parameters = new LinkedHashMap<>();
        boolean valid = Characters.firstForbidden(text) < 0 && type.lookingAt();
        int end = valid ? type.end() : 0;
        while (valid && end < text.length()) {
            valid = parameter.region(end, text.length()).lookingAt();
            if (valid && parameter.group(1) != null) {
                String quoted = parameter.group(3);
                String value = quoted == null ? parameter.group(2) : quoted.replaceAll("\\\\(.)", "$1");
                valid = parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), value) == null;
            }
            end = valid ? parameter.end() : end;
        }
        if (!valid) {
            throw new IllegalArgumentException("A type is a media type such as application/pdf or text/calendar; method=REQUEST, not "
                    + Characters.quoted(text) + ".");
        }
        return new ContentType(type.group(1).toLowerCase(Locale.ROOT), parameters);
    }

    boolean isMain(String main) {
        return mimetype.startsWith(main + "/");
    }

    ContentType with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new ContentType(mimetype, more);
    }

    /** Encodes the type for a header. */
    String encoded() {
        return mimetype + MimeParameters.encoded(parameters);
    }

    /** Returns whether a template's header declares the body as HTML. Refuses types that a template can't declare. */
    static boolean isHtml(HeaderField field) {
        if (!field.name().equalsIgnoreCase("content-type")) {
            throw field.error("can't come from a template: the encoding of the message is chosen when it is written.", null);
        }
        ContentType type;
        try {
            type = parse(field.text());
        } catch (IllegalArgumentException e) {
            throw field.error("is no media type: " + Characters.quoted(field.text()) + ".", field.lastValue());
        }
        boolean utf8 = type.parameters.getOrDefault("charset", "utf-8").equalsIgnoreCase("utf-8")
                && type.parameters.keySet().stream().allMatch("charset"::equals);
        if (!utf8 || !(type.mimetype.equals("text/plain") || type.mimetype.equals("text/html"))) {
            throw field.error("is text/plain or text/html, in UTF-8, and not '" + field.text() + "'.", field.lastValue());
        }
        return type.mimetype.equals("text/html");
    }
}
