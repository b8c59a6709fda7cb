package dev.carafe.routing;

import java.util.List;

/**
 * The form of a variable's texts. Two variables of one shape are the same edge of the tree, and the shapes determine how a segment with
 * several variables is split.
 */
sealed interface Shape {
    /** Returns whether the whole region has this shape. The region has no {@code /} unless the shape is {@link Rest}. */
    boolean takes(String path, int from, int to);

    /** Returns whether this takes every text of the other shape. */
    default boolean covers(Shape other) {
        if (other instanceof OneOf items) {
            return items.items.stream().allMatch(item -> takes(item, 0, item.length()));
        }
        return switch (this) {
            case Text text -> text.coversLengths(other);
            case Digits digits -> other instanceof Digits others && (digits.signed || !others.signed);
            case Decimal decimal -> other instanceof Decimal others && (decimal.signed || !others.signed);
            case OneOf items -> false;
            case Hexadecimal uuid -> other instanceof Hexadecimal;
            case Rest rest -> !(other instanceof Text); // whose text may begin with an encoded slash
        };
    }

    /** Between min and max code points of one segment. */
    record Text(int min, int max) implements Shape {
        static final Shape SEGMENT = new Text(1, Integer.MAX_VALUE);

        @Override
        public boolean takes(String path, int from, int to) {
            if (min == 1 && max == Integer.MAX_VALUE) {
                return from < to;
            }
            int length = to - from <= 0 ? 0 : path.codePointCount(from, to);
            return length >= min && length <= max;
        }

        private boolean coversLengths(Shape other) {
            return switch (other) {
                case Text text -> min <= text.min && text.max <= max;
                case Digits digits -> min == 1 && max == Integer.MAX_VALUE;
                case Decimal decimal -> min <= 3 && max == Integer.MAX_VALUE;
                case Hexadecimal uuid -> min <= Hexadecimal.LENGTH && Hexadecimal.LENGTH <= max;
                case OneOf items -> false;
                case Rest rest -> false;
            };
        }
    }

    /** ASCII digits, with a minus if signed. */
    record Digits(boolean signed) implements Shape {
        @Override
        public boolean takes(String path, int from, int to) {
            int start = afterSign(path, from, to, signed);
            return start < to && endOfDigits(path, start, to) == to;
        }
    }

    /** ASCII digits, a dot, ASCII digits, with a minus if signed. */
    record Decimal(boolean signed) implements Shape {
        @Override
        public boolean takes(String path, int from, int to) {
            int start = afterSign(path, from, to, signed);
            int dot = endOfDigits(path, start, to);
            return dot > start && dot + 1 < to && path.charAt(dot) == '.' && endOfDigits(path, dot + 1, to) == to;
        }
    }

    /** One of these texts. */
    record OneOf(List<String> items) implements Shape {
        @Override
        public boolean takes(String path, int from, int to) {
            for (String item : items) {
                if (item.length() == to - from && path.startsWith(item, from)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** 8-4-4-4-12 hexadecimal digits. */
    record Hexadecimal() implements Shape {
        static final int LENGTH = 36;

        @Override
        public boolean takes(String path, int from, int to) {
            return to - from == LENGTH && isUuid(path, from);
        }

        static boolean isUuid(String path, int from) {
            if (path.length() - from < LENGTH) {
                return false;
            }
            for (int i = 0; i < LENGTH; i++) {
                char c = path.charAt(from + i);
                boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
                if (dash ? c != '-' : c >= 128 || Character.digit(c, 16) < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Any text that does not begin with {@code /}. */
    record Rest() implements Shape {
        @Override
        public boolean takes(String path, int from, int to) {
            return from < to && !PathText.isSlash(path.charAt(from));
        }
    }

    private static int afterSign(String path, int from, int to, boolean signed) {
        return signed && from < to && path.charAt(from) == '-' ? from + 1 : from;
    }

    private static int endOfDigits(String path, int from, int to) {
        int end = from;
        while (end < to && path.charAt(end) >= '0' && path.charAt(end) <= '9') {
            end++;
        }
        return end;
    }
}
