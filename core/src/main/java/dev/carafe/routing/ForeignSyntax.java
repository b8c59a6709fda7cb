package dev.carafe.routing;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds variables in the syntax of other frameworks, such as {@code {id}}, {@code :id} and {@code *}, and rewrites the rule.
 *
 * <p>Braces and brackets can't stand in a path unescaped (RFC 3986, section 3.3), so they are always foreign. A colon and a star can:
 * a colon is plain text after a letter, a digit or a variable ({@code /docs:batch}) and before anything but a name; a star is plain
 * text between letters, digits or variables ({@code /2*3}). A backslash makes any of them plain text.
 */
final class ForeignSyntax {
    private static final Pattern REGEX = Pattern.compile("\\\\[A-Za-z0-9]|\\.[*+]|[|\\[]|^\\?");

    private final String rule;
    private final ForeignConverters converters;
    private final StringBuilder own = new StringBuilder();
    private final Set<String> names = new HashSet<>();
    private int at;
    private String found = "";
    private int optionalFrom = -1; // the variable in the rewritten rule that may be absent
    private int optionalTo;
    private boolean understood = true;
    private boolean star;

    ForeignSyntax(String rule, Converters converters) {
        this.rule = rule;
        this.converters = new ForeignConverters(converters);
        while (at < rule.length()) {
            readOne();
        }
    }

    /** Returns what is wrong and what to write instead, as the rest of a sentence about the rule, or null if nothing is foreign. */
    @Nullable String complaint() {
        if (found.isEmpty()) {
            return null;
        }
        String what = "has '" + found + "', which is not how a variable is written here. ";
        String then = understood
                ? "Write '" + own + "'"
                : "Write <name> or <name:converter>; a part that may be absent takes a second rule";
        String rest = understood && star ? " for one segment, or '" + beforeLastVariable() + "<rest:path>' for all that follows" : "";
        String without = understood && optionalFrom >= 0 ? " Add the rule '" + withoutOptional() + "' for the path without it." : "";
        String pattern = converters.sawPattern() ? " What else the pattern says is the work of a converter of your own." : "";
        return what + then + rest + "." + without + pattern + " A backslash in front makes a character plain text.";
    }

    /** Returns the rule in this package's syntax, as far as it is understood. */
    String rewritten() {
        return own.toString();
    }

    private void readOne() {
        char c = rule.charAt(at);
        switch (c) {
            case '<' -> copyVariable();
            case '{' -> readBraces();
            case '[' -> readBrackets();
            case '(' -> readGroup();
            case '}', ']' -> readUnknown(at + 1);
            case ':' -> readColon();
            case '*' -> readStar();
            case '?' -> readQuestionMark();
            case '\\' -> readBackslash();
            default -> copyTo(at + 1);
        }
    }

    private void copyVariable() {
        int close = RuleParser.indexOutsideQuotes(rule, '>', at);
        int end = close < 0 ? rule.length() : close + 1;
        for (String word : rule.substring(at, end).split("[<:(>]", -1)) {
            names.add(word.strip());
        }
        copyTo(end);
    }

    /** {@code {id}}, {@code {id:int}}, {@code {id:\d+}}, {@code {id?}}, {@code {*rest}}, {@code {rest...}}. */
    private void readBraces() {
        int close = closing('{', '}');
        if (close < 0 || "?&#".indexOf(rule.charAt(at + 1)) >= 0) {
            readUnknown(close < 0 ? rule.length() : close + 1);
            return;
        }
        String body = rule.substring(at + 1, close);
        int colon = body.indexOf(':');
        String spec = colon < 0 ? "" : body.substring(colon + 1);
        write(colon < 0 ? body : body.substring(0, colon), spec, close + 1);
    }

    /** {@code [id]}, {@code [...rest]}, {@code [0-9]+}; other brackets mean a part that may be absent. */
    private void readBrackets() {
        int close = closing('[', ']');
        String body = close < 0 ? "" : rule.substring(at + 1, close);
        int end = close + 1;
        if (end < rule.length() && "+*{".indexOf(rule.charAt(end)) >= 0) {
            int after = afterQuantifier(end);
            write("id", rule.substring(at, after), after);
        } else if (Converters.isName(body.replace("...", ""))) {
            write(body, "", end);
        } else {
            readUnknown(close < 0 ? rule.length() : end);
        }
    }

    /** Reads a group of a regular expression; other parentheses are plain text. */
    private void readGroup() {
        int close = closing('(', ')');
        String body = close < 0 ? "" : rule.substring(at + 1, close);
        if (!REGEX.matcher(body).find()) {
            copyTo(at + 1);
            return;
        }
        int named = body.indexOf('>');
        boolean hasName = body.startsWith("?<") || body.startsWith("?P<");
        write(hasName ? body.substring(body.indexOf('<') + 1, Math.max(named, 3)) : "id",
                hasName ? body.substring(named + 1) : body.replaceFirst("^\\?:", ""), afterQuantifier(close + 1));
    }

