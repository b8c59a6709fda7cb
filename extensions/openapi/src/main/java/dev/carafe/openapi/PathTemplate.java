package dev.carafe.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.routing.Rule;
import dev.carafe.routing.Variable;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;

/** The path of a rule as OpenAPI writes it: {@code /person/{id}}. */
final class PathTemplate {
    private PathTemplate() { }

    static String of(Rule rule) {
        StringBuilder path = new StringBuilder();
        Iterator<Variable> variables = rule.variables().iterator();
        String text = rule.text();
        char quote = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inside) {
                if (quote != 0) {
                    quote = c == quote ? 0 : quote;
                } else if (c == '\'' || c == '"') {
                    quote = c;
                } else if (c == '>') {
                    inside = false;
                }
            } else if (c == '<') {
                inside = true;
                path.append('{').append(variables.next().name()).append('}');
            } else if (c == '\\' && i + 1 < text.length()) {
                path.append(text.charAt(++i));
            } else {
                path.append(c);
            }
        }
        return path.toString();
    }

    /** Returns the schema of what a converter takes. */
    static ObjectNode schema(Variable variable, Schemas schemas) {
        Map<String, String> named = variable.named();
        if (variable.type().isEnum()
                && names(variable.type()).equals(Objects.requireNonNull(schemas.value(variable.type())).path("enum"))) {
            return schemas.read(variable.type());
        }
        ObjectNode known = variable.type() == Object.class || variable.type().isEnum() ? null : schemas.value(variable.type());
        ObjectNode schema = known != null ? known : JsonNodeFactory.instance.objectNode().put("type", "string");
        switch (variable.converter()) {
            case "int" -> {
                if (named.containsKey("fixed_digits")) {
                    schema.removeAll();
                    schema.put("type", "string").put("pattern", "^\\d{" + named.get("fixed_digits") + "}$");
                } else {
                    boolean signed = "true".equalsIgnoreCase(named.getOrDefault("signed", "false"));
                    limit(schema, "minimum", named.getOrDefault("min", signed ? "" : "0"));
                    limit(schema, "maximum", named.getOrDefault("max", ""));
                }
            }
            case "float" -> {
                boolean signed = "true".equalsIgnoreCase(named.getOrDefault("signed", "false"));
                decimal(schema, "minimum", named.getOrDefault("min", signed ? "" : "0"));
                decimal(schema, "maximum", named.getOrDefault("max", ""));
            }
            case "string" -> {
                limit(schema, "minLength", named.getOrDefault("minlength", named.getOrDefault("length", "1")));
                limit(schema, "maxLength", named.getOrDefault("maxlength", named.getOrDefault("length", "")));
            }
            case "any" -> variable.positional().forEach(schema.withArray("/enum")::add);
            case "path" -> schema.put("description", "The rest of the path; it may have slashes.");
            default -> { }
        }
        return schema;
    }

    /** Returns the names of constants, which a converter takes; JSON may have others. */
    private static ArrayNode names(Class<?> type) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        for (Object constant : type.getEnumConstants()) {
            names.add(((Enum<?>) constant).name());
        }
        return names;
    }

    private static void limit(ObjectNode schema, String keyword, String number) {
        if (!number.isEmpty()) {
            schema.put(keyword, Long.parseLong(number));
        }
    }

    private static void decimal(ObjectNode schema, String keyword, String number) {
        if (!number.isEmpty()) {
            schema.put(keyword, Double.parseDouble(number));
        }
    }
}
