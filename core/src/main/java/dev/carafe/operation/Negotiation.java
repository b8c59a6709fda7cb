package dev.carafe.operation;

import dev.carafe.http.HttpException;
import dev.carafe.http.Request;
import dev.carafe.http.Requests;
import dev.carafe.http.header.Accept;
import dev.carafe.http.header.MediaType;
import dev.carafe.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which media types a route takes and makes (RFC 9110, section 12). */
public final class Negotiation {
    private final List<MediaType> consumes;
    private final List<String> produces;

    private Negotiation(List<MediaType> consumes, List<String> produces) {
        this.consumes = consumes;
        this.produces = produces;
    }

    /** Returns what a route negotiates, or null if it says of no media type. */
    public static @Nullable Negotiation of(Description route) {
        return route.consumes().isEmpty() && route.produces().isEmpty() ? null
                : new Negotiation(route.consumes().stream().map(Negotiation::parsed).toList(), route.produces());
    }

    /**
     * Checks that a text is a media type.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static MediaType parsed(String text) {
        MediaType type = MediaType.parse(text);
        if (type == null) {
            throw new IllegalArgumentException("'%s' is no media type. Write one such as 'application/json'.".formatted(text));
        }
        return type;
    }

    /**
     * Notes the type of the response that the client likes best.
     *
     * @throws HttpException 415 if the body is of another type than the route takes, 406 if the client takes none that it makes
     */
    public void settle(Request request) {
        if (!consumes.isEmpty()) {
            checkBody(request);
        }
        if (!produces.isEmpty()) {
            Requests.responseType(request, chosen(request));
        }
    }

    private void checkBody(Request request) {
        MediaType sent = request.mimetype();
        boolean empty = sent == null && request.contentLength() <= 0 && !request.headers().contains("Transfer-Encoding");
        if (!empty && (sent == null || consumes.stream().noneMatch(taken -> takes(taken, sent)))) {
            String taken = String.join(", ", consumes.stream().map(MediaType::toString).toList());
            String what = sent == null ? "The request does not say what its body is" : "The body is %s".formatted(sent.mimetype());
            throw new HttpException(Problem.of(415, "%s. This URL takes %s, as Content-Type says.".formatted(what, taken)))
                    .header("Accept", taken);
        }
    }

    private static boolean takes(MediaType taken, MediaType sent) {
        boolean any = taken.subtype().equals("*") && (taken.type().equals("*") || taken.type().equals(sent.type()));
        return any || taken.mimetype().equals(sent.mimetype());
    }

    private String chosen(Request request) {
        Accept accept = request.acceptMimetypes();
        String best = accept.isEmpty() ? produces.getFirst() : accept.best(produces.toArray(String[]::new));
        if (best == null) {
            throw new HttpException(Problem.of(406, "This URL responds with %s, which Accept does not allow."
                    .formatted(String.join(", ", produces))));
        }
        return best;
    }
}
