package dev.carafe.observe;

import dev.carafe.App;
import dev.carafe.Next;
import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Response;
import dev.carafe.routing.Rule;
import dev.carafe.signal.Signal;
import dev.carafe.signal.Signals;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.RequestReplyReceiverContext;
import org.jspecify.annotations.Nullable;

/** Handles each request in an observation, from which a tracer makes a span in the trace named by the request's headers. */
final class RequestObservations implements AutoCloseable {
    private final ObservationRegistry registry;
    private final App app;
    private Signal.@Nullable Connection failures;

    RequestObservations(ObservationRegistry registry, App app) {
        this.registry = registry;
        this.app = app;
    }

    Response observe(Request request, Next next) throws Exception {
        var context = new RequestReplyReceiverContext<Request, Response>(Request::header);
        context.setCarrier(request);
        Observation observation = Observation.createNotStarted("http.server.exchange", () -> context, registry);
        observation.contextualName(request.method()).start();
        int status = 500;
        Observation.Scope scope = observation.openScope();
        try {
            Response response = next.handle(request);
            context.setResponse(response);
            status = response.status();
            return response;
        } catch (HttpException e) {
            status = e.status();
            throw e;
        } catch (Throwable e) {
            observation.error(e);
            throw e;
        } finally {
            scope.close();
            describe(observation, request, status);
            observation.stop();
        }
    }

    /** Names the observation by OpenTelemetry's conventions for spans: the method, and the rule if one matched. */
    private void describe(Observation observation, Request request, int status) {
        @Nullable Rule rule = Labels.rule(app, request, status);
        Labels labels = Labels.of(rule, request, status);
        observation.contextualName(rule == null ? labels.method() : labels.method() + " " + rule.text())
                .lowCardinalityKeyValues(KeyValues.of(
                        "endpoint", labels.endpoint(), "method", labels.method(), "status", Integer.toString(status)))
                .highCardinalityKeyValue("path", request.rawPath());
    }

    /** Listens for exceptions of handlers, since middleware only sees the responses made for them. */
    void connect() {
        failures = Signals.GOT_REQUEST_EXCEPTION.connect(app, (sender, event) -> failed(event.exception()));
    }

    private void failed(Throwable failure) {
        @Nullable Observation current = registry.getCurrentObservation();
        if (current != null) {
            current.error(failure);
        }
    }

    @Override
    public void close() {
        if (failures != null) {
            failures.close();
            failures = null;
        }
    }
}
