package dev.carafe.routing;

import java.lang.invoke.MethodType;

/** Kotlin's {@code Int::class.java} is {@code int}, of which no value is an instance. */
final class Boxed {
    private Boxed() {}

    @SuppressWarnings("unchecked") // int.class and Integer.class are both Class<Integer>
    static <T> Class<T> type(Class<T> type) {
        return (Class<T>) MethodType.methodType(type).wrap().returnType();
    }
}
