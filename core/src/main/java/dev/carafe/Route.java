package dev.carafe;

import dev.carafe.http.header.MediaType;
import dev.carafe.operation.Description;
import dev.carafe.operation.Negotiation;
import dev.carafe.operation.Parameter;
import dev.carafe.operation.ResponseHeader;
import dev.carafe.operation.Result;
import dev.carafe.operation.SecurityRequirement;
import dev.carafe.operation.SecurityScheme;
import dev.carafe.routing.Rule;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A route under construction; {@link #to} completes it.
 *
 * @param <S> the app or blueprint it belongs to
 */
public final class Route<S extends Scaffold<S>> {
    private final S scaffold;
    private final String text;
    private final List<Consumer<Rule.Builder>> options = new ArrayList<>();
    private final Map<String, Object> defaults = new LinkedHashMap<>();
    private List<String> methods = List.of("GET");
    private @Nullable String endpoint;
    private Description description = Description.NONE;

    Route(S scaffold, String text) {
        this.scaffold = scaffold;
        this.text = text;
    }

    /** Sets the methods, in any case; the default is GET. GET includes HEAD, and OPTIONS is always included. */
    public Route<S> methods(String... methods) {
        this.methods = List.of(methods);
        return this;
    }

    /** Sets the method to GET. */
    public Route<S> get() {
        return methods("GET");
    }

    /** Sets the method to POST. */
    public Route<S> post() {
        return methods("POST");
    }

    /** Sets the method to PUT. */
    public Route<S> put() {
        return methods("PUT");
    }

    /** Sets the method to PATCH. */
    public Route<S> patch() {
        return methods("PATCH");
    }

    /** Sets the method to DELETE. */
    public Route<S> delete() {
        return methods("DELETE");
    }

    /** Says what the route does, in a few words for documentation. */
    public Route<S> summary(String text) {
        return described(description.summary(text));
    }

    /** Says what the route does, in Markdown for documentation. */
    public Route<S> description(String text) {
        return described(description.details(text));
    }

    /** Sets what the route is listed under in documentation; the default is its blueprint. */
    public Route<S> tags(String... names) {
        return described(description.tags(List.of(names)));
    }

    /** Marks the route in documentation as one to be used no longer. */
    public Route<S> deprecated() {
        return described(description.deprecated(true));
    }

    /** Leaves the route out of documentation. */
    public Route<S> hidden() {
        return described(description.hidden(true));
    }

    /** Says what the handler reads the body as: {@code req.json(NewPerson.class)}, or {@code req.form().bind(...)}. */
    public Route<S> accepts(Type type) {
        return described(description.body(type));
    }

    /** Shows in documentation what the body may be, in place of one made of its type: {@code example(new NewPerson("Ada", 36))}. */
    public Route<S> example(Object body) {
        return described(description.example(body));
    }

    /** Says what the handler reads the query as: {@code req.args().bind(Search.class)}. */
    public Route<S> query(Type type) {
        return described(description.parameter(new Parameter(Parameter.Place.QUERY, "", type)));
    }

    /** Says of a value of the query, which may be absent, what it is read as. */
    public Route<S> query(String name, Type type) {
        return described(description.parameter(new Parameter(Parameter.Place.QUERY, name, type)));
    }

    /** Says of a header field, which may be absent, what it is read as. */
    public Route<S> header(String name, Type type) {
        return described(description.parameter(new Parameter(Parameter.Place.HEADER, name, type)));
    }

    /** Says of a cookie, which may be absent, what it is read as. */
    public Route<S> cookie(String name, Type type) {
        return described(description.parameter(new Parameter(Parameter.Place.COOKIE, name, type)));
    }

    /** Says that the handler may return a status; of a body, nothing is said. */
    public Route<S> returns(int status) {
        return described(description.result(new Result(status, null, null)));
    }

    /** Says that the handler may return a status, and what that means. */
    public Route<S> returns(int status, String description) {
        return described(this.description.result(new Result(status, null, description)));
    }

    /** Says that the handler may return a value with a status: {@code returns(201, Person.class)}, {@code returns(200, Person[].class)}. */
    public Route<S> returns(int status, Type type) {
        return described(description.result(new Result(status, type, null)));
    }

    /** Says that the handler may return a value with a status, and what that means. */
    public Route<S> returns(int status, Type type, String description) {
        return described(this.description.result(new Result(status, type, description)));
    }

    /** Says that a response of a status may have a header field: {@code returnsHeader(201, "Location", URI.class)}. */
    public Route<S> returnsHeader(int status, String name, Type type) {
        return described(description.header(new ResponseHeader(status, name, type, null)));
    }

    /** Says that a response of a status may have a header field, and what that means. */
    public Route<S> returnsHeader(int status, String name, Type type, String description) {
        return described(this.description.header(new ResponseHeader(status, name, type, description)));
    }

    /**
     * Says how clients prove who they are, for a route without a {@link dev.carafe.operation.Guard} that says so. For OAuth 2 and OpenID
     * Connect, the scopes are what they must be granted. If several schemes are said, clients need all of them; see
     * {@link #orSecurity orSecurity} for alternatives.
     *
     * @throws IllegalArgumentException if the scheme does not grant a scope
     */
    public Route<S> security(SecurityScheme scheme, String... scopes) {
        return described(description.security(new SecurityRequirement(scheme, List.of(scopes))));
    }

    /**
     * Says another way in which clients may prove who they are: {@code security(KEY).orSecurity(OAUTH, "items:write")}. What
     * {@code security} says after it belongs to this way.
     *
     * @throws IllegalArgumentException if {@code security} has said no way before, or the scheme does not grant a scope
     */
    public Route<S> orSecurity(SecurityScheme scheme, String... scopes) {
        return described(description.orSecurity(new SecurityRequirement(scheme, List.of(scopes))));
    }

    /**
     * Sets the media types that the route takes: a body of another one is a 415 that tells these. {@code image/*} takes all kinds of
     * images.
     *
     * @throws IllegalArgumentException if one is no media type
     */
    public Route<S> consumes(String... mediaTypes) {
        return described(description.consumes(checked(mediaTypes)));
    }

    /**
     * Sets the media types that the route makes: a client that accepts none of them gets a 406 that tells these. {@code req.responseType()}
     * is the one that it likes best, and the response's type unless the handler sets another.
     *
     * @throws IllegalArgumentException if one is no media type
     */
    public Route<S> produces(String... mediaTypes) {
        return described(description.produces(checked(mediaTypes)));
    }

    private static List<String> checked(String... mediaTypes) {
        return Arrays.stream(mediaTypes).map(Negotiation::parsed).map(MediaType::toString).toList();
    }

    private Route<S> described(Description changed) {
        description = changed;
        return this;
    }

    /** Sets the endpoint, the name that URLs are built by. The default is the methods and the rule: {@code "GET /api"}. */
    public Route<S> endpoint(String name) {
        endpoint = name;
        return this;
    }

    /** Sets a default that the handler gets like a variable of the rule. URLs with this value are built without it. */
    public Route<S> defaultValue(String name, Object value) {
        defaults.put(name, value);
        return this;
    }

    /** Sets whether {@code /x} redirects to a rule {@code /x/}, and {@code /x/} does not match a rule {@code /x}; the default is true. */
    public Route<S> strictSlashes(boolean strict) {
        options.add(rule -> rule.strictSlashes(strict));
        return this;
    }

    /** Sets whether a path with repeated slashes redirects to the one without; the default is true. */
    public Route<S> mergeSlashes(boolean merge) {
        options.add(rule -> rule.mergeSlashes(merge));
        return this;
    }

    /** Sets whether OPTIONS is answered automatically, by a 200 with {@code Allow}; the default is true. */
    public Route<S> automaticOptions(boolean automatic) {
        options.add(rule -> rule.automaticOptions(automatic));
        return this;
    }

    /**
     * Sets the handler and adds the route.
     *
     * @throws IllegalArgumentException if the rule is malformed or already exists, or the endpoint has another handler
     */
    public S to(Handler handler) {
        String name = endpoint != null ? endpoint : String.join(",", methods).toUpperCase(Locale.ROOT) + " " + text;
        options.add(rule -> rule.methods(methods).defaults(defaults));
        scaffold.add(new RouteSpec(text, name, options, description, handler));
        return scaffold;
    }
}
