package dev.carafe.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What breaks clients of an older document: something that they send is no longer taken, or something that they read is no longer there or
 * may be what they don't know. What is new and optional breaks nobody.
 */
final class BreakingChanges {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace", "query");

    private final JsonNode old;
    private final JsonNode now;
    private final Set<String> changes = new LinkedHashSet<>();

    private BreakingChanges(JsonNode old, JsonNode now) {
        this.old = old;
        this.now = now;
    }

    static List<String> between(JsonNode old, JsonNode now) {
        BreakingChanges found = new BreakingChanges(old, now);
        old.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(method -> METHODS.contains(method.getKey()))
                .forEach(method -> found.operation(path.getKey(), path.getValue(), method.getKey())));
        return new ArrayList<>(found.changes);
    }

    private void operation(String path, JsonNode item, String method) {
        String where = method.toUpperCase(Locale.ROOT) + " " + path + ": ";
        String samePath = now.path("paths").has(path) ? path : now.path("paths").properties().stream().map(Map.Entry::getKey)
                .filter(each -> ParameterChanges.withoutNames(each).equals(ParameterChanges.withoutNames(path))).findFirst().orElse("");
        JsonNode sameItem = now.path("paths").path(samePath);
        JsonNode before = item.path(method);
        JsonNode after = sameItem.path(method);
        if (after.isMissingNode()) {
            changes.add(where + "is gone");
            return;
        }
        ParameterChanges.between(ParameterChanges.of(path, item, before, old),
                ParameterChanges.of(samePath, sameItem, after, now), old, now).forEach(change -> changes.add(where + change));
        body(where, References.resolved(before.path("requestBody"), old), References.resolved(after.path("requestBody"), now));
        before.path("responses").properties().forEach(response -> response(where, response.getKey(), response.getValue(),
                after.path("responses")));
        SecurityChanges.between(before, after, old, now).forEach(change -> changes.add(where + change));
    }

    private void body(String where, JsonNode before, JsonNode after) {
        if (after.path("required").asBoolean() && !before.path("required").asBoolean()) {
            changes.add(where + "needs a body");
        }
        content(where + "the body", before, after, true);
    }

    private void response(String where, String status, JsonNode response, JsonNode responses) {
        JsonNode before = References.resolved(response, old);
        String same = List.of(status, status.charAt(0) + "XX", "default").stream().filter(responses::has).findFirst().orElse("");
        if (same.isEmpty()) {
            if (status.startsWith("2") || status.startsWith("3")) {
                changes.add("%sreturns %s no longer".formatted(where, status));
            }
            return;
        }
        JsonNode after = References.resolved(responses.path(same), now);
        String what = where + "the response " + status;
        content(what, before, after, false);
        before.path("headers").properties().forEach(header ->
                header(what, header.getKey(), References.resolved(header.getValue(), old), after.path("headers")));
    }

    private void header(String where, String name, JsonNode before, JsonNode headers) {
        JsonNode after = headers.properties().stream().filter(each -> each.getKey().equalsIgnoreCase(name))
                .map(each -> References.resolved(each.getValue(), now)).findFirst().orElse(MissingNode.getInstance());
        if (after.isMissingNode()) {
            changes.add("%s: the header %s is gone".formatted(where, name));
            return;
        }
        if (before.path("required").asBoolean() && !after.path("required").asBoolean()) {
            changes.add("%s: the header %s may be absent".formatted(where, name));
        }
        changes.addAll(SchemaChanges.between(where + ": the header " + name, before.path("schema"), after.path("schema"), old, now, false));
    }

    private void content(String where, JsonNode before, JsonNode after, boolean sent) {
        before.path("content").properties().forEach(media -> {
            JsonNode then = after.path("content").properties().stream().filter(each -> covers(each.getKey(), media.getKey()))
                    .map(Map.Entry::getValue).findFirst().orElse(MissingNode.getInstance());
            if (then.isMissingNode()) {
                changes.add("%s is %s no longer".formatted(where, media.getKey()));
            } else {
                changes.addAll(SchemaChanges.between(where, media.getValue().path("schema"), then.path("schema"), old, now, sent));
            }
        });
    }

    /** Returns whether a media type is another one, or a range that has it. */
    private static boolean covers(String range, String type) {
        String one = type.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        String all = range.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
        return all.equals(one) || all.equals("*/*") || (all.endsWith("/*") && one.startsWith(all.substring(0, all.length() - 1)));
    }
}
