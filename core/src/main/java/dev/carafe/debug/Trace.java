package dev.carafe.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One exception of a chain, with its frames.
 *
 * @param relation its relation to the one before it: {@code "Caused by"}, {@code "Suppressed"}; empty for the first
 * @param type the full name of its class
 * @param message its message, or empty
 * @param frames its frames, innermost first, without those that it shares with the enclosing exception
 */
record Trace(String relation, String type, String message, List<Frame> frames) {
    /** Returns the simple name of the class. */
    String name() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /** Returns class and message, as in a stack trace. */
    String title() {
        return message.isEmpty() ? type : type + ": " + message;
    }

    /** Returns an exception with its suppressed exceptions and its causes. */
    static List<Trace> chain(Throwable failure) {
        List<Trace> chain = new ArrayList<>();
        new Reader(failure, chain).read("", failure, new StackTraceElement[0]);
        return chain;
    }

    private static final class Reader {
        private final Sources sources = new Sources();
        private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Throwable failure;
        private final List<Trace> chain;

        Reader(Throwable failure, List<Trace> chain) {
            this.failure = failure;
            this.chain = chain;
        }

        void read(String relation, @Nullable Throwable each, StackTraceElement[] around) {
            if (each == null || !seen.add(each)) {
                return;
            }
            StackTraceElement[] stack = each.getStackTrace();
            List<Frame> frames = new ArrayList<>();
            for (int i = 0; i < stack.length - shared(stack, around); i++) {
                frames.add(frame(stack[i]));
            }
            chain.add(new Trace(relation, each.getClass().getName(), Text.message(each), frames));
            for (Throwable suppressed : each.getSuppressed()) {
                read("Suppressed", suppressed, stack);
            }
            read("Caused by", each.getCause(), stack);
        }

        private static int shared(StackTraceElement[] inner, StackTraceElement[] outer) {
            int count = 0;
            while (count < inner.length && count < outer.length
                    && inner[inner.length - 1 - count].equals(outer[outer.length - 1 - count])) {
                count++;
            }
            return count;
        }

        private Frame frame(StackTraceElement element) {
            Class<?> type = type(element.getClassName());
            Origin origin = Origin.of(type, element);
            return Frame.of(element, origin, sources.of(element, type, origin.place()));
        }

        /** Loads the class of a frame, which has only its name, as the app sees it. */
        private @Nullable Class<?> type(String name) {
            Class<?> type = type(name, Thread.currentThread().getContextClassLoader());
            return type != null ? type : type(name, failure.getClass().getClassLoader());
        }

        private static @Nullable Class<?> type(String name, @Nullable ClassLoader loader) {
            try {
                return Class.forName(name, false, loader);
            } catch (ClassNotFoundException | LinkageError e) {
                return null;
            }
        }
    }
}
