package dev.carafe.session;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Messages for the next page that a client sees, kept in its session as Flask keeps them.
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
     * @param category what kind it is; {@code message} unless said otherwise
     * @param text what it says
     */
    public record Message(String category, String text) {}

    /** Appends a message to those that are waiting. */
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
