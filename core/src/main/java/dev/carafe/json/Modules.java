package dev.carafe.json;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;

/**
 * The modules of Jackson that Carafe registers, each by its name. None is found by chance: what JSON can hold must not change because
 * a library brings a module along.
 */
final class Modules {
    private static final String KOTLIN = "com.fasterxml.jackson.module.kotlin.KotlinModule";
    private static final String KOTLIN_FEATURE = "com.fasterxml.jackson.module.kotlin.KotlinFeature";

    private Modules() {}

    /** Carafe's modules and then those of the app, since the last registered has the say about a type. */
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
     * Without it no class of Kotlin can be read, and it leaves every other class alone, so it is registered wherever it is; with nulls
     * refused in a list whose type has none.
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
            // the app has no need of it
        } catch (NoSuchMethodException | InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("jackson-module-kotlin is on the class path and can't be used. "
                    + "Take the version of Jackson that Carafe has.", e);
        }
    }
}
