package dev.carafe.http;

import dev.carafe.http.header.Accept;
import dev.carafe.http.syntax.PathPrefix;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonException;
import dev.carafe.json.JsonStyle;
import dev.carafe.problem.Problem;
import dev.carafe.routing.Match;
import dev.carafe.routing.PathParam;
import dev.carafe.routing.Rule;
import dev.carafe.routing.ValueTooLargeException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * A request: a lazy view of what the server received.
 *
 * <pre>{@code
 * app.get("/person/<id:int>", req -> find(req.pathInt("id"), req.args().get("lang", "en")));
 * }</pre>
 *
 * <p>Nothing is read or parsed before it is needed. The {@code with} methods return changed copies, for middleware; the original never
 * changes. Not thread-safe: one thread at a time may read a request. The package's description maps the names of Quart's request.
 */
public final class Request extends RequestHead {
    private static final Binding PLAIN = Binding.by(new JacksonJson(JsonStyle.DEFAULT));
    private static final Map<Class<?>, String> CONVERTERS = Map.of(Long.class, "int", Double.class, "float", UUID.class, "uuid");

    final Body body;
    final Binding binding;
    private Match.@Nullable Found match;
    private @Nullable String blueprint;
    private @Nullable String id;
    private @Nullable String responseType;

    Request(RawRequest raw, @Nullable String rootPath, Body body, Binding binding) {
        super(raw, rootPath);
        this.body = body;
        this.binding = binding;
    }

    /**
     * Creates a request with {@code Host: localhost} and no body.
     *
     * <pre>{@code
     * Response response = app.handle(Request.of("GET", "/person/1?lang=en").withHeader("Accept", "application/json"));
     * }</pre>
     */
    public static Request of(String method, String target) {
        GivenRequest given = GivenRequest.of(method, target);
        return new Request(given, null, new Body(new byte[0]), PLAIN);
    }

    /** Returns the rule that matched, or null if none did. */
    public @Nullable Rule urlRule() {
        return match == null ? null : match.rule();
    }

    /** Returns the endpoint of the rule that matched, or null if none did. */
    public @Nullable String endpoint() {
        return match == null ? null : match.rule().endpoint();
    }

    /** Returns the name of the blueprint that the matched rule belongs to, or null. */
    public @Nullable String blueprint() {
        return blueprint;
    }

    /** Returns the values of the rule's variables by name; empty if no rule matched. */
    public Map<String, Object> viewArgs() {
        return match == null ? Map.of() : match.values();
    }

    /**
     * Returns a variable of the path, as text.
     *
     * @throws IllegalArgumentException if the rule has no such variable; the message lists those it has
     */
    public String pathParam(String name) {
        return variable(name).toString();
    }

    /**
     * Returns a variable of the path, as its converter returned it.
     *
     * @throws IllegalArgumentException if the rule has no such variable, or its value is of another class
     */
    public <T> T pathParam(String name, Class<T> type) {
        Object value = variable(name);
        if (!type.isInstance(value)) {
            String converter = CONVERTERS.get(type);
            throw new IllegalArgumentException(("The variable '%s' of the rule %s is a %s, not a %s. Its converter decides: "
                    + "%sask for that class.").formatted(name, urlRule(), value.getClass().getSimpleName(), type.getSimpleName(),
                            converter == null ? "" : "write '<%s:%s>', or ".formatted(name, converter)));
        }
        return type.cast(value);
    }

    /**
     * Returns an {@code int} variable of the path. A number of more than 32 bits can't name any resource, so it is a 404.
     *
     * @throws IllegalArgumentException if the rule has no such variable, or it is no number
     */
    public int pathInt(String name) {
        long value = pathLong(name);
        if (value != (int) value) {
            throw new HttpException(404);
        }
        return (int) value;
    }

    /**
     * Returns an {@code int} variable of the path, of up to 64 bits.
     *
     * @throws IllegalArgumentException if the rule has no such variable, or it is no number
     */
    public long pathLong(String name) {
        return pathParam(name, Long.class);
    }

    /**
     * Returns a {@code float} variable of the path.
     *
     * @throws IllegalArgumentException if the rule has no such variable, or it is no float
     */
    public double pathDouble(String name) {
        return pathParam(name, Double.class);
    }

    /**
     * Returns a {@code uuid} variable of the path.
     *
     * @throws IllegalArgumentException if the rule has no such variable, or it is no UUID
     */
    public UUID pathUuid(String name) {
        return pathParam(name, UUID.class);
    }

