package dev.carafe.templates;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A place where templates lie. It gives nothing that lies outside of it. */
sealed interface TemplateRoot permits FolderRoot, FoldersRoot, ClassPathRoot {
    /** The template of a name, or null. */
    @Nullable TemplateFile find(String name);

    /** Whether a name is a plain path downwards: no {@code ..}, nothing absolute, no backslash. */
    static boolean isInside(String name) {
        boolean plain = name.indexOf('\\') < 0 && name.indexOf(':') < 0 && name.indexOf('\0') < 0;
        return plain && Arrays.stream(name.split("/", -1)).noneMatch(Set.of("", ".", "..")::contains);
    }
}
