package dev.carafe.routing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Parses the text of one rule. Accepts both {@code <id:int>} and {@code <int:id>}. */
final class RuleParser {
    private final String rule;
    private final Converters converters;
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private RuleParser(String rule, Converters converters) {
        this.rule = rule;
        this.converters = converters;
    }

    static List<Piece> parse(String rule, Converters converters, boolean mergeSlashes) {
        RuleParser parser = new RuleParser(rule, converters);
        ForeignSyntax foreign = new ForeignSyntax(rule, converters);
        if (!rule.startsWith("/")) {
            throw parser.mistake("does not begin with a slash. Write '/" + foreign.rewritten() + "'.");
        }
        String complaint = foreign.complaint();
        if (complaint != null) {
            throw parser.mistake(complaint);
        }
        return parser.pieces(mergeSlashes);
    }

    private List<Piece> pieces(boolean mergeSlashes) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < rule.length()) {
            char c = rule.charAt(at);
            if (c == '<') {
                int close = indexOutsideQuotes(rule, '>', at + 1);
                if (close < 0) {
                    throw mistake("has a '<' without its '>'. Close the variable, as in <name>.");
                }
                addLiteral(text.toString(), mergeSlashes);
                text.setLength(0);
                pieces.add(variable(rule.substring(at + 1, close)));
                at = close + 1;
            } else {
                at += c == '\\' ? 1 : 0;
                text.append(plain(c, at));
                at++;
            }
        }
        addLiteral(text.toString(), mergeSlashes);
        return List.copyOf(pieces);
    }

    /** Returns the plain character at a position, escaped by a backslash. */
    private char plain(char first, int at) {
        if (at == rule.length()) {
            throw mistake("ends in a backslash. Write the character that it is to make plain text, or two backslashes for one.");
        }
        if (first == '?' || first == '#') {
            throw mistake("goes on after the path, which ends before a '?' or '#'. A rule is of the path alone: a handler reads the "
                    + "query by request.args(), and what follows a '#' is never sent.");
        }
        return rule.charAt(at);
    }

    /** Adds literal text. Drops surplus leading slashes too, since they never reach a rule. */
    private void addLiteral(String text, boolean mergeSlashes) {
        String leading = pieces.isEmpty() ? PathText.withoutSurplusLeading(text) : text;
        if (!text.isEmpty()) {
            pieces.add(new Piece.Literal(mergeSlashes ? PathText.mergeSlashes(text) : leading));
        }
    }

    private Piece.Placeholder variable(String body) {
        int colon = indexOutsideArguments(body, ':');
        if (colon < 0) {
            return variable(body, "string", body);
        }
        String left = body.substring(0, colon).strip();
        String right = body.substring(colon + 1).strip();
        return nameIsFirst(left, right, body) ? variable(left, right, body) : variable(right, left, body);
    }

    private boolean nameIsFirst(String left, String right, String body) {
        boolean leftHasArguments = left.indexOf('(') >= 0;
        boolean rightHasArguments = right.indexOf('(') >= 0;
        if (leftHasArguments != rightHasArguments) {
            return rightHasArguments;
        }
        boolean leftKnown = converters.find(left) != null;
        boolean rightKnown = converters.find(right) != null;
        if (leftKnown && rightKnown && !left.equals(right)) {
            throw mistake(("has <%s>, which reads both ways: both words name a converter. "
                    + "Write <%s:%s()> for a variable '%s' that is a %s, or <%s:%s()> for a variable '%s' that is a %s.")
                    .formatted(body, left, right, left, right, right, left, right, left));
        }
        return !leftKnown || rightKnown;
    }

    private Piece.Placeholder variable(String name, String type, String body) {
        if (name.isEmpty()) {
            throw mistake("has <" + body + ">, a variable without a name. Write <name> or <name:converter>.");
        }
        if (!Converters.isName(name)) {
            throw mistake("has <" + body + ">: '" + name + "' is no name for a variable. "
                    + "Names are ASCII letters, digits and _, and do not begin with a digit.");
        }
        if (!names.add(name)) {
            throw mistake("has the variable '" + name + "' twice. Every variable needs a name of its own.");
        }
        int open = type.indexOf('(');
        String converter = open < 0 ? type : type.substring(0, open);
        ConverterFactory factory = converters.find(converter);
        if (factory == null) {
            throw unknown(type, converter);
        }
        if (open >= 0 && !type.endsWith(")")) {
            throw mistake("has <" + body + ">, whose arguments lack their closing parenthesis.");
        }
        try {
            ConverterArguments arguments = arguments(open < 0 ? "" : type.substring(open + 1, type.length() - 1));
            Converter<?> made = factory.create(arguments);
            arguments.refuseUnread();
            return new Piece.Placeholder(
                    new Variable(name, converter, arguments.unnamed(), arguments.named(), made.type()), made);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Converter '" + converter + "' in rule '" + rule + "': " + e.getMessage() + ".", e);
        }
    }

    private IllegalArgumentException unknown(String type, String converter) {
        boolean isName = Converters.isName(converter);
        String likely = new ForeignConverters(converters).converter(type);
        String nearest = likely.isEmpty() ? Nearest.of(converter, converters.names()) : likely;
        return new IllegalArgumentException(("Unknown converter '%s' in rule '%s'. %sKnown: %s. "
                + "Register it with app.converter(\"%s\", ...).").formatted(
                isName ? converter : type, rule, nearest == null ? "" : "Did you mean '" + nearest + "'? ",
                String.join(", ", converters.names()), isName ? converter : "name"));
    }

    private static ConverterArguments arguments(String text) {
        List<String> positional = new ArrayList<>();
        Map<String, String> named = new LinkedHashMap<>();
        int at = 0;
        while (at < text.length()) {
            int comma = indexOutsideQuotes(text, ',', at);
            int end = comma < 0 ? text.length() : comma;
            String argument = text.substring(at, end).strip();
            at = end + 1;
            int equals = indexOutsideQuotes(argument, '=', 0);
            String name = equals < 0 ? "" : argument.substring(0, equals).strip();
            String value = unquoted(argument.substring(equals + 1).strip());
            if (equals < 0) {
                positional.add(value);
            } else if (named.put(name, value) != null) {
                throw new IllegalArgumentException("argument '" + name + "' is given twice");
            }
        }
        return new ConverterArguments(List.copyOf(positional), named);
    }

    private static String unquoted(String text) {
        char first = text.isEmpty() ? 0 : text.charAt(0);
        boolean quoted = (first == '"' || first == '\'') && text.length() > 1 && text.charAt(text.length() - 1) == first;
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    static int indexOutsideQuotes(String text, char wanted, int from) {
        char quote = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == wanted) {
                return i;
            } else if (c == '"' || c == '\'') {
                quote = c;
            }
        }
        return -1;
    }

    private static int indexOutsideArguments(String text, char wanted) {
        int open = text.indexOf('(');
        int index = text.indexOf(wanted);
        if (open >= 0 && index > open) {
            int close = indexOutsideQuotes(text, ')', open);
            return close < 0 ? -1 : text.indexOf(wanted, close);
        }
        return index;
    }

    private IllegalArgumentException mistake(String what) {
        return new IllegalArgumentException("Rule '" + rule + "' " + what);
    }
}
