package dev.carafe.openapi.testing;

import dev.carafe.App;
import dev.carafe.http.Request;
import dev.carafe.openapi.OpenApi;
import dev.carafe.operation.Description;
import dev.carafe.operation.Operation;
import dev.carafe.operation.Parameter;
import dev.carafe.routing.Rule;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The types that handlers have read bodies, forms and queries as, which the document can't know unless the route says them. */
final class TypesRead {
    private final App app;
    private final Map<Rule, Set<Class<?>>> types = new ConcurrentHashMap<>();

    TypesRead(App app, OpenApi openApi) {
        this.app = app;
        openApi.onRead(this::note);
    }

    private void note(Request request, Class<?> type) {
        Rule rule = request.urlRule();
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (rule != null && !element.isPrimitive() && !element.getPackageName().startsWith("java.")) {
            types.computeIfAbsent(rule, unread -> ConcurrentHashMap.newKeySet()).add(type);
        }
    }

    /** Returns what the handler of a rule has read and the route does not say. */
    List<String> errors(Rule rule) {
        List<String> errors = new ArrayList<>();
        Set<Class<?>> read = types.getOrDefault(rule, Set.of());
        for (Operation operation : read.isEmpty() ? List.<Operation>of() : app.operations()) {
            if (operation.rule().equals(rule)) {
                Set<Type> said = said(operation.description());
                read.stream().filter(type -> said.stream().noneMatch(each -> fits(each, type)))
                        .forEach(type -> errors.add(("The handler reads a %s, which the document does not have. Say it on the route: "
                                + "accepts(%1$s.class), or query(%1$s.class) if it is the query.").formatted(type.getSimpleName())));
            }
        }
        return errors;
    }

    private static Set<Type> said(Description description) {
        Set<Type> said = new LinkedHashSet<>();
        Stream.concat(Stream.ofNullable(description.body()), description.parameters().stream().map(Parameter::type)).forEach(said::add);
        return said;
    }

    /** A kind of a sealed type is that type, and an array is the list of its elements. */
    private static boolean fits(Type said, Class<?> read) {
        if (read.isArray()) {
            Type element = element(said);
            return element != null && fits(element, read.getComponentType());
        }
        Class<?> raw = raw(said);
        return raw != null && (raw.isAssignableFrom(read) || read.isAssignableFrom(raw));
    }

    private static @Nullable Type element(Type type) {
        return switch (type) {
            case Class<?> raw -> raw.getComponentType();
            case GenericArrayType array -> array.getGenericComponentType();
            case ParameterizedType generic when isCollection(generic) -> generic.getActualTypeArguments()[0];
            default -> null;
        };
    }

    private static boolean isCollection(ParameterizedType type) {
        Class<?> raw = raw(type);
        return raw != null && Collection.class.isAssignableFrom(raw);
    }

    private static @Nullable Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> raw -> raw;
            case ParameterizedType generic -> raw(generic.getRawType());
            case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
            default -> null;
        };
    }
}
