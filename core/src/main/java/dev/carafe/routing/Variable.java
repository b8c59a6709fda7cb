package dev.carafe.routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Describes one variable of a rule, so that documentation can be derived from the rules.
 *
 * <pre>{@code
 * Variable id = app.rules().getFirst().variables().getFirst();     // the rule is "/person/<id:int(min=1)>"
 * id.name();         // "id"
 * id.converter();    // "int"
 * id.named();        // {min=1}
 * id.type();         // Long.class
 * }</pre>
 *
 * @param name the name under which handlers read the value
 * @param converter the name of the converter; {@code string} if the rule names none
 * @param positional the arguments without a name: the items of {@code any}, and those that a custom converter reads by position
 * @param named the arguments with a name, in order; those that the converter {@linkplain ConverterArguments#order orders} have one
 * @param type the {@linkplain Converter#type() class} of the values
 */
public record Variable(String name, String converter, List<String> positional, Map<String, String> named, Class<?> type) {
    /** Returns the variable as a rule writes it: {@code <id:int(min=1)>}. */
    @Override
    public String toString() {
        List<String> arguments = new ArrayList<>();
        positional.forEach(value -> arguments.add(quoted(value)));
        named.forEach((argument, value) -> arguments.add(argument + "=" + quoted(value)));
        return "<" + name + ":" + converter + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")") + ">";
    }

    private static String quoted(String value) {
        boolean plain = !value.isEmpty() && value.equals(value.strip()) && value.chars().noneMatch(c -> ",=()<>'\"".indexOf(c) >= 0);
        String quote = value.indexOf('\'') < 0 ? "'" : "\"";
        return plain ? value : quote + value + quote;
    }
}
