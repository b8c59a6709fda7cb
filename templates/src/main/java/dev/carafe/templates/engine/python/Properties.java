package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a template may read of a Java object: the components of a record, the getters of a bean, an enum's name. */
final class Properties {
    private static final MethodType READER = MethodType.methodType(Object.class, Object.class);
    private static final ClassValue<Properties> KNOWN = new ClassValue<>() {
        @Override
        protected Properties computeValue(Class<?> type) {
            return new Properties(type);
        }
    };

    private final Map<String, MethodHandle> readers = new HashMap<>();

    private Properties(Class<?> type) {
        if (isOpaque(type)) {
            return;
        }
        for (Method method : type.getMethods()) {
            String name = nameOf(method, type.isRecord());
            if (name != null) {
                MethodHandle reader = reader(method);
                if (reader != null) {
                    readers.putIfAbsent(name, reader);
                }
            }
        }
    }

    static Properties of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** The components of a record by name, in their order. */
    static Map<String, @Nullable Object> components(Record record) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (var component : record.getClass().getRecordComponents()) {
            values.put(component.getName(), of(record.getClass()).read(record, component.getName(), Undefined.STRICT));
        }
        return values;
    }

    @Nullable Object read(Object owner, String name, Undefined.Kind kind) {
        MethodHandle reader = readers.get(name);
        if (reader == null) {
            return Missing.attribute(owner, name, kind);
        }
        try {
            return JavaValues.read((Object) reader.invokeExact(owner));
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new PythonException(Types.name(owner) + "." + name + " failed: " + e, e);
        }
    }

    /** Classes, threads, loaders and reflection lead out of the template: nothing of them is read. */
    private static boolean isOpaque(Class<?> type) {
        return type.getName().startsWith("java.lang.") || ClassLoader.class.isAssignableFrom(type)
                || Thread.class.isAssignableFrom(type);
    }

    private static @Nullable String nameOf(Method method, boolean record) {
        String name = method.getName();
        Class<?> owner = method.getDeclaringClass();
        if (method.getParameterCount() > 0 || Modifier.isStatic(method.getModifiers()) || method.getReturnType() == void.class
                || owner == Object.class || (owner == Enum.class && !name.equals("name"))) {
            return null;
        }
        if (owner == Enum.class) {
            return name;
        }
        boolean component = record && isComponent(owner, name);
        if (component) {
            return name;
        }
        boolean is = name.startsWith("is") && method.getReturnType() == boolean.class;
        int prefix = is ? 2 : name.startsWith("get") ? 3 : 0;
        if (prefix == 0 || name.length() == prefix || !Character.isUpperCase(name.charAt(prefix))) {
            return null;
        }
        boolean acronym = name.length() > prefix + 1 && Character.isUpperCase(name.charAt(prefix + 1));
        String rest = name.substring(prefix);
        return acronym ? rest : Character.toLowerCase(rest.charAt(0)) + rest.substring(1);
    }

    private static boolean isComponent(Class<?> owner, String name) {
        if (owner.isRecord()) {
            for (var component : owner.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The method itself where its class is open, else the one of a public supertype that it implements. */
    private static @Nullable MethodHandle reader(Method method) {
        Method open = method.trySetAccessible() ? method : inSupertype(method, method.getDeclaringClass());
        if (open == null) {
            return null;
        }
        try {
            return MethodHandles.lookup().unreflect(open).asType(READER);
        } catch (IllegalAccessException e) {
            return null;
        }
    }

    private static @Nullable Method inSupertype(Method method, Class<?> type) {
        for (Class<?> parent : type.getInterfaces()) {
            Method found = declared(method, parent);
            if (found != null) {
                return found;
            }
        }
        Class<?> parent = type.getSuperclass();
        return parent == null ? null : declared(method, parent);
    }

    private static @Nullable Method declared(Method method, Class<?> parent) {
        try {
            Method found = parent.getMethod(method.getName());
            return found.trySetAccessible() ? found : inSupertype(method, parent);
        } catch (NoSuchMethodException e) {
            return inSupertype(method, parent);
        }
    }
}
