package dev.carafe.server;

import dev.carafe.http.Headers;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.ArrayList;
import java.util.List;

/**
 * Does for requests to Helidon's features what the entrance does for the app's: ends the connection when the server stops, writes a line in
 * the access log, and leaves the connection waiting for the next request.
 */
final class FeatureRequests implements Filter {
    private final Entrance entrance;
    private final AccessLog accessLog;

    FeatureRequests(Entrance entrance, AccessLog accessLog) {
        this.entrance = entrance;
        this.accessLog = accessLog;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        Guard guard = GuardedPeer.guardOf(request.remotePeer());
        long start = System.nanoTime();
        int status = 500;
        if (guard != null) {
            guard.entered(false);
        }
        if (entrance.isDraining()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        try {
            chain.proceed();
            status = response.status().code();
        } catch (HttpException e) {
            status = e.status().code();
            throw e;
        } finally {
            if (guard != null && !guard.hasEntered()) {
                log(request, response, status, System.nanoTime() - start);
                guard.awaitRequest();
            }
        }
        boolean asked = request.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
        boolean told = response.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
        if ((asked || told) && response.isSent()) {
            response.commit();
            throw new CloseConnectionException("The response has been sent, and Helidon would wait for the client to end the connection.");
        }
    }

    private void log(RoutingRequest request, RoutingResponse response, int status, long nanos) {
        if (accessLog.isOn()) {
            List<String> fields = new ArrayList<>();
            for (Header header : response.headers()) {
                fields.add(header.name());
                fields.add(header.get());
            }
            RequestReader reader = new RequestReader(request, 0);
            accessLog.write(new AccessEntry(reader, status, response.bytesWritten(), Headers.received(fields.toArray(String[]::new)),
                nanos));
        }
    }
}
