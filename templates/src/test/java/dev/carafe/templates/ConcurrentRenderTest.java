package dev.carafe.templates;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConcurrentRenderTest {
    private static final String PAGE = "{% macro cell(x) %}<td>{{ x }}</td>{% endmacro %}{% set ns = namespace(sum=0) %}"
            + "{% for i in range(n) %}{{ cell(name ~ i) }}{% set ns.sum = ns.sum + i %}{% endfor %}{{ ns.sum }}{{ v|twice }}";

    @Test
    void tenThousandVirtualThreadsRenderTheSameTemplatesAtOnce() throws InterruptedException, ExecutionException {
        Templates templates = Templates.create().filter("twice", (value, args) -> value + "" + value);
        List<Future<String>> outputs = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 10_000; i++) {
                Map<String, Object> model = Map.of("name", "u" + i + "<", "n", i % 7, "v", i);
                outputs.add(threads.submit(
                        () -> templates.render("suffix/a.html", model) + templates.renderString(PAGE, model)));
            }
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(outputs.get(i).get()).isEqualTo(expected(i));
        }
    }

    private static String expected(int i) {
        StringBuilder page = new StringBuilder().append(i);
        for (int k = 0; k < i % 7; k++) {
            page.append("<td>u").append(i).append("&lt;").append(k).append("</td>");
        }
        return page.append((i % 7) * (i % 7 - 1) / 2).append(i).append(i).toString();
    }
}
