package dev.carafe.openapi;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carafe.App;
import dev.carafe.operation.Guard;
import dev.carafe.operation.Operation;
import dev.carafe.operation.Parameter;
import dev.carafe.operation.SecurityRequirement;
import dev.carafe.operation.SecurityScheme;
import dev.carafe.routing.Rule;
import dev.carafe.routing.Variable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Derives the document from the routes of an app. */
final class Document {
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DELETE", "PATCH", "TRACE");

    private final ObjectNode root = JsonNodeFactory.instance.objectNode();
    private final Map<String, String> pathsByShape = new LinkedHashMap<>();
    private final Map<Rule, Map<String, String>> pointers = new HashMap<>();
    private final Set<String> ids = new LinkedHashSet<>();
    private final Set<String> tags = new LinkedHashSet<>();
    private final Map<String, SecurityScheme> schemes = new TreeMap<>();
    private final Schemas schemas;
    private final Bodies bodies;
    private final int invalid;

    private Document(App app, ObjectMapper mapper) {
        schemas = new Schemas(mapper, app.operations().stream().flatMap(operation -> operation.description().parameters().stream())
                .filter(parameter -> parameter.name().isEmpty()).map(Parameter::type).distinct().toList());
        bodies = new Bodies(schemas, Objects.requireNonNull(app.config().getString("JSONIFY_MIMETYPE")));
        invalid = app.config().getInt("VALIDATION_STATUS");
    }

    static Document of(App app, ObjectMapper mapper, ObjectNode info, List<String> servers) {
        Document document = new Document(app, mapper);
        document.build(app, info, servers);
        return document;
    }

    ObjectNode root() {
        return root;
    }

    @Nullable String pointer(Rule rule, String method) {
        return pointers.getOrDefault(rule, Map.of()).get(method);
    }

    private void build(App app, ObjectNode info, List<String> servers) {
        root.put("openapi", "3.1.0").set("info", info);
        if (!servers.isEmpty()) {
            ArrayNode all = root.putArray("servers");
            servers.forEach(url -> all.addObject().put("url", url));
        }
        ObjectNode paths = root.putObject("paths");
        for (Operation each : app.operations()) {
            if (!each.description().hidden() && !each.rule().websocket() && !each.rule().buildOnly()) {
                add(paths, each);
            }
        }
        ArrayNode listed = root.putArray("tags");
        tags.forEach(tag -> listed.addObject().put("name", tag));
        if (listed.isEmpty()) {
            root.remove("tags");
        }
        ObjectNode named = schemas.collect(root);
        ObjectNode components = root.putObject("components").set("schemas", named);
        schemes.forEach((name, scheme) -> components.withObject("/securitySchemes").set(name, schemas.example(scheme.fields())));
    }

    /** Rules whose paths differ only in the names of variables have one path in the document: that of the first. */
    private void add(ObjectNode paths, Operation operation) {
        String own = PathTemplate.of(operation.rule());
        String path = pathsByShape.computeIfAbsent(own.replaceAll("\\{[^}]*}", "{}"), shape -> own);
        List<String> names = names(path);
        String at = "/" + path.replace("~", "~0").replace("/", "~1");
        ObjectNode item = paths.withObject(at);
        Set<String> methods = operation.rule().methods();
        for (String method : methods.isEmpty() ? List.of("GET") : methods) {
            String key = method.toLowerCase(Locale.ROOT);
            if (METHODS.contains(method) && !item.has(key)) {
                item.set(key, described(operation, method, names));
                pointers.computeIfAbsent(operation.rule(), rule -> new HashMap<>()).put(method, "/paths" + at + "/" + key);
            }
        }
        if (item.isEmpty()) {
            paths.remove(path);
        }
    }

    private static List<String> names(String path) {
        return Pattern.compile("\\{([^}]*)}").matcher(path).results().map(match -> match.group(1)).toList();
    }

