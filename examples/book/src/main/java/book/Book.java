package book;

import dev.carafe.App;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Runs one of the samples: {@code java -jar book.jar quart_basic --port 5000}; {@code email_render} is a program without a service. */
public final class Book {
    static final Map<String, Supplier<App>> SAMPLES = new TreeMap<>(Map.ofEntries(
            Map.entry("quart_basic", QuartBasic::app),
            Map.entry("quart_details", QuartDetails::app),
            Map.entry("methods", Methods::app),
            Map.entry("person_str", PersonStr::app),
            Map.entry("person_int", PersonInt::app),
            Map.entry("variables_and_converters", VariablesAndConverters::app),
            Map.entry("quart_converter", QuartConverter::app),
            Map.entry("quart_auth", QuartAuth::app),
            Map.entry("yamlify", Yamlify::app),
            Map.entry("globals", Globals::app),
            Map.entry("signals", SignalsSample::app),
            Map.entry("middleware", MiddlewareSample::app),
            Map.entry("blueprints_app", BlueprintsApp::app),
            Map.entry("error_handler", ErrorHandler::app),
            Map.entry("catch_all_errors", CatchAllErrors::app),
            Map.entry("ch3_quart_error", QuartError::app)));

    private Book() { }

    public static void main(String[] args) {
        String name = args.length == 0 ? "" : args[0];
        if (name.equals("email_render")) {
            System.out.println(EmailRender.render(ZonedDateTime.now(ZoneOffset.UTC)));
            return;
        }
        Supplier<App> sample = SAMPLES.get(name);
        if (sample == null) {
            System.err.println("Name a sample: email_render, " + String.join(", ", SAMPLES.keySet()));
            System.exit(2);
        }
        sample.get().run(Arrays.copyOfRange(args, 1, args.length));
    }
}
