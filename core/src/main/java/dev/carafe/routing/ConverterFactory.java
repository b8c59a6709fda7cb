package dev.carafe.routing;

/**
 * Creates the converter of a rule from the arguments in the rule.
 *
 * <pre>{@code
 * converters.addFactory("hex", arguments -> new Hex(arguments.integer("digits", 8)));   // "/color/<c:hex(digits=6)>"
 * }</pre>
 */
@FunctionalInterface
public interface ConverterFactory {
    /**
     * Creates a converter for the arguments.
     *
     * @throws IllegalArgumentException if they are invalid; adding the rule then fails with this message
     */
    Converter<?> create(ConverterArguments arguments);
}
