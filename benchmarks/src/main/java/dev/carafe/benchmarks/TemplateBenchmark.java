package dev.carafe.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The cost of a rendered page, from the name of its template to its text. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
public class TemplateBenchmark {
    @Param
    public Page page = Page.MAIL;

    @Param
    public TemplateEngine engine = TemplateEngine.CARAFE;

    private Supplier<String> rendering = () -> "";

    @Setup
    public void load() {
        rendering = engine.of(page);
        String expected = withoutBlanks(TemplateEngine.CARAFE.of(page).get());
        if (!withoutBlanks(rendering.get()).equals(expected)) {
            throw new IllegalStateException(engine + " renders another text than Carafe: " + rendering.get());
        }
    }

    private static String withoutBlanks(String text) {
        return text.chars().filter(c -> !Character.isWhitespace(c))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    @Benchmark
    public String render() {
        return rendering.get();
    }
}
