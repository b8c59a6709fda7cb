package reference;

import dev.carafe.App;
import dev.carafe.http.FilePart;
import dev.carafe.http.Request;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the body of a request can be read as: a form, files, JSON, bytes. */
final class Bodies {
    private Bodies() { }

    static void add(App app) {
        app.route("/form").methods("POST", "PUT", "PATCH").endpoint("form")
                .to(req -> Map.of("form", req.form().toMap(), "files", req.files().size()));
        app.route("/values").methods("GET", "POST").endpoint("values").to(req -> Map.of("values", req.values().toMap()));
        app.post("/upload", "upload", Bodies::upload)
                .post("/json", "json_", Bodies::json)
                .post("/json-force", "json_force", req -> single("json", req.forceJson()))
                .post("/json-silent", "json_silent", req -> single("json", req.jsonOrNull()))
                .post("/noread", "noread", req -> "not read");
        app.route("/data").methods("POST", "PUT", "PATCH", "DELETE", "GET").endpoint("data").to(Bodies::data);
    }

    private static Object upload(Request req) {
        List<Object> files = new ArrayList<>();
        for (FilePart part : req.files()) {
            Map<String, @Nullable Object> file = new HashMap<>();
            file.put("field", part.name());
            file.put("filename", part.filename());
            file.put("type", part.contentType());
            file.put("size", part.size());
            file.put("sha256", sha256(part.bytes()));
            files.add(file);
        }
        return Map.of("files", files, "form", req.form().toMap());
    }

    private static Object json(Request req) {
        Map<String, @Nullable Object> seen = single("json", req.json());
        seen.put("is_json", req.isJson());
        return seen;
    }

    private static Object data(Request req) {
        byte[] bytes = req.bytes();
        return Map.of("size", bytes.length, "sha256", sha256(bytes));
    }

    /** A map of one name, whose value may be null. */
    static Map<String, @Nullable Object> single(String name, @Nullable Object value) {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put(name, value);
        return map;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
