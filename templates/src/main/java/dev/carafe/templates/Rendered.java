package dev.carafe.templates;

import dev.carafe.Carafe;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page as the answer of a handler, rendered by the app's installed {@link Templates}; Flask's {@code render_template}.
 *
 * <pre>{@code
 * import static dev.carafe.templates.Rendered.render;
 *
 * app.install(Templates.create())
 *         .get("/hello/<name>", req -> render("hello.html", Map.of("name", req.pathParam("name"))))
 *         .error(404, (req, error) -> render("missing.html"))
 *         .get("/feed", req -> Response.of(render("feed.xml", model)).contentType("application/atom+xml"));
 * }</pre>
 *
 * <p>The answer is of type {@code text/html} unless a {@link dev.carafe.http.Response} around it says otherwise. The text itself is what
 * {@link Templates#render} gives.
 *
 * @param template the name of the template
 * @param model the variables
 */
public record Rendered(String template, Map<String, ? extends @Nullable Object> model) {
    /**
     * The page of a template.
     *
     * @throws IllegalStateException if the app of this request has no templates
     */
    public static Rendered render(String template, Map<String, ? extends @Nullable Object> model) {
        if (Carafe.hasRequest()) {
            Carafe.app().extension(Templates.class);
        }
        return new Rendered(template, model);
    }

    /** The page of a template that needs no variables. */
    public static Rendered render(String template) {
        return render(template, Map.of());
    }
}
