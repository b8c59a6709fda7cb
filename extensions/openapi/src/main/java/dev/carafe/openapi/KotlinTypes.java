package dev.carafe.openapi;

import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.util.List;
import kotlin.Metadata;
import kotlin.jvm.JvmClassMappingKt;
import kotlin.reflect.KProperty;
import kotlin.reflect.KType;
import kotlin.reflect.KTypeProjection;
import kotlin.reflect.full.KClasses;
import kotlin.reflect.jvm.ReflectJvmMapping;
import org.jspecify.annotations.Nullable;

/**
 * What Kotlin says of the properties of its classes. Jackson's module for Kotlin, without which none of them is read, brings what is
 * needed.
 */
final class KotlinTypes {
    private static final boolean PRESENT = isPresent();

    private KotlinTypes() { }

    private static boolean isPresent() {
        try {
            Class.forName("kotlin.reflect.jvm.ReflectJvmMapping", false, KotlinTypes.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Returns whether a class was written in Kotlin. */
    static boolean has(Class<?> type) {
        return PRESENT && type.isAnnotationPresent(Metadata.class);
    }

    static boolean isNullable(Member member) {
        KType type = type(member);
        return type == null || type.isMarkedNullable();
    }

    /** Returns whether the elements of a list, or the values of a map, may be null. */
    static boolean holdsNull(Member member) {
        KType type = type(member);
        List<KTypeProjection> arguments = type == null ? List.of() : type.getArguments();
        KType element = arguments.isEmpty() ? null : arguments.getLast().getType();
        return element != null && element.isMarkedNullable();
    }

    private static @Nullable KType type(Member member) {
        KProperty<?> property = member instanceof Field field ? ReflectJvmMapping.getKotlinProperty(field) : null;
        if (property == null && !(member instanceof Field)) {
            property = KClasses.getDeclaredMemberProperties(JvmClassMappingKt.getKotlinClass(member.getDeclaringClass())).stream()
                    .filter(each -> member.equals(ReflectJvmMapping.getJavaGetter(each))).findFirst().orElse(null);
        }
        return property == null ? null : property.getReturnType();
    }
}