    /**
     * Returns a typed variable of the path. An {@code int} of more than 32 bits is a 404.
     *
     * <pre>{@code
     * static final PathParam<Integer> ID = PathParam.ofInt("id");
     * app.get("/person/" + ID, req -> people.get(req.get(ID)));
     * }</pre>
     *
     * @throws IllegalArgumentException if the rule has no such variable, or its value is of another class
     */
    public <T> T get(PathParam<T> variable) {
        try {
            return variable.from(viewArgs());
        } catch (ValueTooLargeException e) {
            throw new HttpException(404);
        }
    }

    private Object variable(String name) {
        Object value = viewArgs().get(name);
        if (value == null) {
            throw new IllegalArgumentException(match == null
                    ? "There is no variable '%s': no rule matched %s %s.".formatted(name, method(), rawPath())
                    : "The rule '%s' has no variable '%s'. It has: %s.".formatted(match.rule().text(), name,
                            viewArgs().isEmpty() ? "none" : String.join(", ", viewArgs().keySet())));
        }
        return value;
    }

    /** Returns the whole body, and keeps it; empty if there is none. A {@linkplain #contentEncoding() compressed} body stays compressed. */
    public byte[] bytes() {
        return body.bytes();
    }

    /** Returns the whole body as UTF-8 text. Invalid bytes become U+FFFD. */
    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    /**
     * Returns the body as a stream while it arrives. It can be read once; after {@link #bytes()} it reads from the kept copy.
     *
     * @throws IllegalStateException if the stream was already taken
     */
    public InputStream stream() {
        return body.stream();
    }

    /**
     * Returns the fields of a form, either {@code application/x-www-form-urlencoded} or {@code multipart/form-data}; empty for a body of
     * another type. At most 1,000 fields of 500 kB are read.
     *
     * @throws HttpException 400 if a multipart body is malformed, 413 if it is too large, 415 if it is compressed
     * @throws IllegalStateException if the body was read as a stream before
     */
    public MultiValues form() {
        Form form = parsedForm();
        return form.fields().readBy(this, form.files());
    }

    /**
     * Returns the files of a {@code multipart/form-data} body; empty for a body of another type. Files over 64 kB are in temporary files,
     * which are deleted when the response has been sent.
     *
     * @throws HttpException 400 if the body is malformed, 413 if it is too large, 415 if it is compressed
     * @throws IllegalStateException if the body was read as a stream before
     */
    public UploadedFiles files() {
        return parsedForm().files();
    }

    @Override
    MultiValues parsedArgs() {
        return super.parsedArgs().readBy(this, UploadedFiles.NONE);
    }

    private Form parsedForm() {
        checkUncompressed();
        return body.form(mimetype());
    }