    private ObjectNode described(Operation operation, String method, List<String> names) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        var said = operation.description();
        List<String> under = !said.tags().isEmpty() || operation.blueprint() == null ? said.tags() : List.of(operation.blueprint());
        if (!under.isEmpty()) {
            tags.addAll(under);
            under.forEach(node.putArray("tags")::add);
        }
        node.put("summary", said.summary() != null ? said.summary() : summary(operation, method));
        put(node, "description", said.details());
        node.put("operationId", id(operation, method));
        ArrayNode parameters = node.putArray("parameters");
        List<Variable> variables = operation.rule().variables();
        for (int i = 0; i < variables.size(); i++) {
            ObjectNode parameter = parameters.addObject().put("name", names.get(i)).put("in", "path").put("required", true);
            parameter.set("schema", PathTemplate.schema(variables.get(i), schemas));
        }
        said.parameters().forEach(each -> bodies.parameters(parameters, each));
        if (parameters.isEmpty()) {
            node.remove("parameters");
        }
        boolean hasBody = said.body() != null || !said.consumes().isEmpty();
        if (hasBody) {
            node.set("requestBody", bodies.request(said));
        }
        node.set("responses", bodies.responses(operation, invalid));
        if (said.deprecated()) {
            node.put("deprecated", true);
        }
        if (!operation.guards().isEmpty() || !said.security().isEmpty()) {
            ArrayNode ways = node.putArray("security");
            for (List<SecurityRequirement> way : waysIn(operation)) {
                ObjectNode needed = ways.addObject();
                way.forEach(each -> require(needed, each.scheme(), each.scopes()));
            }
        }
        return node;
    }

    /** Returns the ways through all guards and what the route says: each alternative of one with each of the others. */
    private static List<List<SecurityRequirement>> waysIn(Operation operation) {
        List<List<SecurityRequirement>> ways = List.of(List.of());
        for (Guard guard : operation.guards()) {
            ways = product(ways, guard.alternatives().stream().map(List::of).toList());
        }
        List<List<SecurityRequirement>> said = operation.description().security();
        return said.isEmpty() ? ways : product(ways, said);
    }

    private static List<List<SecurityRequirement>> product(List<List<SecurityRequirement>> ways, List<List<SecurityRequirement>> next) {
        return ways.stream().flatMap(way -> next.stream().map(then -> Stream.concat(way.stream(), then.stream()).toList())).toList();
    }

    private void require(ObjectNode needed, SecurityScheme scheme, List<String> scopes) {
        SecurityScheme known = schemes.putIfAbsent(scheme.name(), scheme);
        if (known != null && !known.equals(scheme)) {
            throw new IllegalStateException("Two security schemes that differ are called '%s'. Name one of them: named(\"other\")."
                    .formatted(scheme.name()));
        }
        ArrayNode all = needed.withArray("/" + scheme.name());
        Set<String> listed = new LinkedHashSet<>(scopes);
        all.forEach(each -> listed.remove(each.asText()));
        listed.forEach(all::add);
    }

    private static void put(ObjectNode node, String name, @Nullable String text) {
        if (text != null) {
            node.put(name, text);
        }
    }

    /** Returns the endpoint as an id, if it was named, or else words of the method and the path. */
    private String id(Operation operation, String method) {
        String endpoint = operation.rule().endpoint();
        String id = isNamed(endpoint) ? endpoint.replaceAll("[^A-Za-z0-9_]+", "_") : words(operation.rule(), method);
        String unique = id;
        for (int i = 2; !ids.add(unique); i++) {
            unique = id + "_" + i;
        }
        return unique;
    }

    private static boolean isNamed(String endpoint) {
        return endpoint.indexOf('/') < 0 && endpoint.indexOf(' ') < 0;
    }

    /** Returns the method and the path in camel case: {@code getPeopleById}. */
    private static String words(Rule rule, String method) {
        StringBuilder words = new StringBuilder(method.toLowerCase(Locale.ROOT));
        for (String word : PathTemplate.of(rule).split("[^A-Za-z0-9{]+", -1)) {
            String plain = word.replace("{", "");
            if (!plain.isEmpty()) {
                words.append(word.startsWith("{") ? "By" : "").append(capitalized(plain));
            }
        }
        return words.toString();
    }

    /** Returns the words of the endpoint: {@code Read Item} of {@code items.read_item}, or those of the method and the path. */
    private static String summary(Operation operation, String method) {
        String endpoint = operation.rule().endpoint();
        String name = isNamed(endpoint) ? endpoint.substring(endpoint.lastIndexOf('.') + 1) : words(operation.rule(), method);
        return Pattern.compile("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})").splitAsStream(name).filter(word -> !word.isEmpty())
                .map(Document::capitalized).collect(Collectors.joining(" "));
    }

    private static String capitalized(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
