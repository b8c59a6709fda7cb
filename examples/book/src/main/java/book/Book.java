package book;

import dev.carafe.App;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Runs one of the samples: {@code java -jar book.jar quart_basic --port 5000}. */
public final class Book {
    private static final Map<String, Supplier<App>> SAMPLES = new TreeMap<>(Map.of(
            "quart_basic", QuartBasic::app,
            "quart_details", QuartDetails::app,
            "methods", Methods::app,
            "person_str", PersonStr::app,
            "person_int", PersonInt::app,
            "error_handler", ErrorHandler::app));

    private Book() { }

    public static void main(String[] args) {
        Supplier<App> sample = args.length == 0 ? null : SAMPLES.get(args[0]);
        if (sample == null) {
            System.err.println("Name a sample: " + String.join(", ", SAMPLES.keySet()));
            System.exit(2);
        }
        System.exit(sample.get().run(Arrays.copyOfRange(args, 1, args.length)));
    }
}