    /** {@code :id}, {@code :id?}, {@code :id(\d+)}, {@code :rest*}. */
    private void readColon() {
        int end = at + 1;
        while (end < rule.length() && Converters.isName(rule.substring(at + 1, end + 1))) {
            end++;
        }
        if (end == at + 1 || isAfterText()) {
            copyTo(at + 1);
            return;
        }
        String name = rule.substring(at + 1, end);
        String spec = "";
        int after = end;
        if (end < rule.length() && rule.charAt(end) == '(') {
            int start = at;
            at = end;
            int close = closing('(', ')');
            at = start;
            spec = close < 0 ? "" : rule.substring(end + 1, close);
            after = close < 0 ? rule.length() : close + 1;
        }
        if (after < rule.length() && "?*+".indexOf(rule.charAt(after)) >= 0) {
            name += rule.charAt(after++);
        }
        write(name, spec, after);
    }

    /** {@code *}, {@code **}, {@code *rest}, {@code .*}. */
    private void readStar() {
        int end = at;
        while (end < rule.length() && rule.charAt(end) == '*') {
            end++;
        }
        if (end == at + 1 && isAfterText() && isBeforeText(end)) {
            copyTo(end);
            return;
        }
        boolean dot = own.length() > 1 && own.charAt(own.length() - 1) == '.' && own.charAt(own.length() - 2) == '/';
        own.setLength(own.length() - (dot ? 1 : 0));
        int nameEnd = end;
        while (nameEnd < rule.length() && Converters.isName(rule.substring(end, nameEnd + 1))) {
            nameEnd++;
        }
        boolean everything = dot || nameEnd > end || end > at + 1;
        star |= !everything && end == rule.length();
        String name = nameEnd > end ? rule.substring(end, nameEnd) : everything ? "rest" : "id";
        write(name, everything ? ".*" : "", nameEnd);
    }

    /** Reads a question mark. After a variable it makes that optional; elsewhere it begins a query, which the parser refuses. */
    private void readQuestionMark() {
        boolean ends = at + 1 == rule.length() || rule.charAt(at + 1) == '/';
        if (!own.isEmpty() && own.charAt(own.length() - 1) == '>' && ends) {
            note(at + 1);
            optionalFrom = own.lastIndexOf("<");
            optionalTo = own.length();
            at++;
        } else {
            copyTo(at + 1);
        }
    }

    /** {@code \d+}; before anything but a letter or digit it makes plain text. */
    private void readBackslash() {
        if (at + 1 == rule.length() || !Character.isLetterOrDigit(rule.charAt(at + 1))) {
            copyTo(Math.min(at + 2, rule.length()));
            return;
        }
        int after = afterQuantifier(at + 2);
        write("id", rule.substring(at, after), after);
    }

    private void readUnknown(int end) {
        note(end);
        understood = false;
        at = end;
    }

    /** Replaces the foreign variable that ends here by one of our own. */
    private void write(String foreignName, String spec, int end) {
        note(end);
        String name = foreignName.strip();
        boolean rest = name.startsWith("*") || name.startsWith("+") || name.endsWith("*") || name.endsWith("+") || name.contains("...");
        boolean optional = name.endsWith("?") || (spec.endsWith("?") && !spec.endsWith("*?"));
        optionalFrom = optional ? own.length() : optionalFrom;
        String converter = rest ? "path" : converters.converter(spec);
        own.append('<').append(unique(name)).append(converter.isEmpty() ? "" : ":").append(converter).append('>');
        optionalTo = optional ? own.length() : optionalTo;
        at = end;
    }

    private String unique(String foreign) {
        String name = foreign.replaceAll("^[^A-Za-z0-9_]+|[^A-Za-z0-9_]+$", "").replaceAll("[^A-Za-z0-9_]+", "_");
        String base = Converters.isName(name) ? name : "id" + name;
        String free = base;
        for (int i = 2; !names.add(free); i++) {
            free = base + i;
        }
        return free;
    }

    private void note(int end) {
        if (found.isEmpty()) {
            found = rule.substring(at, end);
        }
    }

    private String withoutOptional() {
        String rest = PathText.mergeSlashes(own.substring(0, optionalFrom) + own.substring(optionalTo));
        boolean surplus = optionalTo == own.length() && rest.length() > 1 && rest.endsWith("/");
        return surplus ? rest.substring(0, rest.length() - 1) : rest;
    }

    private void copyTo(int end) {
        own.append(rule, at, end);
        at = end;
    }

    private String beforeLastVariable() {
        return own.substring(0, own.lastIndexOf("<"));
    }

    private boolean isAfterText() {
        char before = own.isEmpty() ? '/' : own.charAt(own.length() - 1);
        return Character.isLetterOrDigit(before) || before == '>';
    }

    private boolean isBeforeText(int end) {
        char after = end < rule.length() ? rule.charAt(end) : '/';
        return Character.isLetterOrDigit(after) || after == '<' || after == '{';
    }

    private int closing(char open, char close) {
        int depth = 0;
        for (int i = at; i < rule.length(); i++) {
            char c = rule.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private int afterQuantifier(int end) {
        if (end < rule.length() && "+*?".indexOf(rule.charAt(end)) >= 0) {
            return end + 1;
        }
        int close = end < rule.length() && rule.charAt(end) == '{' ? rule.indexOf('}', end) : -1;
        return close < 0 ? Math.min(end, rule.length()) : close + 1;
    }
}
