package dev.carafe.benchmarks;

import dev.carafe.routing.Match;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

/** The cost of finding a route and its variables among 10 to 10,000, and among those of a real API. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class RoutingBenchmark {
    @Param
    public Router router = Router.CARAFE;

    /** A number, or the real API. */
    @Param({"10", "100", "1000", "10000", "api"})
    public String routes = "10";

    private Supplier<@Nullable Object> fixed = () -> null;
    private Supplier<@Nullable Object> oneVariable = () -> null;
    private Supplier<@Nullable Object> threeVariables = () -> null;

    @Setup
    public void add() {
        boolean api = routes.equals("api");
        List<Route> all = api ? Route.api() : Route.resources(Integer.parseInt(routes));
        Router.Search search = router.in(all);
        String middle = "/api/things" + all.size() / 6;
        fixed = checked(search.of("GET", api ? "/user/repos" : middle + "/summary"));
        oneVariable = checked(search.of("GET", api ? "/users/octocat" : middle + "/7"));
        threeVariables = checked(
                search.of("GET", api ? "/repos/octocat/hello/issues/7/labels" : middle + "/7/parts/wheel/notes/12"));
    }

    private Supplier<@Nullable Object> checked(Supplier<@Nullable Object> match) {
        Object found = match.get();
        if (found == null || found instanceof Match.Missing) {
            throw new IllegalStateException(router + " does not find the route");
        }
        return match;
    }

    @Benchmark
    public @Nullable Object fixed() {
        return fixed.get();
    }

    @Benchmark
    public @Nullable Object oneVariable() {
        return oneVariable.get();
    }

    @Benchmark
    public @Nullable Object threeVariables() {
        return threeVariables.get();
    }
}
