package dev.carafe.config;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a class or an object holds under names in capitals. */
final class Constants {
    private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

    private Constants() {}

    static Class<?> classNamed(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new ConfigException(("There is no class '%s' to take settings from. "
                    + "Give its full name, as in 'com.example.Production'.").formatted(name), e);
        }
    }

    /** Returns the static fields of a class. */
    static Map<String, @Nullable Object> ofClass(Class<?> type) {
        Constants constants = new Constants();
        fields(type).filter(field -> Modifier.isStatic(field.getModifiers()))
                .forEach(field -> constants.read(field.getName(), field, () -> field.get(null)));
        return constants.some(type);
    }

    /**
     * Returns the fields of an object, the components of a record, and the values of getters such as {@code getDEBUG()}, which are Kotlin's
     * properties.
     */
    static Map<String, @Nullable Object> ofObject(Object object) {
        Class<?> type = object.getClass();
        Constants constants = new Constants();
        fields(type).forEach(field -> constants.read(field.getName(), field, () -> field.get(object)));
        Arrays.stream(type.getMethods())
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
                .forEach(getter -> constants.read(getter.getName().substring(3), getter, () -> getter.invoke(object)));
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                Method accessor = component.getAccessor();
                constants.read(component.getName(), accessor, () -> accessor.invoke(object));
            }
        }
        return constants.some(type);
    }

    /**
     * Returns the fields, inherited ones first. Skips fields of their class's own type, which are instances: an enum's constants, or a
     * Kotlin object.
     */
    private static Stream<Field> fields(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getFields()), Arrays.stream(type.getDeclaredFields()))
                .filter(field -> !Modifier.isPrivate(field.getModifiers()) && field.getType() != field.getDeclaringClass());
    }

    private Map<String, @Nullable Object> some(Class<?> type) {
        if (values.isEmpty()) {
            throw new ConfigException(("%s holds no settings. Give it fields with names in capitals, not private ones: "
                    + "static final boolean DEBUG = true. (In Kotlin: const val.)").formatted(type.getName()));
        }
        return values;
    }

    private interface Read {
        @Nullable Object value() throws ReflectiveOperationException;
    }

    private <M extends AccessibleObject & Member> void read(String name, M member, Read read) {
        if (!Keys.isKey(name)) {
            return;
        }
        member.trySetAccessible();
        try {
            values.put(name, read.value());
        } catch (IllegalAccessException e) {
            String home = member.getDeclaringClass().getPackageName();
            throw new ConfigException(("The setting %s can't be read from %s: its package is closed. "
                    + "Write 'opens %s to dev.carafe;' in module-info.java.").formatted(name, member, home), e);
        } catch (ReflectiveOperationException e) {
            throw new ConfigException("The setting %s can't be read, because %s fails.".formatted(name, member), e);
        }
    }
}
