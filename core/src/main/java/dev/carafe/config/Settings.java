package dev.carafe.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** The settings of a configuration by their keys: their declarations, and their values from all sources. */
final class Settings {
    private final Map<String, Setting> settings = new ConcurrentSkipListMap<>();
    private final Map<String, Declaration> declarations = new ConcurrentSkipListMap<>();
    private volatile Path root = Path.of("").toAbsolutePath();

    Path root() {
        return root;
    }

    void root(Path folder) {
        root = folder.toAbsolutePath();
    }

    /** Declares a setting. Keeps a value that is already set, but reads it again, since it may have been read as another type. */
    void declare(Declaration declaration) {
        declarations.put(declaration.key(), declaration);
        settings.compute(declaration.key(), (key, set) -> set == null ? declaration.byDefault()
                : set.value() instanceof SecretFile ? set : declaration.read(set.value(), set.origin()));
    }

    Setting get(String key) {
        Setting setting = settings.get(key);
        if (setting == null) {
            return new Setting(key, null, null, null);
        } else if (setting.value() instanceof SecretFile file) {
            Setting read = read(key, file.text(), "the file '%s'".formatted(file.path()));
            settings.replace(key, setting, read);
            return read;
        }
        return setting;
    }

    boolean contains(String key) {
        return settings.containsKey(key);
    }

    Set<String> keys() {
        return settings.keySet();
    }

    Set<String> declared() {
        return declarations.keySet();
    }

    /** Returns the settings without reading the files of secrets. */
    Collection<Setting> all() {
        return settings.values();
    }

    void put(String key, @Nullable Object value, @Nullable String origin) {
        settings.put(key, read(key, value, origin));
        String target = SecretFile.target(key);
        String path = value instanceof FreeText free ? free.text() : value == null ? "" : value.toString();
        if (!path.isBlank() && mayBeInFile(target)) {
            settings.put(target, new Setting(target, new SecretFile(root.resolve(path), key), origin, null));
        }
    }

    private Setting read(String key, @Nullable Object value, @Nullable String origin) {
        Declaration declaration = declarations.get(key);
        return declaration != null ? declaration.read(value, origin)
                : new Setting(key, value instanceof FreeText free ? free.value() : value, origin, null);
    }

    private boolean mayBeInFile(String key) {
        Declaration declaration = declarations.get(key);
        return declaration == null ? Secrets.isSecret(key) : declaration.mayBeInFile();
    }

    /** Adds the entries of a source whose keys are settings' keys. */
    void take(Map<?, ?> source, @Nullable String origin) {
        refuseBoth(source.keySet(), origin == null ? "the same map" : origin);
        source.forEach((name, value) -> {
            if (name instanceof String key && Keys.isKey(key)) {
                put(key, value, origin);
            }
        });
    }

    /** @throws ConfigException if a source has both a value and a file for it, so that it is unclear which counts */
    void refuseBoth(Collection<?> keys, String source) {
        for (Object key : keys) {
            if (key instanceof String name && keys.contains(SecretFile.target(name)) && mayBeInFile(SecretFile.target(name))) {
                throw new ConfigException("%s and %s are both set in %s. Keep one of them."
                        .formatted(SecretFile.target(name), name, source));
            }
        }
    }

    /** Sets a key or, if the name has two underscores, an entry of its map. */
    void assign(String name, String text, String origin) {
        List<String> path = Arrays.asList(name.split("__", -1));
        String key = path.getFirst();
        if (!Keys.isKey(key)) {
            return;
        }
        try {
            FreeText value = new FreeText(text);
            List<String> parts = path.subList(1, path.size());
            put(key, parts.isEmpty() ? value : Variables.with(get(key).value(), parts, value.value()), origin);
        } catch (IllegalArgumentException e) {
            throw new ConfigException("The setting %s, or a part of it, is no map, so %s can't set a part of it."
                    .formatted(key, origin), e);
        }
    }

    /** Returns a sentence about each setting that can't be used. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (String key : settings.keySet()) {
            try {
                Setting setting = get(key);
                if (setting.isFaulty()) {
                    throw setting.fault();
                }
            } catch (ConfigException fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
        return faults;
    }
}
