package dev.carafe.reload;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The main method that started this program, to be called again.
 *
 * @param type the name of its class
 * @param arguments its arguments
 */
record MainMethod(String type, List<String> arguments) {
    /** Calls the method in another version's classes. */
    void call(ClassLoader loader) throws Throwable {
        Class<?> main = Class.forName(type, true, loader);
        Method withArguments = method(main, String[].class);
        Method method = withArguments != null ? withArguments : method(main);
        if (method == null) {
            throw new ReloadException("The class %s has no main method any more. Give it one, or start the program anew.".formatted(type));
        }
        method.setAccessible(true);
        try {
            Object receiver = Modifier.isStatic(method.getModifiers()) ? null : instance(main);
            method.invoke(receiver, withArguments != null ? new Object[] {arguments.toArray(String[]::new)} : new Object[0]);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static @Nullable Method method(Class<?> type, Class<?>... parameters) {
        try {
            return type.getDeclaredMethod("main", parameters);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static Object instance(Class<?> main) throws ReflectiveOperationException {
        Constructor<?> constructor = main.getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    /** Returns the class at the bottom of this thread's stack, ignoring the JDK's. */
    static Class<?> callingClass() {
        return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
                .walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                        .filter(type -> !isOfJdk(type)).reduce((inner, outer) -> outer)).orElseThrow();
    }

    private static boolean isOfJdk(Class<?> type) {
        String module = type.getModule().getName();
        return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
    }
}
