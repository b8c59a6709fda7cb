package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a filter, test, function or method. It alone checks arguments, and fails in CPython's words.
 *
 * <p>It is read from a line such as {@code do_center(value, width=80)}. Before a semicolon stand parameters that the engine fills in.
 * {@code *args}, {@code **kwargs}, {@code /} and {@code *} mean what they mean in Python; a type may stand behind a colon. A line that
 * begins with a dot, {@code .center(width:index, fillchar:char=' ')}, is a function written in C, whose words differ.
 */
public final class Signature {
    private record Parameter(String name, String type, boolean required) {}

    private final String function;
    private final boolean builtIn;
    private final int implicit;
    private final List<Parameter> parameters = new ArrayList<>();
    private final int required;
    private int positionalOnly;
    private int positional = -1;
    private boolean moreArguments;
    private boolean moreKeywords;
    private boolean typed;

    private Signature(String line) {
        int open = line.indexOf('(');
        builtIn = line.startsWith(".");
        function = line.substring(builtIn ? 1 : 0, open);
        String inside = line.substring(open + 1, line.length() - 1);
        int semicolon = inside.indexOf(';');
        implicit = semicolon <= 0 ? 0 : inside.substring(0, semicolon).split(",", -1).length;
        String own = inside.substring(semicolon + 1).strip();
        for (String part : own.isEmpty() ? new String[0] : own.split(", ", -1)) {
            read(part);
        }
        if (positional < 0) {
            positional = parameters.size();
        }
        required = (int) parameters.subList(0, positional).stream().filter(Parameter::required).count();
    }

    /** Reads a signature. */
    public static Signature of(String line) {
        return new Signature(line);
    }

    private void read(String part) {
        if (part.equals("/")) {
            positionalOnly = parameters.size();
        } else if (part.equals("*")) {
            positional = parameters.size();
        } else if (part.startsWith("**")) {
            moreKeywords = true;
        } else if (part.startsWith("*")) {
            moreArguments = true;
            positional = parameters.size();
        } else {
            int equals = part.indexOf('=');
            String name = equals < 0 ? part : part.substring(0, equals);
            int colon = name.indexOf(':');
            typed |= colon >= 0;
            String type = colon < 0 ? "" : name.substring(colon + 1);
            parameters.add(new Parameter(colon < 0 ? name : name.substring(0, colon), type, equals < 0));
        }
    }

    /** Fails if there are too many or too few arguments, or one is unknown or of a wrong type. */
    public void check(Arguments arguments) {
        int given = arguments.size();
        if (!arguments.named().isEmpty()) {
            checkNames(arguments, given);
        }
        if (given > positional && !moreArguments) {
            throw tooMany(given + arguments.named().size(), given);
        }
        if (given < required) {
            checkMissing(arguments, given);
        }
        if (typed) {
            for (int i = 0; i < parameters.size(); i++) {
                Parameter parameter = parameters.get(i);
                if (!parameter.type.isEmpty() && arguments.has(i, parameter.name)) {
                    checkType(parameter, i, arguments.get(i, parameter.name, null));
                }
            }
        }
    }

    private void checkNames(Arguments arguments, int given) {
        if (builtIn && !moreKeywords && positionalOnly == parameters.size()) {
            throw new PythonException(function + "() takes no keyword arguments");
        }
        for (String name : arguments.named().keySet()) {
            int index = index(name);
            if (index < 0 && !moreKeywords) {
                throw new PythonException(builtIn ? "'" + name + "' is an invalid keyword argument for " + function + "()"
                        : function + "() got an unexpected keyword argument '" + name + "'");
            }
            if (index >= 0 && index < given) {
                throw new PythonException(builtIn
                        ? "argument for " + function + "() given by name ('" + name + "') and position (" + (index + 1) + ")"
                        : function + "() got multiple values for argument '" + name + "'");
            }
        }
    }

    private int index(String name) {
        for (int i = positionalOnly; i < parameters.size(); i++) {
            if (parameters.get(i).name.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private PythonException tooMany(int all, int given) {
        if (builtIn) {
            return builtInCount(all);
        }
        int most = implicit + positional;
        int least = implicit + required;
        String takes = least < most ? "from " + least + " to " + most + " positional arguments"
                : most + " positional argument" + (most == 1 ? "" : "s");
        int counted = implicit + given;
        return new PythonException(function + "() takes " + takes + " but " + counted + (counted == 1 ? " was given" : " were given"));
    }

    private PythonException builtInCount(int given) {
        String name = function.substring(function.indexOf('.') + 1);
        if (positional == 0) {
            return new PythonException(function + "() takes no arguments (" + given + " given)");
        }
        if (positional == 1 && required == 1) {
            return new PythonException(function + "() takes exactly one argument (" + given + " given)");
        }
        int bound = given > positional ? positional : required;
        String which = required == positional ? "" : given > positional ? "at most " : "at least ";
        return new PythonException(name + " expected " + which + bound + " argument" + (bound == 1 ? "" : "s") + ", got " + given);
    }

    private void checkMissing(Arguments arguments, int given) {
        List<String> missing = new ArrayList<>();
        for (int i = given; i < positional; i++) {
            if (parameters.get(i).required && !arguments.named().containsKey(parameters.get(i).name)) {
                missing.add("'" + parameters.get(i).name + "'");
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        if (builtIn) {
            throw builtInCount(given);
        }
        String last = missing.removeLast();
        String names = missing.isEmpty() ? last : String.join(", ", missing) + (missing.size() > 1 ? "," : "") + " and " + last;
        throw new PythonException(function + "() missing " + (missing.size() + 1) + " required positional argument"
                + (missing.isEmpty() ? "" : "s") + ": " + names);
    }

    private void checkType(Parameter parameter, int index, @Nullable Object value) {
        String type = Types.name(value);
        boolean right = switch (parameter.type) {
            case "index" -> Types.isIndex(value);
            case "bound" -> value == null || Types.isIndex(value);
            case "str", "sub", "attribute" -> Types.isString(value);
            case "optional" -> value == null || Types.isString(value);
            case "char" -> Types.isString(value) && CodePoints.length(Text.str(value)) == 1;
            case "affix" -> Types.isString(value)
                    || (value instanceof List<?> list && type.equals("tuple") && list.stream().allMatch(Types::isString));
            default -> throw new IllegalStateException(parameter.type);
        };
        if (right) {
            return;
        }
        String name = function.substring(function.indexOf('.') + 1);
        throw new PythonException(switch (parameter.type) {
            case "index" -> "'" + type + "' object cannot be interpreted as an integer";
            case "bound" -> "slice indices must be integers or None or have an __index__ method";
            case "str" -> name + "() argument " + (index + 1) + " must be str, not " + type;
            case "attribute" -> "attribute name must be string, not '" + type + "'";
            case "sub" -> "must be str, not " + type;
            case "optional" -> name + " arg must be None or str";
            case "char" -> Types.isString(value) ? "The fill character must be exactly one character long"
                    : "The fill character must be a unicode character, not " + type;
            default -> name + " first arg must be str or a tuple of str, not " + type;
        });
    }
}
