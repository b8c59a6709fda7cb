package dev.carafe.routing;

/** Divides a region of a path among the variables of a segment. */
interface Split {
    /**
     * Returns whether the pieces take the whole region. Stores start and end of value i in {@code spans[2 * (at + i)]} and the next
     * element.
     */
    boolean match(String path, int from, int to, int[] spans, int at);

    /** One variable between two texts, either of which may be empty: nearly every segment. */
    record SingleVariable(String before, Shape shape, String after) implements Split {
        @Override
        public boolean match(String path, int from, int to, int[] spans, int at) {
            int start = from + before.length();
            int end = to - after.length();
            if (start >= end || !path.startsWith(before, from) || !path.startsWith(after, end) || !shape.takes(path, start, end)) {
                return false;
            }
            spans[2 * at] = start;
            spans[2 * at + 1] = end;
            return true;
        }
    }
}
