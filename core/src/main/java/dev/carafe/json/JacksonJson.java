package dev.carafe.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * JSON by Jackson, in the words of Python's: compact, sorted and ASCII by default, dates as HTTP dates, decimals and UUIDs as strings.
 * Dates are read in this form and in ISO's. NaN and the infinities have no form in it, so they can't be written, and a number beyond the range of a double can't be read.
 *
 * <p>Modules on the class path (Kotlin's, for one) are found by themselves. A text that is read is bounded: 500 levels deep, numbers
 * of at most 1,000 digits. Thread-safe.
 */
public final class JacksonJson implements JsonProvider {
    private static final StreamReadConstraints BOUNDS = StreamReadConstraints.builder().maxNestingDepth(500).maxNumberLength(1000).build();

    private final ObjectMapper mapper;
    private final ObjectWriter writer;

    /** JSON in a style, by a mapper of Carafe's own. */
    public JacksonJson(JsonStyle style) {
        this(style, mapper(style));
    }

    /** JSON in a style, by the mapper of the program; the mapper's own settings stay as they are, but for indentation. */
    public JacksonJson(JsonStyle style, ObjectMapper mapper) {
        this.mapper = mapper;
        this.writer = style.pretty() ? mapper.writer(indented()) : mapper.writer();
    }

    private static ObjectMapper mapper(JsonStyle style) {
        JsonFactory factory = new JsonFactoryBuilder()
                .configure(JsonWriteFeature.ESCAPE_NON_ASCII, style.ascii())
                .configure(JsonWriteFeature.WRITE_HEX_UPPER_CASE, false)
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
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .addHandler(new Mismatches())
                .addModule(new JavaTimeModule())
                .addModules(Modules.found())
                .addModule(new PythonForms())
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
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This value has no JSON form: %s. Return a map, a list, a record or a bean of such values."
                    .formatted(e.getOriginalMessage()), e);
        }
    }

    @Override
    public <T> @Nullable T read(byte[] json, Class<T> type) {
        try {
            return mapper.readValue(new FiniteParser(mapper.createParser(json)), type);
        } catch (InvalidDefinitionException e) {
            throw new IllegalStateException(("No %s can be made of JSON: %s. Use a record, or a class with a constructor that Jackson finds; "
                    + "a data class of Kotlin needs jackson-module-kotlin on the class path.")
                    .formatted(type.getSimpleName(), e.getOriginalMessage()), e);
        } catch (JsonMappingException e) {
            throw new JsonException("The JSON does not fit: " + where(e), e);
        } catch (StreamConstraintsException e) {
            throw new JsonException("The JSON is more than 500 levels deep, or has a number of more than 1,000 digits "
                    + "or a text too long.", e);
        } catch (JsonProcessingException e) {
            throw new JsonException("The text is no valid JSON (line %d, column %d)."
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()), e);
        } catch (IOException e) {
            throw new JsonException("The text is no valid JSON.", e);
        }
    }

    /** The place of a mismatch in the sender's own terms: the path of field names, never a Java class. */
    private static String where(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            path.append('/').append(step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName());
        }
        return path.isEmpty() ? "another kind of value was expected." : "the value at %s is missing or of another kind.".formatted(path);
    }
}
