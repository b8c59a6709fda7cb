package dev.carafe.routing;

/** Where a value that begins at a position of a text may end, by its {@link Shape}. It is always an interval. */
final class Ends {
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final String text;
    private final int[] segmentEnd;
    private final int[] digitsEnd;
    private final int[] index; // of the code point at a position
    private final int[] starts; // of the code points, and the end

    Ends(String text) {
        this.text = text;
        int length = text.length();
        segmentEnd = new int[length + 1];
        digitsEnd = new int[length + 1];
        segmentEnd[length] = length;
        digitsEnd[length] = length;
        index = new int[length + 1];
        starts = new int[text.codePointCount(0, length) + 1];
        for (int p = 0, i = 0; p < length; p++) {
            i += p > 0 && !isInsidePair(p) ? 1 : 0;
            index[p] = i;
            starts[i] = isInsidePair(p) ? starts[i] : p;
        }
        index[length] = starts.length - 1;
        starts[starts.length - 1] = length;
        for (int p = length - 1; p >= 0; p--) {
            char c = text.charAt(p);
            segmentEnd[p] = c == '/' ? p : segmentEnd[p + 1];
            digitsEnd[p] = c >= '0' && c <= '9' ? digitsEnd[p + 1] : p;
        }
    }

    /** Returns whether a position splits a surrogate pair. */
    boolean isInsidePair(int p) {
        return p > 0 && p < text.length() && Character.isSurrogatePair(text.charAt(p - 1), text.charAt(p));
    }

    /** Returns the first end; it is beyond {@link #most} if there is none. */
    int least(Shape shape, int p) {
        return switch (shape) {
            case Shape.Text string -> plusCodePoints(p, string.min());
            case Shape.Digits digits -> afterSign(p, digits.signed()) + 1;
            case Shape.Decimal decimal -> {
                int dot = digitsEnd[afterSign(p, decimal.signed())];
                boolean fits = dot > afterSign(p, decimal.signed()) && dot < text.length() && text.charAt(dot) == '.';
                yield fits ? dot + 2 : NOWHERE;
            }
            case Shape.Hexadecimal uuid -> Shape.Hexadecimal.isUuid(text, p) ? p + Shape.Hexadecimal.LENGTH : NOWHERE;
            case Shape.Rest rest -> p < text.length() && !PathText.isSlash(text.charAt(p)) ? p + 1 : NOWHERE;
            case Shape.OneOf any -> throw new IllegalArgumentException("items end at points, not in an interval");
        };
    }

    /** Returns the last end, if there is one. */
    int most(Shape shape, int p) {
        return switch (shape) {
            case Shape.Text string -> Math.min(segmentEnd[p], plusCodePoints(p, string.max()));
            case Shape.Digits digits -> digitsEnd[afterSign(p, digits.signed())];
            case Shape.Decimal decimal -> {
                int dot = digitsEnd[afterSign(p, decimal.signed())];
                yield dot < text.length() ? digitsEnd[dot + 1] : dot;
            }
            case Shape.Hexadecimal uuid -> p + Shape.Hexadecimal.LENGTH;
            case Shape.Rest rest -> text.length();
            case Shape.OneOf any -> throw new IllegalArgumentException("items end at points, not in an interval");
        };
    }

    private int afterSign(int p, boolean signed) {
        return signed && p < text.length() && text.charAt(p) == '-' ? p + 1 : p;
    }

    private int plusCodePoints(int p, int count) {
        return count < starts.length - index[p] ? starts[index[p] + count] : NOWHERE;
    }
}
