package dev.carafe.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carafe.json.JsonException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads files of settings in the format that their names' endings say. */
final class SettingsFile {
    private static final Map<String, SettingsFormat> FORMATS = Map.of(
            "json", SettingsFile::json,
            "yml", YamlFormat::read,
            "yaml", YamlFormat::read,
            "properties", LineFormats::properties,
            "cfg", LineFormats::ini,
            "ini", LineFormats::ini);

    private SettingsFile() {}

    /** Returns the format of a file. */
    static SettingsFormat format(Path file, Map<String, String> environment) {
        String name = String.valueOf(file.getFileName());
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        SettingsFormat format = suffix.equals("env") ? text -> DotEnvFormat.read(text, environment) : FORMATS.get(suffix);
        if (format == null) {
            throw new ConfigException(("The settings file '%s' is of no known kind. "
                    + "Known: .json, .yml, .yaml, .properties, .cfg, .ini, .env. "
                    + "Read another one with fromFile(file, text -> ...).").formatted(file));
        }
        return format;
    }

    static Map<?, ?> read(Path file, SettingsFormat format) {
        try {
            return format.read(text(file));
        } catch (CharacterCodingException e) {
            throw new ConfigException("The settings file '%s' is not in UTF-8.".formatted(file), e);
        } catch (IOException e) {
            throw new ConfigException("The settings file '%s' can't be read: %s.".formatted(file, e), e);
        } catch (Exception e) {
            throw new ConfigException("The settings file '%s' can't be understood: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Returns the text of a UTF-8 file without a byte order mark, which is not part of the first name or value. */
    static String text(Path file) throws IOException {
        String text = Files.readString(file);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Map<?, ?> json(String text) {
        try {
            return mapping(Conversion.JSON.read(text.getBytes(UTF_8), Object.class));
        } catch (JsonException e) {
            // no cause, since it quotes the text
            throw new IllegalArgumentException(e.getMessage());
        }
    }

    /** Returns the content of a file as a map, in a format whose content may be anything. */
    static Map<?, ?> mapping(@Nullable Object content) {
        if (content instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("it has to map keys to values, and is something else.");
    }
}
