package dev.carafe.http;

import dev.carafe.json.JsonProvider;
import dev.carafe.routing.Match;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** What only an app, or a module for another language, does with requests: it receives, reads and ends them. Not for handlers. */
public final class Requests {
    private Requests() { }

    /** Returns a request that a server received, for an app at the root of the host. The provider reads its JSON. */
    public static Request received(RawRequest raw, JsonProvider json) {
        return received(raw, null, json);
    }

    /** Returns a request that a server received for an app below a path. */
    public static Request received(RawRequest raw, @Nullable String rootPath, JsonProvider json) {
        return received(raw, rootPath, Binding.by(json));
    }

    /** Returns a request that a server received. The binding reads its values as instances of classes. */
    public static Request received(RawRequest raw, @Nullable String rootPath, Binding binding) {
        return new Request(raw, rootPath, new Body(raw), binding);
    }

    /**
     * Returns the request itself if it has the binding, or else a copy that has it, and the app's path unless it has its own. A request
     * created by a program has neither.
     */
    public static Request adopted(Request request, @Nullable String rootPath, Binding binding) {
        return request.binding.equals(binding) ? request
                : request.copy(request.raw, request.rootPath == null ? rootPath : request.rootPath, request.body, binding);
    }

    /**
     * Returns the JSON of the body as an instance of a class, as {@link Request#json(Class)} does, for languages whose types say more of
     * null than classes do.
     *
     * @param mayBeNull whether the elements of an array may be null: 0 is for those of the type itself, 1 for those of the arrays in it
     */
    public static <T> T json(Request request, Class<T> type, IntPredicate mayBeNull) {
        return request.json(type, mayBeNull);
    }

    /** Records the rule that matched, and the name of its blueprint. */
    public static void match(Request request, Match.Found found, @Nullable String blueprint) {
        request.match(found, blueprint);
    }

    /** Records the negotiated media type of the response. */
    public static void responseType(Request request, String type) {
        request.responseType(type);
    }

    /** Deletes the temporary files of uploads, for all copies of the request. */
    public static void deleteFiles(Request request) {
        request.body.close();
    }
}
