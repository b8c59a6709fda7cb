package dev.carafe.json;

import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import java.lang.reflect.Constructor;
import java.util.List;

/**
 * Which arguments of Kotlin's constructors refuse null, though they may be absent. Only Kotlin's reflection knows. Jackson's module for
 * Kotlin, without which no such constructor is called, brings it along.
 */
final class KotlinNulls {
    private KotlinNulls() { }

    static boolean isRefused(SettableBeanProperty property) {
        if (!(property.getMember() instanceof AnnotatedParameter parameter)
                || !(parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor)
                || !ElementNulls.isOfKotlin(constructor.getDeclaringClass())) {
            return false;
        }
        try {
            ClassLoader loader = constructor.getDeclaringClass().getClassLoader();
            Object function = Class.forName("kotlin.reflect.jvm.ReflectJvmMapping", true, loader)
                    .getMethod("getKotlinFunction", Constructor.class).invoke(null, constructor);
            if (function == null) {
                return false;
            }
            List<?> parameters = (List<?>) Class.forName("kotlin.reflect.KCallable", true, loader).getMethod("getParameters")
                    .invoke(function);
            Object type = Class.forName("kotlin.reflect.KParameter", true, loader).getMethod("getType")
                    .invoke(parameters.get(parameter.getIndex()));
            return !(boolean) Class.forName("kotlin.reflect.KType", true, loader).getMethod("isMarkedNullable").invoke(type);
        } catch (ReflectiveOperationException | IndexOutOfBoundsException e) {
            return false; // Jackson tells it when nothing else is wrong
        }
    }
}
