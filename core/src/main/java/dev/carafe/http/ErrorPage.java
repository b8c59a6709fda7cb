package dev.carafe.http;

import java.util.Map;

/** The page that an error has when no handler makes another. */
final class ErrorPage {
    private ErrorPage() { }

    static Response of(HttpStatus status, String description, Headers headers) {
        String words = description.equals(status.description()) ? status.summary() : description;
        Response page = Response.html("""
                <!doctype html>
                <title>%s</title>
                <h1>%s</h1>
                %s
                """.formatted(Html.escape(status.toString()), Html.escape(status.reason()), Html.escape(words)));
        for (Map.Entry<String, String> field : headers) {
            page.addHeader(field.getKey(), field.getValue());
        }
        return page.status(status.code());
    }
}
