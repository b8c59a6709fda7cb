package dev.carafe.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedField;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Refuses nulls in the lists, arrays and maps of a class, which code that loops over them does not expect: a {@code List<String>} has none,
 * and a {@code List<@Nullable String>}, with an annotation of that name for types, may. Of Kotlin's classes, their own types say it.
 */
final class ElementNulls extends NopAnnotationIntrospector {
    private static final long serialVersionUID = 1;
    private static final String OF_KOTLIN = "kotlin.Metadata";

    private ElementNulls() { }

    static Module module() {
        return new SimpleModule("carafe-element-nulls") {
            private static final long serialVersionUID = 1;

            @Override
            public void setupModule(SetupContext context) {
                context.appendAnnotationIntrospector(new ElementNulls());
            }
        };
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public JsonSetter.@Nullable Value findSetterInfo(Annotated member) {
        boolean setter = member instanceof AnnotatedMethod method && method.getParameterCount() == 1;
        JavaType type = setter ? ((AnnotatedMethod) member).getParameterType(0) : member.getType();
        AnnotatedType annotated = annotatedType(member);
        if (type != null && type.isReferenceType()) {
            type = type.getContentType();
            annotated = element(annotated);
        }
        if (type == null || annotated == null || !type.isContainerType()) {
            return null;
        }
        JavaType element = type.getContentType();
        boolean any = element.isJavaLangObject() || element.isTypeOrSubTypeOf(JsonNode.class);
        boolean may = any || element.isReferenceType() || isNullable(element(annotated));
        return may ? null : JsonSetter.Value.forContentNulls(Nulls.FAIL);
    }

    private static @Nullable AnnotatedType annotatedType(Annotated member) {
        return switch (member) {
            case AnnotatedParameter parameter when !isOfKotlin(parameter.getDeclaringClass()) -> {
                AnnotatedType[] types = ((Executable) parameter.getOwner().getMember()).getAnnotatedParameterTypes();
                yield parameter.getIndex() < types.length ? types[parameter.getIndex()] : null;
            }
            case AnnotatedMethod method when !isOfKotlin(method.getDeclaringClass()) && method.getParameterCount() == 1 ->
                    method.getAnnotated().getAnnotatedParameterTypes()[0];
            case AnnotatedMethod method when !isOfKotlin(method.getDeclaringClass()) -> method.getAnnotated().getAnnotatedReturnType();
            case AnnotatedField field when !isOfKotlin(field.getDeclaringClass()) -> field.getAnnotated().getAnnotatedType();
            default -> null;
        };
    }

    static boolean isOfKotlin(Class<?> type) {
        return Arrays.stream(type.getAnnotations()).anyMatch(each -> each.annotationType().getName().equals(OF_KOTLIN));
    }

    private static @Nullable AnnotatedType element(@Nullable AnnotatedType type) {
        return switch (type) {
            case AnnotatedArrayType array -> array.getAnnotatedGenericComponentType();
            case AnnotatedParameterizedType generic -> {
                AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
                yield arguments.length == 0 ? null : arguments[arguments.length - 1];
            }
            case null, default -> null;
        };
    }

    private static boolean isNullable(@Nullable AnnotatedType type) {
        return type != null && Arrays.stream(type.getAnnotations()).map(Annotation::annotationType)
                .anyMatch(annotation -> annotation.getSimpleName().equals("Nullable"));
    }
}
