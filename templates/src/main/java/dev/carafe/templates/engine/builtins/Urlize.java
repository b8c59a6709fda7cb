package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.engine.python.CodePoints;
import dev.carafe.templates.engine.python.Subscript;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.jinja.Markup;
import dev.carafe.templates.jinja.PythonException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the addresses in escaped text into links: URLs, {@code www.}, common domains and e-mail. */
final class Urlize {
    /** Any domain after a scheme or {@code www.}, one below a well-known top-level domain without, or an IP address. */
    private static final Pattern URL = Pattern.compile("""
            (?: (?: https?:// | www\\. ) (?: [\\w%-]+ \\. )* (?: [a-z]{2,63} | xn--[\\w%]{2,59} )
            | (?: [\\w%-]{2,63} \\. )+ (?: com | net | int | edu | gov | org | info | mil )
            | https?:// (?: \\d{1,3} (?: \\. \\d{1,3} ){3} | \\[ (?: [\\da-f]{0,4} : ){2} (?: [\\da-f]{0,4} :? ){1,6} ] )
            ) (?: : \\d{1,5} )? (?: [/?\\#] \\S* )?""",
            Pattern.COMMENTS | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern MAIL = Pattern.compile("\\S+@\\w[\\w.-]*\\.\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern SCHEME = Pattern.compile("[\\w.+-]{2,}:/{0,2}", Pattern.UNICODE_CHARACTER_CLASS);
    private static final String[][] BRACKETS = {{"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}};

    private final int limit;
    private final String attributes;
    private final List<String> schemes;

    Urlize(int limit, boolean nofollow, @Nullable String target, String rel, List<String> schemes) {
        this.limit = limit;
        this.schemes = schemes;
        for (String scheme : schemes) {
            if (!SCHEME.matcher(scheme).matches()) {
                throw new PythonException(Text.repr(scheme) + " is not a valid URI scheme prefix.");
            }
        }
        Set<String> relations = new TreeSet<>();
        for (String relation : rel.split(" ", -1)) {
            if (!relation.isEmpty()) {
                relations.add(relation);
            }
        }
        if (nofollow) {
            relations.add("nofollow");
        }
        this.attributes = (relations.isEmpty() ? "" : " rel=\"" + Markup.escape(String.join(" ", relations)).html() + "\"")
                + (target == null || target.isEmpty() ? "" : " target=\"" + Markup.escape(target).html() + "\"");
    }

    /** Returns the text with its links. */
    String in(String html) {
        StringBuilder linked = new StringBuilder();
        int start = 0;
        for (int i = 0; i <= html.length(); i++) {
            if (i == html.length() || Character.isWhitespace(html.charAt(i))) {
                word(html.substring(start, i), linked);
                if (i < html.length()) {
                    linked.append(html.charAt(i));
                }
                start = i + 1;
            }
        }
        return linked.toString();
    }

    private void word(String word, StringBuilder out) {
        int start = 0;
        for (String open = prefix(word, start); open != null; open = prefix(word, start)) {
            start += open.length();
        }
        int end = word.length();
        for (String close = suffix(word, start, end); close != null; close = suffix(word, start, end)) {
            end -= close.length();
        }
        end = balanced(word, start, end);
        out.append(word, 0, start).append(link(word.substring(start, end))).append(word, end, word.length());
    }

    private static @Nullable String prefix(String word, int start) {
        for (String open : new String[] {"(", "<", "&lt;"}) {
            if (word.startsWith(open, start)) {
                return open;
            }
        }
        return null;
    }

    private static @Nullable String suffix(String word, int start, int end) {
        for (String close : new String[] {")", ">", ".", ",", "&gt;"}) {
            if (end - close.length() >= start && word.startsWith(close, end - close.length())) {
                return close;
            }
        }
        return null;
    }

    /** Keeps a closing bracket in the address if the opening one is in it. */
    private static int balanced(String word, int start, int end) {
        int result = end;
        for (String[] pair : BRACKETS) {
            int opened = count(word.substring(start, result), pair[0]);
            for (int i = 0; i < opened; i++) {
                int close = word.indexOf(pair[1], result);
                if (close < 0) {
                    break;
                }
                result = close + pair[1].length();
            }
        }
        return result;
    }

    private static int count(String text, String part) {
        int count = 0;
        for (int i = text.indexOf(part); i >= 0; i = text.indexOf(part, i + part.length())) {
            count++;
        }
        return count;
    }

    private String link(String address) {
        if (URL.matcher(address).matches()) {
            boolean complete = address.startsWith("http://") || address.startsWith("https://");
            return "<a href=\"" + (complete ? "" : "https://") + address + "\"" + attributes + ">" + shortened(address) + "</a>";
        }
        if (address.startsWith("mailto:") && MAIL.matcher(address.substring(7)).matches()) {
            return "<a href=\"" + address + "\">" + address.substring(7) + "</a>";
        }
        if (address.indexOf(':') < 0 && !address.startsWith("www.") && MAIL.matcher(address).matches()) {
            return "<a href=\"mailto:" + address + "\">" + address + "</a>";
        }
        String linked = address;
        for (String scheme : schemes) {
            if (linked.startsWith(scheme) && !linked.equals(scheme)) {
                linked = "<a href=\"" + linked + "\"" + attributes + ">" + linked + "</a>";
            }
        }
        return linked;
    }

    private String shortened(String address) {
        boolean fits = limit == Integer.MAX_VALUE || CodePoints.length(address) <= limit;
        return fits ? address : Subscript.slice(address, null, (long) limit, null) + "...";
    }
}
