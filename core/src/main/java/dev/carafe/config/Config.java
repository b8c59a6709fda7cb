package dev.carafe.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The settings of an app: keys in capitals, taken from many sources, with typed reads.
 *
 * <pre>{@code
 * app.config()
 *     .fromFile(Path.of("settings.yml"))
 *     .fromEnvironment("CARAFE")                     // CARAFE_DEBUG=true
 *     .set("JSON_SORT_KEYS", false);
 * if (app.config().getBoolean("DEBUG")) { ... }
 * }</pre>
 *
 * <p>The built-in keys have defaults; {@code docs/configuration.md} in the source lists them all. A later value overrides an earlier one. A
 * built-in or {@linkplain #declare declared} setting has its type whatever source it comes from; other values are kept unchanged. Reading a
 * value as a type that it does not fit throws an exception that names the key and the value's source. Thread-safe, if the values are. The
 * server reads its own settings once, when it starts.
 */
public final class Config {
    private final Settings settings = new Settings();
    private final Map<String, String> environment;
    private final Properties properties;

    /** Creates a configuration with every built-in key at its default. */
    public Config() {
        this(System.getenv(), System.getProperties());
    }

    Config(Map<String, String> environment, Properties properties) {
        this.environment = environment;
        this.properties = properties;
        BuiltIns.ALL.forEach(settings::declare);
    }

    /**
     * Declares settings of an extension with type, range and default, as the built-in ones are. Keeps values that are already set.
     *
     * <pre>{@code
     * app.config().declare(Declaration.integer("MAIL_PORT", 1, 65_535).orElse(25));
     * }</pre>
     */
    public Config declare(Declaration... added) {
        Arrays.stream(added).forEach(settings::declare);
        return this;
    }

    /** Returns the value of a key, or null if it is not set or set to null. A declared setting has the type that it was declared with. */
    public @Nullable Object get(String key) {
        return settings.get(key).value();
    }

    /**
     * Sets a key. If {@code KEY} is secret by its name or is a declared text, {@code KEY_FILE} sets it to the content of the named file.
     *
     * @throws IllegalArgumentException if the key is not in capitals
     */
    public Config set(String key, @Nullable Object value) {
        if (!Keys.isKey(key)) {
            throw new IllegalArgumentException("'%s' is no key of a setting. Keys are in capitals: '%s'."
                    .formatted(key, key.toUpperCase(Locale.ROOT)));
        }
        settings.put(key, value, null);
        return this;
    }

    /** Returns whether a key is set, even to null. */
    public boolean contains(String key) {
        return settings.contains(key);
    }

    /** Returns a copy as a map, sorted by key. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new TreeMap<>();
        settings.keys().forEach(key -> map.put(key, get(key)));
        return map;
    }

    /** Returns the text of a key, or null if it is not set or set to null. A map or list is returned as JSON. */
    public @Nullable String getString(String key) {
        return get(key, String.class);
    }

    /** Returns the text of a key, or the fallback if it is not set, or set to null. */
    public String getString(String key, String fallback) {
        return orElse(key, String.class, fallback);
    }

    /**
     * Returns a switch; false if the key is not set or set to null. Accepts the texts {@code true yes on 1} and {@code false no off 0}, in
     * any case.
     *
     * @throws ConfigException if the value is none of these
     */
    public boolean getBoolean(String key) {
        return orElse(key, Boolean.class, false);
    }

    /** Returns a switch as {@link #getBoolean(String)} reads it, or the fallback if it is not set, or set to null. */
    public boolean getBoolean(String key, boolean fallback) {
        return orElse(key, Boolean.class, fallback);
    }

    /**
     * Returns a whole number.
     *
     * @throws ConfigException if the key is not set, or to something else
     */
    public int getInt(String key) {
        return require(key, Integer.class);
    }

    /** Returns a whole number, or the fallback if the key is not set, or set to null. */
    public int getInt(String key, int fallback) {
        return orElse(key, Integer.class, fallback);
    }

    /**
     * Returns a whole number.
     *
     * @throws ConfigException if the key is not set, or to something else
     */
    public long getLong(String key) {
        return require(key, Long.class);
    }

    /** Returns a whole number, or the fallback if the key is not set, or set to null. */
    public long getLong(String key, long fallback) {
        return orElse(key, Long.class, fallback);
    }

    /**
     * Returns a finite number.
     *
     * @throws ConfigException if the key is not set, or to something else
     */
    public double getDouble(String key) {
        return require(key, Double.class);
    }

    /** Returns a finite number, or the fallback if the key is not set, or set to null. */
    public double getDouble(String key, double fallback) {
        return orElse(key, Double.class, fallback);
    }

    /**
     * Returns a duration: a {@link Duration}, a number of seconds, or a text such as {@code PT30S}.
     *
     * @throws ConfigException if the key is not set, or to something else
     */
    public Duration getDuration(String key) {
        return require(key, Duration.class);
    }

    /** Returns a duration, or the fallback if the key is not set, or set to null. */
    public Duration getDuration(String key, Duration fallback) {
        return orElse(key, Duration.class, fallback);
    }

    /**
     * Returns the texts of a list: a collection, an array, the text of a JSON array, or a text such as {@code "a, b"}. Returns an empty
     * list if the key is not set or set to null.
     *
     * @throws ConfigException if the text begins like a JSON array but is not one
     */
    public List<String> getList(String key) {
        return settings.get(key).asListOf(String.class);
    }

    private <T> T orElse(String key, Class<T> type, T fallback) {
        T value = get(key, type);
        return value != null ? value : fallback;
    }

    /**
     * Returns the value of a key as an instance of a class, or null if it is not set or set to null.
     *
     * <pre>{@code
     * SameSite sameSite = app.config().get("SESSION_COOKIE_SAMESITE", SameSite.class);
     * }</pre>
     *
     * @param type String, a number or boolean as the methods above read them, {@link Duration}, an enum (by the name of a constant, in any
     *     case), or any class that JSON can be read as: a record, a URI, a map
     * @throws ConfigException if the value does not fit the type
     */
    public <T> @Nullable T get(String key, Class<T> type) {
        Setting setting = settings.get(key);
        return setting.value() == null ? null : setting.as(type);
    }

    /**
     * Returns the text of a required key.
     *
     * @throws ConfigException if it is not set, or set to null
     */
    public String require(String key) {
        return require(key, String.class);
    }

    /**
     * Returns the value of a required key as an instance of a class, as {@link #get(String, Class)} does.
     *
     * @throws ConfigException if the key is not set or set to null, or its value does not fit the type
     */
    public <T> T require(String key, Class<T> type) {
        return settings.get(key).as(type);
    }

    /**
     * Binds the settings with a prefix to a record.
     *
     * <pre>{@code
     * record MailSettings(String server, int port, boolean useTls, Optional<String> username) {}
     *
     * // MAIL_SERVER, MAIL_PORT, MAIL_USE_TLS, MAIL_USERNAME
     * MailSettings mail = app.config().bind("MAIL_", MailSettings.class);
     * }</pre>
     *
     * <p>A component has a type that {@link #get(String, Class)} supports, or is a list or {@link java.util.Optional} of one. A component
     * whose key is not set or set to null must be an Optional or {@code @Nullable}.
     *
     * @param prefix the start of the keys, with its underscore; may be empty
     * @throws ConfigException if a value does not fit, or keys are not set; the message names all of them
     */
    public <T extends Record> T bind(String prefix, Class<T> type) {
        return new RecordBinding(prefix, settings::get).bind(type);
    }

    /**
     * Adds settings from the constants of a class, the properties of an object, or a Helidon configuration: everything named in capitals.
     *
     * <pre>{@code
     * interface Production {
     *     String SERVER_NAME = "example.org";
     * }
     * app.config().from(Production.class);
     * }</pre>
     *
     * <p>These are a class's static fields, an object's fields, a record's components, and also a Kotlin object's properties, but never
     * private fields. In a Helidon configuration, {@code json.sort-keys} is {@code JSON_SORT_KEYS}, and the values are texts: {@code
     * config.from(helidonConfig.get("carafe"))}.
     *
     * @param source a class, the full name of one, a map, a Helidon configuration, or any other object
     * @throws ConfigException if nothing is named in capitals, or there is no such class
     */
    public Config from(Object source) {
        return switch (source) {
            case Map<?, ?> map -> fromMap(map);
            case io.helidon.config.Config tree -> take(HelidonTree.flatten(tree), HelidonTree.origin(tree));
            case String name -> from(Constants.classNamed(name));
            case Class<?> type -> take(Constants.ofClass(type), type.getName());
            default -> take(Constants.ofObject(source), source.getClass().getName());
        };
    }

    /** Adds the entries of a map whose keys are texts in capitals, and ignores the others. */
    public Config fromMap(Map<?, ?> map) {
        return take(map, null);
    }

    /**
     * Adds the settings of a UTF-8 file. Its name's ending says the format: {@code .json}, {@code .yml} or {@code .yaml}, {@code
     * .properties}, {@code .cfg} or {@code .ini} with {@code NAME = value} lines, {@code .env}. Ignores keys that are not in capitals.
     *
     * @param file the path; a relative one starts at the {@linkplain #root root path}
     * @throws ConfigException if there is no such file, or it can't be understood
     */
    public Config fromFile(Path file) {
        return fromFile(file, SettingsFile.format(file, environment));
    }

    /**
     * Adds the settings of a file in a custom format: {@code config.fromFile(Path.of("settings.toml"), toml::parse)}.
     *
     * @throws ConfigException if there is no such file, or the function fails
     */
    public Config fromFile(Path file, SettingsFormat format) {
        Path path = settings.root().resolve(file);
        if (!Files.exists(path)) {
            throw new ConfigException(("There is no settings file '%s'. "
                    + "Create it, or take it by fromOptionalFile if it may be missing. "
                    + "Relative paths start at '%s'.").formatted(path, settings.root()));
        }
        return take(SettingsFile.read(path, format), path.toString());
    }

    /** Adds the settings of a file like {@link #fromFile(Path)}, if it exists. */
    public Config fromOptionalFile(Path file) {
        return Files.exists(settings.root().resolve(file)) ? fromFile(file) : this;
    }

    /** Sets the folder where relative paths of files start; by default the working directory. */
    public Config root(Path folder) {
        settings.root(folder);
        return this;
    }

    /**
     * Adds the settings of the file that an environment variable names, like {@link #fromFile(Path)}. Does nothing if the variable is not
     * set.
     *
     * @throws ConfigException if there is no such file, or it can't be understood
     */
    public Config fromFileNamedBy(String variable) {
        String name = environment.get(variable);
        if (name == null || name.isEmpty()) {
            return this;
        }
        Path file = settings.root().resolve(name);
        if (!Files.exists(file)) {
            throw new ConfigException(("The environment variable %s names the settings file '%s', and there is none. "
                    + "Relative paths start at '%s'.").formatted(variable, file, settings.root()));
        }
        return fromFile(file);
    }

    /**
     * Adds settings from the environment variables that begin with a prefix and an underscore: {@code CARAFE_DEBUG=true} is {@code DEBUG}
     * after {@code fromEnvironment("CARAFE")}.
     *
     * <p>A value that is JSON is read as JSON; any other is a text. Two underscores address an entry of a map: {@code CARAFE_DB__host=a}
     * sets {@code host} in {@code DB} and leaves its other entries. These are the rules of Flask's {@code from_prefixed_env}.
     *
     * @throws ConfigException if two underscores lead into what is no map
     */
    public Config fromEnvironment(String prefix) {
        Variables.ofEnvironment(environment, prefix).assignTo(settings);
        return this;
    }

    /**
     * Adds settings from the system properties that begin with a prefix and a dot: {@code -Dcarafe.debug=true} is {@code DEBUG} after
     * {@code fromSystemProperties("carafe")}, and {@code carafe.json-sort-keys}, {@code carafe.json.sort.keys} and {@code
     * carafe.jsonSortKeys} are all {@code JSON_SORT_KEYS}. Values and two underscores mean the same as in {@link #fromEnvironment}.
     *
     * @throws ConfigException if two underscores lead into what is no map
     */
    public Config fromSystemProperties(String prefix) {
        Variables.ofProperties(properties, prefix).assignTo(settings);
        return this;
    }

    private Config take(Map<?, ?> map, @Nullable String origin) {
        settings.take(map, origin);
        return this;
    }

    /**
     * Checks all declared settings, and combinations that can't be used together. An app calls this before it starts.
     *
     * @throws ConfigException if any setting can't be used; the message names all of them
     */
    public void check() {
        List<String> faults = settings.faults();
        faults.addAll(new StartCheck(this).conflicts());
        if (!faults.isEmpty()) {
            throw ConfigException.of(faults);
        }
    }

    /**
     * Returns warnings about settings that probably do not have the intended effect: misspelt built-in keys such as {@code JSON_SORT_KEY},
     * Flask's keys without an effect here, and cookies that browsers would drop. Log them once, when everything is set.
     */
    public List<String> warnings() {
        return new StartCheck(this).warnings(settings.all(), settings.declared());
    }

    /**
     * Returns all settings, sorted, one per line as in {@code DEBUG = false}. Shows {@code ***} for passwords in URLs and for values whose
     * key contains {@code KEY}, {@code SECRET}, {@code TOKEN}, {@code PASS}, {@code PWD}, {@code CREDENTIAL} or {@code AUTHORIZATION}.
     */
    @Override
    public String toString() {
        return settings.all().stream()
                .map(setting -> setting.key() + " = " + setting.shown())
                .collect(Collectors.joining("\n"));
    }
}
