package dev.carafe.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes JSON with Jackson: compact, sorted and ASCII by default, dates in ISO 8601, decimals as numbers.
 *
 * <pre>{@code
 * app.json(JacksonJson.with(new GuavaModule()));          // one more module, in the style that the settings say
 * app.json(new JacksonJson(JsonStyle.DEFAULT, mapper));   // a mapper of the app's own
 * }</pre>
 *
 * <p>Supports {@code java.time}, {@link java.util.Optional} and its kin and, with jackson-module-kotlin on the class path, Kotlin's
 * classes. Any other Jackson module must be named, since the class path is not searched. Dates are read in ISO 8601 and as HTTP dates,
 * decimals as numbers and as strings. NaN and the infinities can't be written, and a number beyond the range of a double can't be read as
 * one. Text must be UTF-8, at most 500 levels deep, with numbers of at most 1,000 digits. Thread-safe.
 */
public final class JacksonJson implements JsonProvider {
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder().maxNestingDepth(500).maxNumberLength(1000).build();
    /** How long, in bytes, a refused text may be to be read again for all mismatches. */
    private static final int DIAGNOSED = 256 * 1024;

    /** The app's modules, if its settings decide the style. */
    private final @Nullable List<Module> modules;
    private final JsonStyle style;
    private final Supplier<ObjectMapper> source;
    private volatile @Nullable Mappers mappers;

    /** Creates a provider with a style that overrides the app's settings. */
    public JacksonJson(JsonStyle style) {
        this(style, () -> mapper(style, List.of()), null);
    }

    /** Creates a provider with a mapper of the program. Keeps the mapper's settings, except for indentation. */
    public JacksonJson(JsonStyle style, ObjectMapper mapper) {
        this(style, () -> mapper, null);
    }

    private JacksonJson(JsonStyle style, Supplier<ObjectMapper> source, @Nullable List<Module> modules) {
        this.style = style;
        this.source = source;
        this.modules = modules;
    }

    /**
     * Jackson's objects, created at the first use, so that an app without JSON starts without loading Jackson.
     *
     * @param lenient a mapper for forms, which ignores unknown fields, since buttons and tokens are fields too
     */
    private record Mappers(ObjectMapper mapper, ObjectMapper lenient, ObjectWriter writer) {
        static Mappers of(JsonStyle style, ObjectMapper mapper) {
            return new Mappers(mapper,
                    style.strictFields() ? mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) : mapper,
                    style.pretty() ? mapper.writer(indented()) : mapper.writer());
        }
    }

    private Mappers mappers() {
        Mappers made = mappers;
        return made != null ? made : make();
    }

    private synchronized Mappers make() {
        Mappers made = mappers;
        if (made == null) {
            made = Mappers.of(style, source.get());
            mappers = made;
        }
        return made;
    }

    @Override
    public void prepare() {
        write(Map.of("", ""));
    }

    /**
     * Creates a provider with Jackson modules in addition to Carafe's own, in the style of the app's settings. If both handle a type, the
     * app's module wins.
     */
    public static JacksonJson with(Module... modules) {
        return with(List.of(modules), JsonStyle.DEFAULT);
    }

    private static JacksonJson with(List<Module> modules, JsonStyle style) {
        ObjectMapper mapper = mapper(style, modules); // now, to fail early if modules do not fit each other
        return new JacksonJson(style, () -> mapper, modules);
    }

    @Override
    public JsonProvider styled(JsonStyle style) {
        return modules == null ? this : with(modules, style);
    }

    private static ObjectMapper mapper(JsonStyle style, List<Module> own) {
        JsonFactory factory = new JsonFactoryBuilder()
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, style.ascii())
                .configure(JsonWriteFeature.WRITE_HEX_UPPER_CASE, false)
                .configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN, !style.flaskForms())
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                .streamReadConstraints(BOUNDS)
                .build();
        return JsonMapper.builder(factory)
                .configure(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, style.sortKeys())
                .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, style.sortKeys())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, style.strictFields())
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .addHandler(new Mismatches())
                .addModules(Modules.of(style, own))
                .build();
    }

    private static DefaultPrettyPrinter indented() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER));
        printer.indentArraysWith(indenter);
        printer.indentObjectsWith(indenter);
        return printer;
    }

    @Override
    public byte[] write(@Nullable Object value) {
        try {
            return mappers().writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage();
            throw new IllegalArgumentException("This value has no JSON form: %s Return a map, a list, a record or a bean of such values."
                    .formatted(reason.endsWith(".") ? reason : reason + "."), e);
        }
    }

    @Override
    public <T> @Nullable T read(byte[] json, Class<T> type) {
        ObjectMapper mapper = mappers().mapper;
        try {
            int start = Utf8.start(json);
            return mapper.readValue(new FiniteParser(mapper.createParser(json, start, json.length - start)), type);
        } catch (CharacterCodingException e) {
            throw new JsonException("The text is not in UTF-8.", e);
        } catch (InvalidDefinitionException e) {
            throw undefined(type, e);
        } catch (JsonMappingException e) {
            throw misfit(json, type, e);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new JsonException("The text is no valid JSON.", e);
        }
    }

    @Override
    public <T> T bind(Map<String, ? extends List<?>> values, Class<T> type) {
        ObjectMapper lenient = mappers().lenient;
        JsonNode tree = FormTree.of(values, type, lenient);
        try {
            return lenient.treeToValue(tree, type);
        } catch (InvalidDefinitionException e) {
            throw undefined(type, e);
        } catch (JsonMappingException e) {
            throw Diagnosis.of(lenient, tree, type, "The values do not fit: " + where(e), e);
        } catch (IOException e) {
            throw new JsonException("The values do not fit.", e);
        }
    }

    /** Returns the mapper that reads and writes, for code that describes its types. Don't change its settings. */
    public ObjectMapper mapper() {
        return mappers().mapper;
    }

    /** Finds every value that does not fit or, in a long text, only the first. */
    private JsonException misfit(byte[] json, Class<?> type, JsonMappingException e) {
        String message = "The JSON does not fit: " + where(e);
        ObjectMapper mapper = mappers().mapper;
        try {
            JsonNode tree = mapper.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).readTree(json);
            return json.length > DIAGNOSED ? new JsonException(message, e, List.of(Reasons.of(e, tree, "", mapper)), List.of())
                    : Diagnosis.of(mapper, tree, type, message, e);
        } catch (JsonProcessingException malformed) {
            return malformed(malformed);
        } catch (IOException again) {
            return new JsonException(message, e);
        }
    }

    private static JsonException malformed(JsonProcessingException e) {
        return new JsonException(e instanceof StreamConstraintsException
                ? "The JSON is more than 500 levels deep, or has a number of more than 1,000 digits or a text too long."
                : "The text is no valid JSON (line %d, column %d)."
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()), e);
    }

    private static IllegalStateException undefined(Class<?> type, InvalidDefinitionException e) {
        return new IllegalStateException(("No %s can be made of JSON: %s. Use a record, or a class with a constructor that Jackson finds; "
                + "a data class of Kotlin needs jackson-module-kotlin on the class path.")
                .formatted(type.getSimpleName(), e.getOriginalMessage()), e);
    }

    /** Returns the place of a mismatch in the sender's terms: a path of field names, never a Java class. */
    private static String where(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            path.append('/').append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        }
        return path.isEmpty() ? "another kind of value was expected." : "the value at %s is missing or of another kind.".formatted(path);
    }
}
