package dev.carafe.templates.engine.globals;

import dev.carafe.App;
import dev.carafe.Carafe;
import dev.carafe.middleware.CrossSite;
import dev.carafe.middleware.SecurityHeaders;
import dev.carafe.session.Flashes;
import dev.carafe.templates.engine.python.Iteration;
import dev.carafe.templates.engine.python.Text;
import dev.carafe.templates.engine.python.Truth;
import dev.carafe.templates.jinja.Arguments;
import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.Tuple;
import dev.carafe.templates.jinja.Undefined;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that Flask, Flask-WTF and Flask-Talisman give to every template, imported ones too. */
public final class AppGlobals {
    private AppGlobals() {}

    /** Returns the names for the templates of an app. */
    public static Map<String, Object> of(App app) {
        Callable urlFor = arguments -> urlFor(app, arguments);
        Callable flashedMessages = AppGlobals::flashedMessages;
        Callable nonce = arguments -> SecurityHeaders.nonce();
        Callable csrfToken = arguments -> CrossSite.csrfToken();
        return Map.of("request", new RequestGlobal(),
                "session", new Dict(name -> Carafe.session().contains(name), name -> Carafe.session().get(name),
                        () -> Carafe.session().toMap()),
                "g", new Dict(name -> Carafe.g().contains(name), name -> Carafe.g().get(name), () -> Carafe.g().toMap()),
                "config", new Dict(app.config()::contains, app.config()::get, app.config()::toMap),
                "url_for", urlFor,
                "get_flashed_messages", flashedMessages,
                "csp_nonce", nonce,
                "csrf_token", csrfToken);
    }

    /** Implements {@code url_for('person', id=3, _external=True)}, by the request if there is one, else by the app. */
    private static String urlFor(App app, Arguments arguments) {
        @Nullable Object[] namesAndValues = new @Nullable Object[2 * arguments.named().size()];
        int i = 0;
        for (Map.Entry<String, @Nullable Object> named : arguments.named().entrySet()) {
            namesAndValues[i++] = named.getKey();
            namesAndValues[i++] = named.getKey().equals("_external") ? Truth.of(named.getValue()) : plain(named.getValue());
        }
        String endpoint = arguments.text(0);
        return Carafe.hasRequest() ? Carafe.urlFor(endpoint, namesAndValues) : app.urlFor(endpoint, namesAndValues);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof Undefined ? Text.str(value) : value;
    }

    /** Implements {@code get_flashed_messages(with_categories=True, category_filter=['error'])}. */
    private static List<?> flashedMessages(Arguments arguments) {
        List<String> categories = Iteration.items(arguments.get(1, "category_filter", List.of())).stream().map(Text::str).toList();
        List<Flashes.Message> messages = categories.isEmpty() ? Carafe.getFlashedMessages() : Carafe.getFlashedMessages(categories);
        return arguments.flag(0, "with_categories", false)
                ? messages.stream().map(message -> Tuple.of(message.category(), message.text())).toList()
                : messages.stream().map(Flashes.Message::text).toList();
    }
}
