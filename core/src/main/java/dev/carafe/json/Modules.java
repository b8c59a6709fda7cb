package dev.carafe.json;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import java.util.List;

/** The modules of Jackson that are on the class path. */
final class Modules {
    private static final ClassLoader PROGRAM = ClassLoader.getSystemClassLoader();

    private Modules() { }

    /** Looked for once, which takes longer than many requests; but anew where classes come and go, as when they are reloaded. */
    static List<Module> found() {
        ClassLoader here = Thread.currentThread().getContextClassLoader();
        return PROGRAM.equals(here) ? OfTheProgram.FOUND : MapperBuilder.findModules(here);
    }

    private static final class OfTheProgram {
        static final List<Module> FOUND = List.copyOf(MapperBuilder.findModules(PROGRAM));
    }
}
