package dev.carafe.http;

import dev.carafe.json.JsonProvider;
import dev.carafe.routing.Match;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What only an app, or a language's own way to it, does with requests: it receives, reads and ends them. Handlers have no use for it. */
public final class Requests {
    private Requests() { }

    /** Returns a request that a server received. Its JSON is read by a provider, and its app is at the root of the host. */
    public static Request received(RawRequest raw, JsonProvider json) {
        return received(raw, null, json);
    }

    /** Returns a request that a server received for an app below a path. */
    public static Request received(RawRequest raw, @Nullable String rootPath, JsonProvider json) {
        return received(raw, rootPath, Binding.by(json));
    }

    /** Returns a request that a server received, whose values are read as instances of classes by a binding. */
    public static Request received(RawRequest raw, @Nullable String rootPath, Binding binding) {
        return new Request(raw, rootPath, new Body(raw), binding);
    }

    /**
     * Returns the request itself if it has the binding, or else a copy that has, and that is below the app's path if nothing else is
     * said: one that was made by hand knows no app's.
     */
    public static Request adopted(Request request, @Nullable String rootPath, Binding binding) {
        return request.binding.equals(binding) ? request
                : request.copy(request.raw, request.rootPath == null ? rootPath : request.rootPath, request.body, binding);
    }

    /**
     * Returns the JSON of the body as an instance of a class, as {@link Request#json(Class)} does, for languages whose types say more of null
     * than classes do.
     *
     * @param mayBeNull whether the elements of an array may be null: 0 is for those of the type itself, 1 for those of the arrays in it
     */
    public static <T> T json(Request request, Class<T> type, IntPredicate mayBeNull) {
        return request.json(type, mayBeNull);
    }

    /** Notes the rule that matched, and the name of the blueprint that it belongs to. */
    public static void match(Request request, Match.Found found, @Nullable String blueprint) {
        request.match(found, blueprint);
    }

    /** Notes the media type that the response is to have. */
    public static void responseType(Request request, String type) {
        request.responseType(type);
    }

    /** Returns what deletes the temporary files of the request's uploads, for all its copies. */
    public static AutoCloseable files(Request request) {
        return request.body;
    }
}
