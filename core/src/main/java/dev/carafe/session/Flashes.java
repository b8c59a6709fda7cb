package dev.carafe.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flashes messages to a client: they are kept in its session, in Flask's format, for the next page that it sees.
 *
 * <pre>{@code
 * Flashes.add(session, "info", "Saved.");
 * for (Flashes.Message message : Flashes.take(session)) ...
 * }</pre>
 */
public final class Flashes {
    private static final String NAME = "_flashes";

    private Flashes() {}

    /**
     * One message.
     *
     * @param category its category; {@code message} by default
     * @param text the text
     */
    public record Message(String category, String text) {}

    /** Adds a message to those that are waiting. */
    public static void add(Session session, String category, String text) {
        List<@Nullable Object> waiting = new ArrayList<>();
        if (session.get(NAME) instanceof List<?> list) {
            waiting.addAll(list);
        }
        waiting.add(Tuple.of(category, text));
        session.set(NAME, waiting);
    }

    /** Returns the waiting messages, oldest first, and removes them. */
    public static List<Message> take(Session session) {
        List<Message> messages = new ArrayList<>();
        if (session.contains(NAME) && session.pop(NAME) instanceof List<?> list) {
            list.forEach(item -> addMessage(messages, item));
        }
        return messages;
    }

    private static void addMessage(List<Message> messages, @Nullable Object item) {
        if (item instanceof Tuple(List<@Nullable Object> pair) && pair.size() == 2) {
            messages.add(new Message(String.valueOf(pair.get(0)), String.valueOf(pair.get(1))));
        }
    }
}
