package dev.carafe.openapi;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/** Where the JSON of a field may be null: Java's fields anywhere, but in lists and maps only what {@code @Nullable} marks; Kotlin's by type. */
final class FieldNulls {
    private FieldNulls() { }

    static boolean isNullable(Field field) {
        return !field.getType().isPrimitive() && (!KotlinTypes.has(field.getDeclaringClass()) || KotlinTypes.isNullable(field));
    }

    /** Returns whether the elements of a list, or the values of a map, may be null. */
    static boolean holdsNull(Field field) {
        if (KotlinTypes.has(field.getDeclaringClass())) {
            return KotlinTypes.holdsNull(field);
        }
        boolean many = Collection.class.isAssignableFrom(field.getType()) || Map.class.isAssignableFrom(field.getType());
        AnnotatedType[] arguments = switch (field.getAnnotatedType()) {
            case AnnotatedArrayType array -> new AnnotatedType[] {array.getAnnotatedGenericComponentType()};
            case AnnotatedParameterizedType generic when many -> generic.getAnnotatedActualTypeArguments();
            default -> new AnnotatedType[0];
        };
        return arguments.length > 0 && Arrays.stream(arguments[arguments.length - 1].getAnnotations())
                .anyMatch(annotation -> annotation.annotationType().getSimpleName().equals("Nullable"));
    }
}
