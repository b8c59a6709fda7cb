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
 * <p>The built-in keys have their defaults from the start; {@code docs/configuration.md} in the source tells them all. What is
 * taken or set later wins. A built-in or {@linkplain #declare declared} setting has its type whatever source it comes from; others are
 * kept and given as they are. A value that does not fit the type it is read as is an exception that names the key, and where the value
 * comes from. Thread-safe, if the values are. The server reads its own settings once, when it starts.
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
     * Declares settings of an extension, as Carafe's own are: with type, range and default. A value that is set already is kept.
     *
     * <pre>{@code
     * app.config().declare(Declaration.integer("MAIL_PORT", 1, 65_535).orElse(25));
     * }</pre>
     */
    public Config declare(Declaration... added) {
        Arrays.stream(added).forEach(settings::declare);
        return this;
    }

    /** Returns the value of a key, or null if it is not set, or set to null. A declared setting has the type that it was declared with. */
    public @Nullable Object get(String key) {
        return settings.get(key).value();
    }

    /**
     * Sets a key. {@code KEY_FILE}, where {@code KEY} is a secret by its name or a declared text, sets {@code KEY} to the text of the
     * file that it names.
     *
     * @throws IllegalArgumentException if the key is not in capitals, as all settings are
     */
    public Config set(String key, @Nullable Object value) {
        if (!Keys.isKey(key)) {
            throw new IllegalArgumentException("'%s' is no key of a setting. Keys are in capitals: '%s'."
                    .formatted(key, key.toUpperCase(Locale.ROOT)));
        }
        settings.put(key, value, null);
        return this;
    }

    /** Returns whether a key is set, to null even. */
    public boolean contains(String key) {
        return settings.contains(key);
    }

    /** Returns a copy as a map, sorted by key. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new TreeMap<>();
        settings.keys().forEach(key -> map.put(key, get(key)));
        return map;
    }

    /** Returns the text of a key, or null if it is not set, or set to null. A map or list is its JSON. */
    public @Nullable String getString(String key) {
        return get(key, String.class);
    }

    /** Returns the text of a key, or the fallback if it is not set, or set to null. */
    public String getString(String key, String fallback) {
        return orElse(key, String.class, fallback);
    }

    /**
     * Returns a switch; unset and null are off. The texts {@code true yes on 1} and {@code false no off 0} count, in any case.
     *
     * @throws ConfigException if the value is none of them
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
     * Returns the texts of a list: of a collection, an array, the text of a JSON array, or a text such as {@code "a, b"}; unset and
     * null are empty.
     *
     * @throws ConfigException if the text begins like a JSON array, but is none
     */
    public List<String> getList(String key) {
        return settings.get(key).asListOf(String.class);
    }

    private <T> T orElse(String key, Class<T> type, T fallback) {
        T value = get(key, type);
        return value != null ? value : fallback;
    }

    /**
     * The value of a key as an instance of a class, or null if it is not set, or set to null.
     *
     * <pre>{@code
     * SameSite sameSite = app.config().get("SESSION_COOKIE_SAMESITE", SameSite.class);
     * }</pre>
     *
     * @param type String, a number or boolean as the methods above read them, {@link Duration}, an enum (by the name of a
     *     constant, in any case), or anything that JSON can be read as: a record, a URI, a map
     * @throws ConfigException if the value is no such thing
     */
    public <T> @Nullable T get(String key, Class<T> type) {
        Setting setting = settings.get(key);
        return setting.value() == null ? null : setting.as(type);
    }

    /**
     * The text of a key.
     *
     * @throws ConfigException if it is not set, or set to null
     */
    public String require(String key) {
        return require(key, String.class);
    }

    /**
     * The value of a key as an instance of a class, as {@link #get(String, Class)} reads it.
     *
     * @throws ConfigException if it is not set, set to null, or no such thing
     */
    public <T> T require(String key, Class<T> type) {
        return settings.get(key).as(type);
    }

    /**
     * The settings with a prefix, as a record of the program.
     *
     * <pre>{@code
     * record MailSettings(String server, int port, boolean useTls, Optional<String> username) {}
     *
     * // MAIL_SERVER, MAIL_PORT, MAIL_USE_TLS, MAIL_USERNAME
     * MailSettings mail = app.config().bind("MAIL_", MailSettings.class);
     * }</pre>
     *
     * <p>Components are of the types of {@link #get(String, Class)}, or lists or {@link java.util.Optional}s of them. A component
     * whose key is not set, or set to null, must be an Optional or {@code @Nullable}.
     *
     * @param prefix what the keys begin with, its underscore included; may be empty
     * @throws ConfigException if keys are not set, all of which it names, or a value does not fit
     */
    public <T extends Record> T bind(String prefix, Class<T> type) {
        return new RecordBinding(prefix, settings::get).bind(type);
    }

    /**
     * Takes the constants of a class, what an object holds, or a tree of Helidon's configuration: all that is named in capitals.
     *
     * <pre>{@code
     * interface Production {
     *     String SERVER_NAME = "example.org";
     * }
     * app.config().from(Production.class);
     * }</pre>
     *
     * <p>Of a class these are the static fields, of an object all fields, of a record the components, and of an object of Kotlin
     * the properties too. Private fields are left out. In a tree of Helidon's, {@code json.sort-keys} is {@code JSON_SORT_KEYS}, and
     * the values are texts: {@code config.from(helidonConfig.get("carafe"))}.
     *
     * @param source a class, the full name of one, a map, a configuration of Helidon, or any other object
     * @throws ConfigException if there is nothing in capitals, or no such class
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

    /** Takes the entries of a map whose keys are texts in capitals, and passes over the others. */
    public Config fromMap(Map<?, ?> map) {
        return take(map, null);
    }

    /**
     * Takes a file, in the format that its name ends in: {@code .json}, {@code .yml} or {@code .yaml}, {@code .properties},
     * {@code .cfg} or {@code .ini} with {@code NAME = value} lines, {@code .env}. In UTF-8; only the keys in capitals are taken.
     *
     * @param file a relative path starts at the {@linkplain #root root path}
     * @throws ConfigException if there is no such file, or it can't be understood
     */
    public Config fromFile(Path file) {
        return fromFile(file, SettingsFile.format(file, environment));
    }

    /**
     * Takes a file in a format that the program reads: {@code config.fromFile(Path.of("settings.toml"), toml::parse)}.
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

    /** Takes a file as {@link #fromFile(Path)} does, if it exists. */
    public Config fromOptionalFile(Path file) {
        return Files.exists(settings.root().resolve(file)) ? fromFile(file) : this;
    }

    /** Sets the folder where relative paths of files start; by default the working directory. */
    public Config root(Path folder) {
        settings.root(folder);
        return this;
    }

    /**
     * Takes the file that an environment variable names, as {@link #fromFile(Path)} does; nothing if the variable is not set.
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
     * Takes the environment variables that begin with a prefix and an underscore: {@code CARAFE_DEBUG=true} is {@code DEBUG}
     * after {@code fromEnvironment("CARAFE")}.
     *
     * <p>A value is read as JSON where it is JSON, and is a text otherwise. Two underscores lead into a map:
     * {@code CARAFE_DB__host=a} sets {@code host} in {@code DB} and leaves the rest of it. (The rules of Flask's
     * {@code from_prefixed_env}.)
     *
     * @throws ConfigException if two underscores lead into what is no map
     */
    public Config fromEnvironment(String prefix) {
        Variables.ofEnvironment(environment, prefix).assignTo(settings);
        return this;
    }

    /**
     * Takes the system properties that begin with a prefix and a dot: {@code -Dcarafe.debug=true} is {@code DEBUG} after
     * {@code fromSystemProperties("carafe")}, and {@code carafe.json-sort-keys}, {@code carafe.json.sort.keys} and
     * {@code carafe.jsonSortKeys} are all {@code JSON_SORT_KEYS}. Values, and two underscores, are as in the environment.
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
     * Checks all declared settings, and those that can't be used together. An app does this before it starts.
     *
     * @throws ConfigException if any can't be used; it tells of all of them at once
     */
    public void check() {
        List<String> faults = settings.faults();
        faults.addAll(new StartCheck(this).conflicts());
        if (!faults.isEmpty()) {
            throw ConfigException.of(faults);
        }
    }

    /**
     * Returns sentences about settings that probably have not the effect that was meant: keys that are nearly a built-in one, such as
     * {@code JSON_SORT_KEY}, those of Flask that have none here, and what browsers would drop. To be logged once, when all is set.
     */
    public List<String> warnings() {
        return new StartCheck(this).warnings(settings.all(), settings.declared());
    }

    /**
     * Returns all settings, sorted, one a line as in {@code DEBUG = false}. What is secret by its name (with {@code KEY}, {@code SECRET},
     * {@code TOKEN}, {@code PASS}, {@code PWD}, {@code CREDENTIAL} or {@code AUTHORIZATION} in it) and passwords in URLs are shown as
     * {@code ***}.
     */
    @Override
    public String toString() {
        return settings.all().stream()
                .map(setting -> setting.key() + " = " + setting.shown())
                .collect(Collectors.joining("\n"));
    }
}
