package dev.carafe.json;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * The Jackson modules that Carafe registers, each by name. The class path is not searched, so that a library which brings a module along
 * can't change an app's JSON.
 */
final class Modules {
    private static final String KOTLIN = "com.fasterxml.jackson.module.kotlin.KotlinModule";
    private static final String KOTLIN_FEATURE = "com.fasterxml.jackson.module.kotlin.KotlinFeature";

    private Modules() {}

    /** Returns Carafe's modules followed by the app's, since the module registered last wins. */
    static List<Module> of(JsonStyle style, List<Module> own) {
        List<Module> modules = new ArrayList<>(List.of(new Jdk8Module(), new JavaTimeModule(), SealedTypes.module(),
                ElementNulls.module()));
        if (own.stream().noneMatch(module -> module.getClass().getName().equals(KOTLIN))) {
            addKotlin(modules);
        }
        modules.add(style.flaskForms() ? Forms.flask() : Forms.iso());
        modules.addAll(own);
        return modules;
    }

    /**
     * Adds Kotlin's module if it is on the class path. No Kotlin class can be read without it, and it leaves all other classes alone. It
     * refuses nulls in a list whose type has none.
     */
    private static void addKotlin(List<Module> modules) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            Class<?> features = Class.forName(KOTLIN_FEATURE, true, loader);
            Class<?> type = Class.forName(KOTLIN + "$Builder", true, loader);
            Object builder = type.getConstructor().newInstance();
            for (Object feature : features.getEnumConstants()) {
                if (feature.toString().equals("NewStrictNullChecks")) {
                    type.getMethod("enable", features).invoke(builder, feature);
                }
            }
            modules.add((Module) type.getMethod("build").invoke(builder));
        } catch (ClassNotFoundException notThere) {
            // the app does not use Kotlin
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("jackson-module-kotlin is on the class path and can't be used. "
                    + "Take the version of Jackson that Carafe has.", e);
        }
    }
}
