package reference;

import static dev.carafe.Carafe.app;

import dev.carafe.App;
import dev.carafe.Handler;
import dev.carafe.http.Request;
import dev.carafe.http.header.Accept;
import dev.carafe.http.header.Authorization;
import dev.carafe.http.header.ETag;
import dev.carafe.http.header.ETags;
import dev.carafe.http.header.MediaType;
import dev.carafe.http.header.Range;
import dev.carafe.routing.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that a request says before its body. */
final class Requests {
    private Requests() { }

    static void add(App app) {
        Handler request = Requests::request;
        for (String rule : List.of("/req", "/req/<path:rest>")) {
            app.route(rule).methods("GET", "POST", "PUT", "PATCH", "DELETE").endpoint("req").to(request);
        }
        app.get("/req-headers", "req_headers", Requests::headers);
        app.get("/args", "args", Requests::args);
        app.get("/args-required", "args_required", req -> req.args().require("a"));
    }

    private static Object request(Request req) {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("method", req.method());
        seen.put("path", req.path());
        seen.put("full_path", req.fullPath());
        seen.put("url", req.url());
        seen.put("base_url", req.baseUrl());
        seen.put("url_root", req.urlRoot());
        seen.put("host", req.host());
        seen.put("host_url", req.hostUrl());
        seen.put("scheme", req.scheme());
        seen.put("is_secure", req.isSecure());
        seen.put("root_path", req.rootPath());
        seen.put("http_version", req.httpVersion());
        seen.put("query_string", req.queryString());
        seen.put("args", req.args().toMap());
        seen.put("remote_addr", req.remoteAddr());
        seen.put("access_route", req.accessRoute());
        routing(req, seen);
        content(req, seen);
        return seen;
    }

    private static void routing(Request req, Map<String, @Nullable Object> seen) {
        Rule rule = req.urlRule();
        seen.put("endpoint", req.endpoint());
        seen.put("url_rule", rule == null ? null : rule.text());
        seen.put("view_args", req.viewArgs());
        seen.put("blueprint", req.blueprint());
        seen.put("routing_exception", null); // a handler runs only where a rule matched
    }

    private static void content(Request req, Map<String, @Nullable Object> seen) {
        MediaType type = req.mimetype();
        seen.put("charset", req.charset());
        seen.put("content_type", req.contentType());
        seen.put("mimetype", type == null ? null : type.mimetype());
        seen.put("mimetype_params", type == null ? Map.of() : type.parameters());
        seen.put("content_length", orNull(req.contentLength()));
        seen.put("content_encoding", req.contentEncoding());
        seen.put("content_md5", req.contentMd5());
        seen.put("is_json", req.isJson());
        seen.put("max_content_length", app().config().get("MAX_CONTENT_LENGTH"));
    }

    private static Object headers(Request req) {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("custom", req.header("x-custom"));
        seen.put("multi", req.headers().all("X-Multi"));
        seen.put("has_missing", req.headers().contains("X-Missing"));
        seen.put("referrer", req.referrer());
        seen.put("origin", req.origin());
        seen.put("max_forwards", orNull(req.maxForwards()));
        seen.put("date", text(req.date()));
        seen.put("pragma", req.pragma());
        seen.put("ac_method", req.accessControlRequestMethod());
        seen.put("ac_headers", req.accessControlRequestHeaders());
        seen.put("authorization", credentials(req.authorization()));
        preferences(req, seen);
        conditions(req, seen);
        return seen;
    }

    private static void preferences(Request req, Map<String, @Nullable Object> seen) {
        Duration maxAge = req.cacheControl().maxAge();
        seen.put("accept_mimetypes", pairs(req.acceptMimetypes()));
        seen.put("accept_languages", pairs(req.acceptLanguages()));
        seen.put("accept_encodings", pairs(req.acceptEncodings()));
        seen.put("accept_charsets", pairs(req.acceptCharsets()));
        seen.put("best", req.acceptMimetypes().best("application/json", "text/html"));
        seen.put("accept_json", req.acceptMimetypes().accepts("application/json"));
        seen.put("no_cache", req.cacheControl().noCache());
        seen.put("max_age", maxAge == null ? null : maxAge.toSeconds());
    }

    private static void conditions(Request req, Map<String, @Nullable Object> seen) {
        ETag etag = req.ifRange().etag();
        seen.put("if_match", marks(req.ifMatch()));
        seen.put("if_none_match", marks(req.ifNoneMatch()));
        seen.put("if_modified_since", text(req.ifModifiedSince()));
        seen.put("if_unmodified_since", text(req.ifUnmodifiedSince()));
        seen.put("if_range_etag", etag == null ? null : etag.value());
        seen.put("if_range_date", text(req.ifRange().date()));
        seen.put("range", spans(req.range()));
    }

    private static @Nullable Object orNull(long number) {
        return number < 0 ? null : number;
    }

    private static @Nullable String text(@Nullable Instant date) {
        return date == null ? null : date.toString();
    }

    private static List<List<Object>> pairs(Accept accept) {
        return accept.choices().stream().map(choice -> List.<Object>of(choice.value(), choice.quality())).toList();
    }

    private static Map<String, Object> marks(ETags etags) {
        return Map.of("star", etags.star(), "strong", new TreeSet<>(etags.strong()), "weak", new TreeSet<>(etags.weak()));
    }

    private static @Nullable Object spans(@Nullable Range range) {
        if (range == null) {
            return null;
        }
        List<Object> spans = new ArrayList<>();
        range.spans().forEach(span -> spans.add(Arrays.asList(span.start(), span.end())));
        return List.of(range.unit(), spans);
    }

    private static @Nullable Object credentials(@Nullable Authorization credentials) {
        if (credentials == null || credentials.username() == null || credentials.password() == null) {
            return null;
        }
        return Map.of("type", credentials.type(), "username", credentials.username(), "password", credentials.password());
    }

    private static Object args(Request req) {
        Map<String, @Nullable Object> seen = new LinkedHashMap<>();
        seen.put("all", req.args().toMap());
        seen.put("first_a", req.args().get("a"));
        seen.put("list_a", req.args().all("a"));
        seen.put("n_int", req.args().getInt("n", -1));
        seen.put("missing", req.args().get("missing", "dflt"));
        return seen;
    }
}
