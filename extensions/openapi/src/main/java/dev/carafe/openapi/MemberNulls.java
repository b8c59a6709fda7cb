package dev.carafe.openapi;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * Where the JSON of a field or a getter may be null: in Java anywhere, but in lists and maps only what {@code @Nullable} marks; in Kotlin
 * by the type.
 */
final class MemberNulls {
    private MemberNulls() { }

    static boolean isNullable(Member member) {
        return !rawType(member).isPrimitive() && (!KotlinTypes.has(member.getDeclaringClass()) || KotlinTypes.isNullable(member));
    }

    /** Returns whether the elements of a list, or the values of a map, may be null. */
    static boolean holdsNull(Member member) {
        if (KotlinTypes.has(member.getDeclaringClass())) {
            return KotlinTypes.holdsNull(member);
        }
        Class<?> raw = rawType(member);
        boolean many = Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw);
        AnnotatedType[] arguments = switch (annotatedType(member)) {
            case AnnotatedArrayType array -> new AnnotatedType[] {array.getAnnotatedGenericComponentType()};
            case AnnotatedParameterizedType generic when many -> generic.getAnnotatedActualTypeArguments();
            default -> new AnnotatedType[0];
        };
        return arguments.length > 0 && Arrays.stream(arguments[arguments.length - 1].getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
    }

    private static Class<?> rawType(Member member) {
        return member instanceof Field field ? field.getType() : ((Method) member).getReturnType();
    }

    private static AnnotatedType annotatedType(Member member) {
        return member instanceof Field field ? field.getAnnotatedType() : ((Method) member).getAnnotatedReturnType();
    }
}
