package dev.carafe.templates.engine.builtins;

import dev.carafe.templates.jinja.Markup;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes links of the addresses in a text that is escaped already: URLs, {@code www.}, common domains, e-mail. */
final class Urlize {
    private static final Set<String> DOMAINS = Set.of("com", "net", "int", "edu", "gov", "org", "info", "mil");
    private static final String[][] BRACKETS = {{"(", ")"}, {"<", ">"}, {"&lt;", "&gt;"}};

    private final int limit;
    private final String attributes;
    private final List<String> schemes;

    Urlize(int limit, boolean nofollow, @Nullable String target, String rel, List<String> schemes) {
        this.limit = limit;
        this.schemes = schemes;
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
                + (target == null ? "" : " target=\"" + Markup.escape(target).html() + "\"");
    }

    /** The text with its links. */
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

    /** A closing bracket belongs to the address if the opening one stands in it. */
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
        String lower = address.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            boolean host = isHost(lower.substring(lower.indexOf("//") + 2), false);
            return host ? "<a href=\"" + address + "\"" + attributes + ">" + shortened(address) + "</a>" : address;
        }
        if (isHost(lower, true)) {
            return "<a href=\"https://" + address + "\"" + attributes + ">" + shortened(address) + "</a>";
        }
        if (schemes.stream().anyMatch(scheme -> address.startsWith(scheme) && !address.equals(scheme))) {
            return "<a href=\"" + address + "\"" + attributes + ">" + address + "</a>";
        }
        if (lower.startsWith("mailto:") && isMail(address.substring(7))) {
            return "<a href=\"" + address + "\">" + address.substring(7) + "</a>";
        }
        boolean mail = !lower.startsWith("www.") && address.indexOf(':') < 0 && isMail(address);
        return mail ? "<a href=\"mailto:" + address + "\">" + address + "</a>" : address;
    }

    private String shortened(String address) {
        return address.length() > limit ? address.substring(0, limit) + "..." : address;
    }

    /** A domain or IP address, perhaps with port and path; without a scheme only {@code www.} and well-known domains count. */
    private static boolean isHost(String rest, boolean wellKnown) {
        int end = 0;
        while (end < rest.length() && "/?#:".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        String[] labels = rest.substring(0, end).split("\\.", -1);
        for (String label : labels) {
            if (label.isEmpty() || !label.chars().allMatch(c -> Character.isLetterOrDigit(c) || "_%-".indexOf(c) >= 0)) {
                return false;
            }
        }
        String last = labels[labels.length - 1];
        boolean letters = last.length() >= 2 && last.chars().allMatch(c -> c >= 'a' && c <= 'z');
        boolean domain = letters || last.startsWith("xn--");
        boolean ip = labels.length == 4 && last.chars().allMatch(c -> c >= '0' && c <= '9');
        return wellKnown ? labels.length > 1 && (labels[0].equals("www") ? domain : DOMAINS.contains(last)) : domain || ip;
    }

    private static boolean isMail(String text) {
        int at = text.indexOf('@');
        int dot = text.lastIndexOf('.');
        return at > 0 && dot > at + 1 && dot < text.length() - 1
                && text.substring(at + 1).chars().allMatch(c -> Character.isLetterOrDigit(c) || "_.-".indexOf(c) >= 0)
                && Character.isLetterOrDigit(text.charAt(at + 1));
    }
}
