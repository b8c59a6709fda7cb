package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.PythonException;
import java.util.Locale;

/** The width, precision and flags of one value in {@code %} and {@code format()}; writes the value by them. */
final class FormatSpec {
    int width = -1;
    int precision = -1;
    char alignment;
    int fill = ' ';
    char sign = '-';
    boolean alternate;
    boolean zeros;
    char grouping;

    /** Adds a flag of {@code %}. */
    void flag(char flag) {
        switch (flag) {
            case '-' -> alignment = '<';
            case '0' -> zeros = true;
            case '#' -> alternate = true;
            case '+' -> sign = '+';
            default -> sign = sign == '+' ? '+' : ' ';
        }
    }

    /** Writes text, aligned left or right by default. */
    String text(String text, char byDefault) {
        String cut = precision >= 0 ? CodePoints.first(text, precision) : text;
        return pad("", cut, alignment == 0 ? byDefault : alignment);
    }

    /** Writes a whole number: {@code d x X o b}. */
    String whole(Number value, char type) {
        int radix = switch (type) {
            case 'x', 'X' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
        };
        String plain = Numbers.digits(Numbers.big(value).abs(), radix);
        String digits = "0".repeat(Math.max(0, Limits.check(precision) - plain.length())) + plain;
        String prefix = !alternate || radix == 10 ? "" : "0" + type;
        return number(Numbers.big(value).signum() < 0, prefix, type == 'X' ? digits.toUpperCase(Locale.ROOT) : digits, radix == 10 ? 3 : 4);
    }

    /** Writes a float: {@code e f g %}, also in upper case; 0 means the shortest form that reads as the same number. */
    String real(Number value, char type) {
        double number = Numbers.real(value);
        boolean negative = number < 0 || (number == 0 && 1 / number < 0);
        String digits = FloatFormat.of(value, type, precision, alternate);
        return number(negative, "", digits, 3);
    }

    private String number(boolean negative, String prefix, String digits, int group) {
        String signText = (negative ? "-" : sign == '-' ? "" : String.valueOf(sign)) + prefix;
        boolean padded = zeros && alignment == 0;
        char align = padded ? '=' : alignment == 0 ? '>' : alignment;
        if (padded) {
            fill = '0';
        }
        int room = align == '=' && fill == '0' ? width - signText.length() : 0;
        String grouped = grouping == 0 ? digits : grouped(digits, group, room);
        return pad(signText, grouped, align);
    }

    /** Groups the digits before the point, padded with zeros to a width. */
    private String grouped(String digits, int group, int room) {
        int end = 0;
        while (end < digits.length() && Character.digit(digits.charAt(end), group == 4 ? 16 : 10) >= 0) {
            end++;
        }
        StringBuilder whole = new StringBuilder();
        int count = 0;
        int least = Limits.check(Math.max(room, 0)) - (digits.length() - end);
        for (int i = end - 1; i >= 0 || whole.length() < least; i--) {
            if (count > 0 && count % group == 0) {
                whole.append(grouping);
            }
            whole.append(i >= 0 ? digits.charAt(i) : '0');
            count++;
        }
        return whole.reverse() + digits.substring(end);
    }

    private String pad(String sign, String text, char align) {
        long missing = (long) Limits.check(Math.max(width, 0)) - sign.length() - CodePoints.length(text);
        if (missing <= 0) {
            return sign.isEmpty() ? text : sign + text; // the same object, whose origin may be known
        }
        String filler = Character.toString(fill);
        int left = switch (align) {
            case '<' -> 0;
            case '^' -> (int) missing / 2;
            default -> (int) missing;
        };
        return align == '=' ? sign + filler.repeat(left) + text
                : filler.repeat(left) + sign + text + filler.repeat((int) missing - left);
    }

    /** Fails for options that only numbers have. */
    void checkText(boolean signed) {
        if (signed) {
            throw new PythonException(sign == ' ' ? "Space not allowed in string format specifier"
                    : "Sign not allowed in string format specifier");
        }
        if (alternate) {
            throw new PythonException("Alternate form (#) not allowed in string format specifier");
        }
        if (alignment == '=') {
            throw new PythonException("'=' alignment not allowed in string format specifier");
        }
    }
}
