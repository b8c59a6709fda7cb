package dev.carafe.live;

import dev.carafe.json.JsonProvider;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The topics of an app, by name. */
public final class Topics {
    private final Supplier<JsonProvider> json;
    private final Map<String, Topic<?>> topics = new ConcurrentHashMap<>();
    private final Map<String, Class<?>> types = new ConcurrentHashMap<>();

    /** Creates the topics of an app, with a supplier of its current JSON provider. */
    public Topics(Supplier<JsonProvider> json) {
        this.json = json;
    }

    /** Returns the topic of a name. Creates it at the first call. */
    @SuppressWarnings("unchecked") // the class has been compared
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
