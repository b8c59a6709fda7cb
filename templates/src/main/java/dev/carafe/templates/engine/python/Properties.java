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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what templates may read of a Java object: the components of a record, the getters of a bean, the name of an enum constant. */
final class Properties {
    private static final MethodType READER = MethodType.methodType(Object.class, Object.class);
    private static final ClassValue<Properties> KNOWN = new ClassValue<>() {
        @Override
        protected Properties computeValue(Class<?> type) {
            return new Properties(type);
        }
    };

    private static final Set<String> ROOMS = Set.of("dev.carafe.http", "dev.carafe.http.header", "dev.carafe.routing");
    private static final Set<String> MAIL = Set.of("dev.carafe.templates.mail.MailMessage", "dev.carafe.templates.mail.Attachment",
            "dev.carafe.templates.mail.MailSendException");

    private final Map<String, MethodHandle> readers = new HashMap<>();

    private Properties(Class<?> type) {
        if (isOpaque(type)) {
            return;
        }
        boolean accessible = hasAccessors(type);
        for (Method method : type.getMethods()) {
            if (!isReader(method)) {
                continue;
            }
            if (accessible && isAccessor(method)) {
                add(method, method.getName(), snakeCase(method.getName()));
            } else {
                add(method, nameOf(method, type.isRecord()));
            }
        }
        if (type.getName().equals("dev.carafe.http.HttpException")) {
            readers.computeIfAbsent("code", code -> readers.get("status")); // Flask's name
        }
    }

    private void add(Method method, @Nullable String... names) {
        for (String name : names) {
            MethodHandle reader = name == null || readers.containsKey(name) ? null : reader(method);
            if (reader != null) {
                readers.put(name, reader);
            }
        }
    }

    /**
     * Returns whether a type is of Carafe itself, such as an error or an uploaded file, whose accessors have no {@code get} in their names.
     */
    private static boolean hasAccessors(Class<?> type) {
        return ROOMS.contains(type.getPackageName()) || MAIL.contains(type.getName());
    }

    private static boolean isAccessor(Method method) {
        String name = method.getName();
        boolean converts = name.startsWith("to") && name.length() > 2 && Character.isUpperCase(name.charAt(2));
        Class<?> owner = method.getDeclaringClass();
        return hasAccessors(owner) && method.getReturnType() != owner && !converts && !name.equals("iterator") && !name.equals("stream")
                && !name.equals("hashCode");
    }

    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            snake.append(Character.isUpperCase(c) ? "_" : "").append(Character.toLowerCase(c));
        }
        return snake.toString();
    }

    private static boolean isReader(Method method) {
        return method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()) && method.getReturnType() != void.class;
    }

    static Properties of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** Returns the components of a record by name, in their order. */
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

    /** Returns whether a type leads out of the template, as classes, threads, loaders and reflection do. Nothing of these is read. */
    private static boolean isOpaque(Class<?> type) {
        return type.getName().startsWith("java.lang.") || ClassLoader.class.isAssignableFrom(type)
                || Thread.class.isAssignableFrom(type);
    }

    private static @Nullable String nameOf(Method method, boolean record) {
        String name = method.getName();
        Class<?> owner = method.getDeclaringClass();
        if (owner == Object.class || (owner == Enum.class && !name.equals("name"))) {
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

    /** Returns the method itself if its class is open, else the one that it implements of a public supertype. */
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
