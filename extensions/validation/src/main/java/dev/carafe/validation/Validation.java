package dev.carafe.validation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carafe.App;
import dev.carafe.Extension;
import dev.carafe.json.JacksonJson;
import dev.carafe.json.JsonStyle;

/**
 * Checks what {@code req.json(type)} and {@code bind(type)} read by the constraints of Jakarta Validation, which Hibernate Validator knows.
 *
 * <pre>{@code
 * record NewPerson(@NotBlank String name, @Min(18) int age, List<@Valid Address> addresses) { }
 *
 * app.install(Validation.create())
 *     .post("/people", req -> add(req.json(NewPerson.class)));      // 400: "/addresses/0/zip": "must not be blank"
 * }</pre>
 *
 * <p>What is not valid is told with all that is missing or does not fit, in the language of the request. Parts are checked where
 * {@code @Valid} says so; the elements of an array that is the whole JSON always are.
 */
public final class Validation implements Extension {
    private Validation() { }

    /** Returns the extension. */
    public static Validation create() {
        return new Validation();
    }

    @Override
    public void init(App app) {
        ObjectMapper mapper = app.json() instanceof JacksonJson jackson ? jackson.mapper() : new JacksonJson(JsonStyle.DEFAULT).mapper();
        app.constraints(new JakartaConstraints(mapper));
    }
}
