package dev.carafe.templates.engine.globals;

import dev.carafe.Carafe;
import dev.carafe.http.Headers;
import dev.carafe.http.Request;
import dev.carafe.http.header.MediaType;
import dev.carafe.templates.engine.python.Attributed;
import dev.carafe.templates.jinja.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The current request, with the attributes that Quart's has. */
final class RequestGlobal implements Attributed {
    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        Request request = Carafe.request();
        return switch (name) {
            case "method" -> request.method();
            case "path" -> request.path();
            case "full_path" -> request.fullPath();
            case "query_string" -> request.queryString();
            case "url" -> request.url();
            case "base_url" -> request.baseUrl();
            case "url_root", "root_url" -> request.urlRoot();
            case "host" -> request.host();
            case "host_url" -> request.hostUrl();
            case "scheme" -> request.scheme();
            case "is_secure" -> request.isSecure();
            case "root_path", "script_root" -> request.rootPath();
            case "http_version" -> request.httpVersion();
            case "remote_addr" -> request.remoteAddr();
            case "access_route" -> request.accessRoute();
            case "endpoint" -> request.endpoint();
            case "blueprint" -> request.blueprint();
            case "blueprints" -> innerFirst(request.blueprint());
            case "url_rule" -> request.urlRule() == null ? null : request.urlRule().text();
            case "view_args" -> request.viewArgs();
            case "args" -> new MultiDict(request.args());
            case "form" -> new MultiDict(request.form());
            case "values" -> new MultiDict(request.values());
            case "files" -> new FilesGlobal(request.files());
            case "cookies" -> new MultiDict(request.cookies());
            case "headers" -> headers(request.headers());
            case "user_agent" -> request.header("User-Agent");
            case "referrer" -> request.referrer();
            case "origin" -> request.origin();
            case "authorization" -> request.authorization();
            case "content_type" -> request.contentType();
            case "content_length" -> request.contentLength();
            case "mimetype" -> essence(request.mimetype());
            case "is_json" -> request.isJson();
            case "json" -> request.json();
            case "content_encoding" -> request.contentEncoding();
            case "id" -> request.id();
            case "accept_charsets" -> new AcceptGlobal(request.acceptCharsets());
            case "accept_encodings" -> new AcceptGlobal(request.acceptEncodings());
            case "accept_languages" -> new AcceptGlobal(request.acceptLanguages());
            case "accept_mimetypes" -> new AcceptGlobal(request.acceptMimetypes());
            default -> kind.of(name, "the request has no attribute '" + name + "'");
        };
    }

    private static List<String> innerFirst(@Nullable String blueprint) {
        List<String> names = new ArrayList<>();
        for (String name = blueprint; name != null; name = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : null) {
            names.add(name);
        }
        return names;
    }

    private static @Nullable String essence(@Nullable MediaType type) {
        return type == null ? null : type.type() + "/" + type.subtype();
    }

    private static Dict headers(Headers headers) {
        return new Dict(headers::contains, headers::get, () -> {
            Map<String, String> firsts = new LinkedHashMap<>();
            headers.forEach(field -> firsts.putIfAbsent(field.getKey(), field.getValue()));
            return firsts;
        });
    }

    @Override
    public String toString() {
        return Carafe.request().toString();
    }
}
