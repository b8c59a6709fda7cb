package dev.carafe.live;

import dev.carafe.json.JsonProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The topics of an app, by their names. */
public final class Topics {
    private final Supplier<JsonProvider> json;
    private final Map<String, Topic<?>> topics = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> types = new ConcurrentHashMap<>();

    /** Creates the topics of an app, which tells what reads and writes JSON there. */
    public Topics(Supplier<JsonProvider> json) {
        this.json = json;
    }

    /** Returns the topic of a name, which is made when it is first asked for. */
    @SuppressWarnings("unchecked") // by the class that is compared
    public <T> Topic<T> get(String name, Class<T> type) {
        Class<?> known = types.putIfAbsent(name, type);
        if (known != null && !known.equals(type)) {
            throw new IllegalArgumentException("The topic '%s' has messages of %s, not of %s. Ask for that class, or choose another name."
                    .formatted(name, known.getName(), type.getName()));
        }
        return (Topic<T>) topics.computeIfAbsent(name, key -> new Topic<T>(key, json));
    }

    /** Ends all subscriptions. */
    public void end() {
        topics.values().forEach(Topic::end);
    }
}
