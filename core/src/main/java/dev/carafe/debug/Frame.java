package dev.carafe.debug;

import org.jspecify.annotations.Nullable;

/**
 * A frame of a stack trace.
 *
 * @param method the simple name of the class, and the method: {@code "Shop.order"}
 * @param place the file and the line: {@code "Shop.java:12"}
 * @param origin where the class comes from
 * @param source the source around the line, if there is any
 */
record Frame(String method, String place, Origin origin, @Nullable Excerpt source) {
    private static final String LAMBDA = "lambda$";

    static Frame of(StackTraceElement frame, Origin origin, @Nullable Excerpt source) {
        String type = frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1);
        return new Frame(type + "." + method(frame.getMethodName()), place(frame), origin, source);
    }

    /** Names a lambda after the method that contains it: {@code lambda$app$0} is in {@code app}. */
    private static String method(String name) {
        int end = name.lastIndexOf('$');
        return name.startsWith(LAMBDA) && end > LAMBDA.length() ? name.substring(LAMBDA.length(), end) + " (lambda)" : name;
    }

    private static String place(StackTraceElement frame) {
        String file = frame.getFileName() == null ? "unknown source" : frame.getFileName();
        return frame.getLineNumber() < 0 ? file : file + ":" + frame.getLineNumber();
    }
}
