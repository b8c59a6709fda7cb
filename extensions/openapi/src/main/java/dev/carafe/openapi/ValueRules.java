package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Compares the rules of two schemas for a single value: bounds, formats, patterns. */
final class ValueRules {
    /** Formats that every value of the type has, or that only tell how to show it. */
    private static final Set<String> WIDEST_FORMATS = Set.of("int64", "double", "password");

    private final JsonNode before;
    private final JsonNode after;
    private final boolean sent;
    private final List<String> changes = new ArrayList<>();

    private ValueRules(JsonNode before, JsonNode after, boolean sent) {
        this.before = before;
        this.after = after;
        this.sent = sent;
    }

    /** Returns which rules are stricter for what clients send, or looser for what they read. */
    static List<String> changes(JsonNode before, JsonNode after, boolean sent) {
        ValueRules rules = new ValueRules(before, after, sent);
        rules.limit("minimum", "exclusiveMinimum", 1);
        rules.limit("maximum", "exclusiveMaximum", -1);
        for (String least : List.of("minLength", "minItems", "minProperties")) {
            rules.check(least, (must, may) -> must.asLong() > may.asLong());
        }
        for (String most : List.of("maxLength", "maxItems", "maxProperties")) {
            rules.check(most, (must, may) -> may.isMissingNode() || must.asLong() < may.asLong());
        }
        rules.check("multipleOf", (must, may) -> may.isMissingNode()
                || may.decimalValue().remainder(must.decimalValue()).signum() != 0);
        rules.check("uniqueItems", (must, may) -> must.asBoolean() && !may.asBoolean());
        rules.check("pattern", (must, may) -> !must.equals(may));
        rules.check("format", (must, may) -> !must.equals(may) && !WIDEST_FORMATS.contains(must.asText()));
        return rules.changes;
    }

    /** Tells of a rule of the schema that must permit what the other one permits, if it is the narrower one. */
    private void check(String rule, BiPredicate<JsonNode, JsonNode> isNarrower) {
        JsonNode must = (sent ? after : before).path(rule);
        JsonNode may = (sent ? before : after).path(rule);
        if (!must.isMissingNode() && isNarrower.test(must, may)) {
            tell(rule, before.path(rule).asText(), after.path(rule).asText());
        }
    }

    private void limit(String rule, String exclusive, int direction) {
        Limit was = Limit.of(before, rule, exclusive, direction);
        Limit is = Limit.of(after, rule, exclusive, direction);
        if ((sent ? is : was).isWithin(sent ? was : is, direction)) {
            tell(rule, was.text(), is.text());
        }
    }

    private void tell(String rule, String was, String is) {
        changes.add(is.isEmpty() ? "%s %s is gone".formatted(rule, was)
                : was.isEmpty() ? "%s is %s".formatted(rule, is) : "%s was %s and is %s".formatted(rule, was, is));
    }

    /** A bound of a number. Null is none. */
    private record Limit(@Nullable BigDecimal value, boolean exclusive) {
        /** Reads the bound that counts: of integers, a whole number; in OpenAPI 3.0, {@code exclusiveMinimum} is true or false. */
        static Limit of(JsonNode schema, String rule, String exclusive, int direction) {
            JsonNode inclusive = schema.path(rule);
            JsonNode other = schema.path(exclusive);
            boolean within = other.isNumber()
                    && (!inclusive.isNumber() || other.decimalValue().subtract(inclusive.decimalValue()).signum() * direction >= 0);
            JsonNode counts = within ? other : inclusive;
            if (!counts.isNumber()) {
                return new Limit(null, false);
            }
            boolean open = within || other.asBoolean();
            boolean integer = schema.path("type").asText().equals("integer");
            return open && integer ? new Limit(counts.decimalValue().add(BigDecimal.valueOf(direction)), false)
                    : new Limit(counts.decimalValue(), open);
        }

        boolean isWithin(Limit wider, int direction) {
            if (value == null || wider.value == null) {
                return value != null;
            }
            int order = value.subtract(wider.value).signum() * direction;
            return order > 0 || (order == 0 && exclusive && !wider.exclusive);
        }

        String text() {
            return value == null ? "" : value.toPlainString() + (exclusive ? " (exclusive)" : "");
        }
    }
}
