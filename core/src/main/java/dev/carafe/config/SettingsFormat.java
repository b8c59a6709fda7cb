package dev.carafe.config;

import java.util.Map;

/**
 * Reads the text of a settings file.
 *
 * <pre>{@code
 * app.config().fromFile(Path.of("settings.toml"), text -> tomlMapper.readValue(text, Map.class));
 * }</pre>
 */
@FunctionalInterface
public interface SettingsFormat {
    /**
     * The settings in a text; keys that are no texts in capitals are passed over.
     *
     * @throws Exception if the text is not in this format; its message becomes that of the {@link ConfigException}, and should
     *     name the line
     */
    Map<?, ?> read(String text) throws Exception;
}
