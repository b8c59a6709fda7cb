package dev.carafe.templates;

import dev.carafe.templates.jinja.TemplateException;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.templates.jinja.Undefined;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Renders what was recorded of Jinja2 3.1: output byte by byte, errors by kind and line. {@code -Dcarafe.cases.jinja=FILE}
 * takes other cases of the same form in their place.
 */
class JinjaCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FAILED = new ArrayList<>();
    private static final List<String> FAILED_MUST = new ArrayList<>();
    private static int all;
    private static int must;

    @BeforeAll
    static void renderAll(@TempDir Path folder) throws IOException {
        for (JsonNode testCase : cases()) {
            boolean isMust = testCase.get("must").asBoolean();
            String id = testCase.get("id").asText();
            all++;
            must += isMust ? 1 : 0;
            String difference = difference(testCase, folder.resolve(id.replace('/', '-')));
            if (!difference.isEmpty()) {
                FAILED.add(id + difference);
                if (isMust) {
                    FAILED_MUST.add(id + difference);
                }
            }
        }
        System.out.println("jinja: " + (must - FAILED_MUST.size()) + " passed, " + FAILED_MUST.size() + " failed (must)");
        System.out.println("jinja: " + (all - FAILED.size()) + " passed, " + FAILED.size() + " failed (all)");
    }

    @Test
    void everyMustCaseRendersAsInJinja2() {
        assertThat(must).isPositive();
        assertThat(FAILED_MUST).isEmpty();
    }

    @Test
    void atLeast96PercentOfAllCasesRenderAsInJinja2() {
        assertThat(FAILED.size() * 100.0 / all).as("percentage of %s", FAILED).isLessThanOrEqualTo(4);
    }

    private static List<JsonNode> cases() throws IOException {
        List<JsonNode> cases = new ArrayList<>();
        String file = System.getProperty("carafe.cases.jinja");
        if (file != null) {
            JSON.readTree(Path.of(file).toFile()).forEach(cases::add);
            return cases;
        }
        for (String resource : List.of("jinja-cases.json", "jinja-more-cases.json")) {
            try (InputStream in = JinjaCasesTest.class.getResourceAsStream(resource)) {
                JSON.readTree(in).forEach(cases::add);
            }
        }
        return cases;
    }

    private static String difference(JsonNode testCase, Path folder) throws IOException {
        for (Map.Entry<String, JsonNode> template : testCase.get("templates").properties()) {
            Path file = folder.resolve(template.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, template.getValue().asText());
        }
        Map<String, Object> model = JSON.convertValue(testCase.get("context"), JSON.getTypeFactory()
                .constructMapType(Map.class, String.class, Object.class));
        JsonNode error = testCase.get("expected_error");
        try {
            String output = templates(testCase, folder).render(testCase.get("main").asText(), model);
            return error == null && output.equals(testCase.get("expected").asText()) ? "" : " gave " + JSON.valueToTree(output)
                    + ", expected " + (error == null ? testCase.get("expected") : error);
        } catch (TemplateException e) {
            return error != null && isExpected(error, e) ? "" : " raised " + e.kind() + " at " + e.line() + " (" + e.getMessage()
                    + "), expected " + (error == null ? testCase.get("expected") : error);
        } catch (RuntimeException e) {
            return " raised " + e;
        }
    }

    private static boolean isExpected(JsonNode expected, TemplateException error) {
        boolean kind = expected.get("kind").asText().equals(error.kind().name().toLowerCase(Locale.ROOT));
        boolean line = !expected.has("line") || expected.get("line").asInt() == error.line();
        boolean template = !expected.has("template") || expected.get("template").asText().equals(error.template());
        return kind && line && template;
    }

    private static Templates templates(JsonNode testCase, Path folder) {
        boolean autoescape = testCase.get("autoescape").asBoolean();
        JsonNode options = testCase.get("options");
        return Templates.create().folder(folder).autoescape(name -> autoescape)
                .trimBlocks(options.path("trim_blocks").asBoolean())
                .lstripBlocks(options.path("lstrip_blocks").asBoolean())
                .keepTrailingNewline(options.path("keep_trailing_newline").asBoolean())
                .lineStatements(
                        options.path("line_statement_prefix").textValue(), options.path("line_comment_prefix").textValue())
                .undefined(switch (options.path("undefined").asText()) {
                    case "strict" -> Undefined.STRICT;
                    case "chainable" -> Undefined.CHAINABLE;
                    default -> Undefined.LENIENT;
                });
    }
}