    /** Refuses a compressed body. Decompression is the app's own decision, since a few bytes may become any number. */
    private void checkUncompressed() {
        String encoding = contentEncoding();
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new HttpException(415, "The body is compressed, as its Content-Encoding says. Send it as it is.");
        }
    }

    /** Returns the values of the query and, for POST, PUT and PATCH, of the form after them. */
    public MultiValues values() {
        return switch (method()) {
            case "POST", "PUT", "PATCH" -> args().and(form());
            default -> args();
        };
    }

    /**
     * Returns the JSON of the body as maps, lists, strings, numbers, booleans or null; also null if the body is not
     * {@linkplain #isJson() declared as JSON}. Each call parses it again, so the caller may change the value.
     *
     * @throws HttpException 400 if the body is no JSON, 415 if it is compressed
     */
    public @Nullable Object json() {
        return isJson() ? forceJson() : null;
    }

    /**
     * Returns the JSON of the body, whatever its content type: Quart's {@code get_json(force=True)}.
     *
     * @throws HttpException 400 if the body is no JSON, 415 if it is compressed
     */
    public @Nullable Object forceJson() {
        try {
            return binding.json().read(content(), Object.class);
        } catch (JsonException e) {
            throw new HttpException(Problem.of(400, Objects.requireNonNullElse(e.getMessage(), "")));
        }
    }

    /** Returns the JSON of the body, or null if it is not JSON: Quart's {@code get_json(silent=True)}. */
    public @Nullable Object jsonOrNull() {
        try {
            return isJson() ? binding.json().read(bytes(), Object.class) : null;
        } catch (JsonException e) {
            return null;
        }
    }

    /**
     * Returns the JSON of the body as an instance of a class, such as a record.
     *
     * <pre>{@code
     * record NewPerson(String name, int age) {}
     * app.post("/people", req -> people.add(req.json(NewPerson.class)));
     * }</pre>
     *
     * <p>One error reports everything that is missing, does not fit the class or is invalid; clients get it as a {@link Problem}. A null in
     * an array counts as missing.
     *
     * @throws HttpException 415 if the body is not {@linkplain #isJson() declared as JSON} or is compressed; 400 if it is not JSON; 400 or
     *     the setting {@code VALIDATION_STATUS} if it does not fit the class
     */
    public <T> T json(Class<T> type) {
        return json(type, depth -> false);
    }

    <T> T json(Class<T> type, IntPredicate mayBeNull) {
        if (!isJson()) {
            throw new HttpException(Problem.of(415, "The body must be JSON, and the Content-Type say so: application/json."));
        }
        T value = binding.read(content(), type, mayBeNull, acceptLanguages());
        if (value == null) {
            throw new HttpException(Problem.of(400, "The JSON is null where a value was expected."));
        }
        return value;
    }

    private byte[] content() {
        checkUncompressed();
        byte[] text = bytes();
        if (text.length == 0) {
            throw new HttpException(Problem.of(400, "The body is empty where JSON was expected."));
        }
        return text;
    }

    /** Returns the media type that the client prefers of those that the route {@code produces}, or null if the route declares none. */
    public @Nullable String responseType() {
        return responseType;
    }

    void responseType(String type) {
        responseType = type;
    }

    /** Returns a copy with a header field added or replaced. */
    public Request withHeader(String name, String value) {
        return copy(GivenRequest.copyOf(raw).with(headers().with(name, value)));
    }

    /** Returns a copy with another method. */
    public Request withMethod(String method) {
        return copy(GivenRequest.copyOf(raw).withMethod(method));
    }

    /** Returns a copy for another path and query, percent-encoded: {@code "/person/1?lang=en"}. */
    public Request withTarget(String target) {
        return copy(GivenRequest.copyOf(raw).withTarget(target));
    }

    /** Returns a copy with another scheme: {@code "https"} if a proxy in front terminates TLS. */
    public Request withScheme(String scheme) {
        return copy(GivenRequest.copyOf(raw).withScheme(scheme));
    }

    /** Returns a copy with another client address. */
    public Request withRemoteAddr(String address) {
        return copy(GivenRequest.copyOf(raw).withRemoteAddr(address));
    }

    /**
     * Returns a copy for an app that clients reach below a path which the request's own path lacks: {@code "/app"} if a proxy passes on
     * {@code /app/person/1} as {@code /person/1}. All URLs built for the request begin with it.
     *
     * @param path percent-encoded; empty or {@code "/"} for the root of the host
     * @throws IllegalArgumentException if it can't begin a path: it has no leading slash, two slashes in a row, {@code .} or {@code ..} as
     *     a segment, an encoded slash, or a character that a path can't have
     */
    public Request withRootPath(String path) {
        return copy(raw, PathPrefix.checked(path), body, binding);
    }

    /** Returns the id that identifies the request in logs, or null; {@code RequestId} assigns one. */
    public @Nullable String id() {
        return id;
    }

    /** Returns a copy with an id. */
    public Request withId(String id) {
        Request copy = copy(raw);
        copy.id = id;
        return copy;
    }

    /** Returns a copy with another body and the same headers. */
    public Request withBody(byte[] bytes) {
        return copy(raw, rootPath, new Body(bytes), binding);
    }

    private Request copy(RawRequest changed) {
        return copy(changed, rootPath, body, binding);
    }

    Request copy(RawRequest changed, @Nullable String root, Body content, Binding binding) {
        Request copy = new Request(changed, root, content, binding);
        copy.match = match;
        copy.blueprint = blueprint;
        copy.id = id;
        copy.responseType = responseType;
        return copy;
    }

    /** Records the rule that matched. It depends only on method and path, so recording it twice is harmless. */
    void match(Match.Found found, @Nullable String blueprint) {
        this.match = found;
        this.blueprint = blueprint;
    }

    /** Returns the request line: {@code "GET /person/1?lang=en"}. */
    @Override
    public String toString() {
        return raw.rawQuery() == null ? method() + " " + rawPath() : method() + " " + rawPath() + "?" + raw.rawQuery();
    }
}
