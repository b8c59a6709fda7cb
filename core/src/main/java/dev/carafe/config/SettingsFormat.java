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
     * Returns the settings in a text. Keys that are not texts in capitals are ignored.
     *
     * @throws Exception if the text is not in this format; its message becomes that of the {@link ConfigException}, so it should name the
     *     line
     */
    Map<?, ?> read(String text) throws Exception;
}
