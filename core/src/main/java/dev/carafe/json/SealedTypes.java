package dev.carafe.json;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names the subtypes of a sealed type by their simple names, so that {@code @JsonTypeInfo} on the sealed type is enough. {@code
 * @JsonSubTypes} and {@code @JsonTypeName} take precedence.
 */
final class SealedTypes extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    private SealedTypes() { }

    static Module module() {
        return new SimpleModule("carafe-sealed") {
            private static final long serialVersionUID = 1;

            @Override
            public void setupModule(SetupContext context) {
                context.appendAnnotationIntrospector(new SealedTypes());
            }
        };
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public @Nullable List<NamedType> findSubtypes(Annotated type) {
        Class<?> raw = type.getRawType();
        if (!(type instanceof AnnotatedClass) || !isSealed(raw) || type.hasAnnotation(JsonSubTypes.class)) {
            return null;
        }
        return kinds(raw).map(NamedType::new).toList();
    }

    @Override
    public @Nullable String findTypeName(AnnotatedClass type) {
        boolean isKind = ancestors(type.getRawType()).anyMatch(SealedTypes::isSealed);
        return isKind ? type.getRawType().getSimpleName() : null;
    }

    private static boolean isSealed(Class<?> type) {
        return type.isSealed() && type.isAnnotationPresent(JsonTypeInfo.class);
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return Stream.of(type.getPermittedSubclasses()).flatMap(each -> each.isSealed() ? kinds(each) : Stream.of(each));
    }

    private static Stream<Class<?>> ancestors(Class<?> type) {
        Stream<Class<?>> direct = Stream.concat(Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()));
        return direct.flatMap(each -> Stream.concat(Stream.of(each), ancestors(each)));
    }
}
