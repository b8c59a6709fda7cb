package dev.carafe.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Binds settings to the components of a record. */
final class RecordBinding {
    private final String prefix;
    private final Function<String, Setting> settings;
    private final List<String> missing = new ArrayList<>();

    RecordBinding(String prefix, Function<String, Setting> settings) {
        this.prefix = prefix;
        this.settings = settings;
    }

    <T extends Record> T bind(Class<T> type) {
        @Nullable Object[] values = Arrays.stream(type.getRecordComponents()).map(this::value).toArray();
        if (!missing.isEmpty()) {
            throw new ConfigException("%s needs settings that are not set: %s. Set them, or make the components Optional."
                    .formatted(type.getSimpleName(), String.join(", ", missing)));
        }
        return create(type, values);
    }

    private @Nullable Object value(RecordComponent component) {
        Setting setting = settings.apply(prefix + Keys.of(component.getName()));
        Class<?> type = component.getType();
        if (type == Optional.class) {
            return setting.value() == null ? Optional.empty() : Optional.of(setting.as(argument(component)));
        } else if (setting.value() != null) {
            return type == List.class ? setting.asListOf(argument(component)) : setting.as(type);
        } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            missing.add(setting.key());
        }
        return null;
    }

    /** Returns the type argument of an Optional or a List, or String if there is none. */
    private static Class<?> argument(RecordComponent component) {
        Type generic = component.getGenericType();
        return switch (generic instanceof ParameterizedType type ? type.getActualTypeArguments()[0] : String.class) {
            case Class<?> type -> type;
            case ParameterizedType type -> (Class<?>) type.getRawType();
            default -> String.class;
        };
    }

    private static <T extends Record> T create(Class<T> type, @Nullable Object[] values) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> constructor = type.getDeclaredConstructor(components);
            constructor.trySetAccessible();
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new ConfigException("%s refuses its settings: %s"
                    .formatted(type.getSimpleName(), e.getTargetException().getMessage()), e);
        } catch (ReflectiveOperationException e) {
            throw new ConfigException("The record %s is closed. Write 'opens %s to dev.carafe;' in module-info.java."
                    .formatted(type.getName(), type.getPackageName()), e);
        }
    }
}
