package dev.carafe.http;

import dev.carafe.http.header.Range;
import java.io.Serializable;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A status code and its texts.
 *
 * <pre>{@code
 * HttpStatus.of(404).reason();      // "Not Found"
 * HttpStatus.errors().keySet();     // every code that abort(code) knows: 400, 401, 403, ...
 * }</pre>
 *
 * @param code the number, 100 to 999
 * @param reason the reason phrase of RFC 9110, section 15; empty for a code that has none
 * @param summary the text of the default error page; empty below 400
 * @param description the default description of an error, which error handlers see; empty below 400
 */
public record HttpStatus(int code, String reason, String summary, String description) implements Serializable {
    private static final HttpStatus[] KNOWN = new HttpStatus[1000];
    private static final SortedMap<Integer, HttpStatus> ERRORS;

    static {
        plain(100, "Continue", 101, "Switching Protocols", 103, "Early Hints");
        plain(200, "OK", 201, "Created", 202, "Accepted", 203, "Non-Authoritative Information", 204, "No Content",
                205, "Reset Content", 206, "Partial Content", 207, "Multi-Status", 208, "Already Reported", 226, "IM Used");
        plain(300, "Multiple Choices", 301, "Moved Permanently", 302, "Found", 303, "See Other", 304, "Not Modified",
                307, "Temporary Redirect", 308, "Permanent Redirect");
        error(400, "Bad Request", "Bad request syntax or unsupported method",
                "The browser (or proxy) sent a request that this server could not understand.");
        error(401, "Unauthorized", "No permission -- see authorization schemes",
                "The server could not verify that you may access this URL: the credentials are missing or wrong.");
        error(403, "Forbidden", "Request forbidden -- authorization will not help",
                "You don't have the permission to access the requested resource.");
        error(404, "Not Found", "Nothing matches the given URI",
                "The requested URL was not found on the server. "
                        + "If you entered the URL manually please check your spelling and try again.");
        error(405, "Method Not Allowed", "Specified method is invalid for this resource",
                "The method is not allowed for the requested URL.");
        error(406, "Not Acceptable", "URI not available in preferred format",
                "The resource is not available in a form that the Accept headers of the request allow.");
        error(408, "Request Timeout", "Request timed out; try again later",
                "The request did not arrive in time.");
        error(409, "Conflict", "Request conflict",
                "The request conflicts with the present state of the resource.");
        error(410, "Gone", "URI no longer exists and has been permanently removed",
                "The requested URL is no longer available on this server and there is no forwarding address.");
        error(411, "Length Required", "Client must specify Content-Length",
                "A request with this method needs a valid Content-Length header.");
        error(412, "Precondition Failed", "Precondition in headers is false",
                "A precondition of the request failed for the requested URL.");
        error(413, "Request Entity Too Large", "Entity is too large",
                "The data of the request exceeds the capacity limit.");
        error(414, "Request-URI Too Long", "URI is too long",
                "The requested URL is longer than the server can process.");
        error(415, "Unsupported Media Type", "Entity body in unsupported format",
                "The server does not support the media type of the request.");
        error(416, "Requested Range Not Satisfiable", "Cannot satisfy request range",
                "The server cannot provide the requested range.");
        error(417, "Expectation Failed", "Expect condition could not be satisfied",
                "The server could not meet the requirements of the Expect header.");
        error(418, "I'm a teapot", "Server refuses to brew coffee because it is a teapot",
                "This server is a teapot, not a coffee machine.");
        error(421, "Misdirected Request", "Server is not able to produce a response",
                "The request was sent to a server that is not responsible for this host.");
        error(422, "Unprocessable Entity", "Unprocessable Entity",
                "The request was well-formed but could not be followed due to semantic errors.");
        error(423, "Locked", "Locked", "The resource that is being accessed is locked.");
        error(424, "Failed Dependency", "Failed Dependency",
                "The request depended on another request, which failed.");
        error(426, "Upgrade Required", "Upgrade Required",
                "The server answers this request only after a change of protocol.");
        error(428, "Precondition Required", "The origin server requires the request to be conditional",
                "This request is required to be conditional; try using \"If-Match\" or \"If-Unmodified-Since\".");
        error(429, "Too Many Requests", "The user has sent too many requests in a given amount of time",
                "Too many requests; wait before sending the next one.");
        error(431, "Request Header Fields Too Large", "The header fields are too large",
                "One or more header fields exceed the maximum size.");
        error(451, "Unavailable For Legal Reasons", "The server is denying access for legal reasons",
                "The resource is unavailable for legal reasons.");
        error(500, "Internal Server Error", "Server got itself in trouble",
                "The server encountered an internal error and was unable to complete your request. "
                        + "Either the server is overloaded or there is an error in the application.");
        error(501, "Not Implemented", "Server does not support this operation",
                "The server does not support the action that the request asks for.");
        error(502, "Bad Gateway", "Invalid responses from another server/proxy",
                "The server received an invalid response from an upstream server.");
        error(503, "Service Unavailable", "The server cannot process the request due to a high load",
                "The server can't serve the request for now, due to maintenance or a lack of capacity; try again later.");
        error(504, "Gateway Timeout", "The gateway server did not receive a timely response",
                "An upstream server did not respond in time.");
        error(505, "HTTP Version Not Supported", "Cannot fulfill request",
                "The server does not support the HTTP version of the request.");
        SortedMap<Integer, HttpStatus> errors = new TreeMap<>();
        for (int code = 400; code < KNOWN.length; code++) {
            if (KNOWN[code] != null) {
                errors.put(code, KNOWN[code]);
            }
        }
        ERRORS = Collections.unmodifiableSortedMap(errors);
    }

    private static void plain(Object... codesAndReasons) {
        for (int i = 0; i < codesAndReasons.length; i += 2) {
            int code = (Integer) codesAndReasons[i];
            KNOWN[code] = new HttpStatus(code, (String) codesAndReasons[i + 1], "", "");
        }
    }

    private static void error(int code, String reason, String summary, String description) {
        KNOWN[code] = new HttpStatus(code, reason, summary, description);
    }

    /**
     * Returns the status of a code. One that no RFC defines has empty texts.
     *
     * @throws IllegalArgumentException if the code is not between 100 and 999
     */
    public static HttpStatus of(int code) {
        if (code < 100 || code > 999) {
            throw new IllegalArgumentException(
                    "%d is no HTTP status. A status code has three digits, 100 to 999 (RFC 9110, section 15).".formatted(code));
        }
        HttpStatus known = KNOWN[code];
        return known != null ? known : new HttpStatus(code, "", "", "");
    }

    /** Returns the errors that have a name, by code: what {@code abort(code)} can raise. */
    public static SortedMap<Integer, HttpStatus> errors() {
        return ERRORS;
    }

    /** Returns the code and its reason: {@code "404 Not Found"}. */
    @Override
    public String toString() {
        return reason.isEmpty() ? Integer.toString(code) : code + " " + reason;
    }
}
