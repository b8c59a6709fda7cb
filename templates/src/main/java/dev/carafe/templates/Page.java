package dev.carafe.templates;

import dev.carafe.Carafe;
import dev.carafe.http.Response;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page that a handler returns, rendered by the app's installed {@link Templates}; Flask's {@code render_template}.
 *
 * <pre>{@code
 * import static dev.carafe.templates.Page.render;
 *
 * app.install(Templates.create())
 *         .get("/hello/<name>", req -> render("hello.html", Map.of("name", req.pathParam("name"))))
 *         .error(404, (req, error) -> render("missing.html"))
 *         .get("/feed", req -> Response.of(render("feed.xml", model)).contentType("application/atom+xml"));
 * }</pre>
 *
 * <p>The response has the type {@code text/html}, unless a {@link Response} around the page sets another. {@link Templates#render} returns
 * the text itself.
 *
 * @param template the name of the template
 * @param model the variables
 */
public record Page(String template, Map<String, ? extends @Nullable Object> model) {
    /**
     * Returns the page of a template.
     *
     * @throws IllegalStateException if the app of this request has no templates
     */
    public static Page render(String template, Map<String, ? extends @Nullable Object> model) {
        if (Carafe.hasRequest()) {
            Carafe.app().extension(Templates.class);
        }
        return new Page(template, model);
    }

    /** Returns the page of a template that needs no variables. */
    public static Page render(String template) {
        return render(template, Map.of());
    }

    /**
     * Returns a page that is sent while it is rendered, for a long or slow one; Flask's {@code stream_template}. A template that is missing
     * or can't be read fails here; a failure in the middle cuts the response, so that the client sees that it is incomplete.
     *
     * @throws IllegalStateException outside of a request
     * @throws dev.carafe.templates.jinja.TemplateException if the template can't be found or read
     */
    public static Response stream(String template, Map<String, ? extends @Nullable Object> model) {
        Templates templates = Carafe.app().extension(Templates.class);
        PreparedPage page = templates.prepare(template, model);
        return Response.stream(out -> {
            Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            page.writeTo(text -> {
                writer.append(text);
                writer.flush();
            });
        }).contentType("text/html; charset=utf-8");
    }
}
