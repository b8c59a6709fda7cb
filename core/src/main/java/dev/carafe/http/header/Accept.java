package dev.carafe.http.header;

import dev.carafe.http.syntax.HeaderText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The preferences in an {@code Accept}, {@code Accept-Language}, {@code Accept-Charset} or {@code Accept-Encoding} header, each with its
 * own matching rules (RFC 9110, section 12.5).
 *
 * <pre>{@code
 * switch (req.acceptMimetypes().best("application/json", "text/html")) ...    // null: none of these, or no header at all
 * if (req.acceptEncodings().accepts("gzip")) ...
 * }</pre>
 *
 * <p>Without a header nothing is accepted, as in Werkzeug; check {@link #isEmpty()} first if any form will do. Immutable.
 */
public final class Accept {
    private final List<Choice> choices;
    private final Rule rule;

    private Accept(@Nullable String header, Rule rule) {
        this.choices = header == null ? List.of() : parse(header, rule);
        this.rule = rule;
    }

    /** Returns the media types of an {@code Accept} header, which is null if absent. */
    public static Accept mediaTypes(@Nullable String header) {
        return new Accept(header, Rule.MEDIA_TYPE);
    }

    /** Returns the languages of an {@code Accept-Language} header, which is null if absent. */
    public static Accept languages(@Nullable String header) {
        return new Accept(header, Rule.LANGUAGE);
    }

    /** Returns the charsets of an {@code Accept-Charset} header, which is null if absent. */
    public static Accept charsets(@Nullable String header) {
        return new Accept(header, Rule.CHARSET);
    }

    /** Returns the codings of an {@code Accept-Encoding} header, which is null if absent. */
    public static Accept encodings(@Nullable String header) {
        return new Accept(header, Rule.ENCODING);
    }

    /**
     * One acceptable value.
     *
     * @param value the value as sent
     * @param quality its weight, from 0 (not acceptable) to 1
     */
    public record Choice(String value, double quality) {}

    /** Returns the choices, ordered by specificity, then quality, then position. */
    public List<Choice> choices() {
        return choices;
    }

    /** Returns whether the header is absent or empty. */
    public boolean isEmpty() {
        return choices.isEmpty();
    }

    /** Returns the quality of a value, from 0 (not acceptable) to 1: that of the most specific choice that matches. */
    public double quality(String value) {
        Choice choice = choiceFor(value);
        return choice == null ? 0 : choice.quality;
    }

    /** Returns whether a value is acceptable. */
    public boolean accepts(String value) {
        return quality(value) > 0;
    }

    /**
     * Returns the offer that the client prefers, or null when none is acceptable. Of two with the same quality, the more specific match
     * wins, then the first offer. When no language fits exactly, {@code en} also matches {@code en-US} and vice versa.
     */
    public @Nullable String best(String... offers) {
        String best = null;
        Choice bestChoice = null;
        for (String offer : offers) {
            Choice choice = choiceFor(offer);
            if (choice != null && choice.quality > 0 && (bestChoice == null || isBetter(choice, bestChoice))) {
                best = offer;
                bestChoice = choice;
            }
        }
        return best == null && rule == Rule.LANGUAGE ? bestPrimaryLanguage(offers) : best;
    }

    private boolean isBetter(Choice choice, Choice than) {
        return choice.quality == than.quality
                ? rule.precision(choice.value) > rule.precision(than.value)
                : choice.quality > than.quality;
    }

    private @Nullable String bestPrimaryLanguage(String... offers) {
        String best = null;
        double bestQuality = 0;
        for (String offer : offers) {
            for (Choice choice : choices) {
                boolean matches = Rule.primary(choice.value).equalsIgnoreCase(offer)
                        || choice.value.equalsIgnoreCase(Rule.primary(offer));
                if (matches && choice.quality > bestQuality) {
                    best = offer;
                    bestQuality = choice.quality;
                }
            }
        }
        return best;
    }

    private @Nullable Choice choiceFor(String value) {
        for (Choice choice : choices) {
            if (rule.matches(choice.value, value)) {
                return choice;
            }
        }
        return null;
    }

    private static List<Choice> parse(String header, Rule rule) {
        List<Choice> choices = new ArrayList<>();
        for (String item : HeaderText.split(header, ',')) {
            List<String> pieces = HeaderText.split(item, ';');
            if (!pieces.isEmpty()) {
                choices.add(choice(pieces));
            }
        }
        choices.sort(Comparator.<Choice>comparingInt(choice -> rule.precision(choice.value))
                .thenComparingDouble(Choice::quality)
                .reversed());
        return Collections.unmodifiableList(choices);
    }

    /** Parses a choice. Parameters before the quality belong to the value; those after it are ignored. */
    private static Choice choice(List<String> pieces) {
        StringBuilder value = new StringBuilder(pieces.getFirst());
        for (String piece : pieces.subList(1, pieces.size())) {
            if (piece.length() > 1 && (piece.charAt(0) | 0x20) == 'q' && piece.charAt(1) == '=') {
                return new Choice(value.toString(), parseQuality(piece.substring(2).strip()));
            }
            value.append(';').append(piece);
        }
        return new Choice(value.toString(), 1);
    }

    /** Parses a quality. A malformed one counts as 1, and so does one over 1. */
    private static double parseQuality(String number) {
        int end = skipDigits(number, 0);
        if (end < number.length() && number.charAt(end) == '.') {
            end = skipDigits(number, end + 1);
        }
        return end == 0 || number.substring(0, end).equals(".") ? 1 : Math.min(1, Double.parseDouble(number.substring(0, end)));
    }

    private static int skipDigits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** How the choices of a header match. */
    private enum Rule {
        MEDIA_TYPE {
            @Override
            boolean matches(String choice, String value) {
                if (choice.equals("*/*")) {
                    return true;
                }
                if (choice.endsWith("/*")) {
                    return value.regionMatches(true, 0, choice, 0, choice.length() - 1);
                }
                MediaType wanted = MediaType.parse(choice);
                return wanted != null && wanted.equals(MediaType.parse(value));
            }

            @Override
            int precision(String choice) {
                if (choice.equals("*/*")) {
                    return 0;
                }
                return choice.endsWith("/*") ? 1 : 2 + (int) choice.chars().filter(c -> c == ';').count();
            }
        },
        LANGUAGE {
            @Override
            boolean matches(String choice, String value) {
                return choice.equals("*") || choice.replace('_', '-').equalsIgnoreCase(value.replace('_', '-'));
            }
        },
        CHARSET {
            @Override
            boolean matches(String choice, String value) {
                return choice.equals("*") || letters(choice).equalsIgnoreCase(letters(value));
            }

            // UTF8 is another spelling of utf-8
            private String letters(String charset) {
                return charset.replace("-", "").replace("_", "");
            }
        },
        ENCODING {
            @Override
            boolean matches(String choice, String value) {
                return choice.equals("*") || choice.equalsIgnoreCase(value);
            }
        };

        abstract boolean matches(String choice, String value);

        int precision(String choice) {
            return choice.equals("*") ? 0 : 1;
        }

        static String primary(String language) {
            int end = 0;
            while (end < language.length() && language.charAt(end) != '-' && language.charAt(end) != '_') {
                end++;
            }
            return language.substring(0, end);
        }
    }
}
