package dev.carafe.server.http2;

/** The fields after a body. They are dropped: they must not change how the head is understood (RFC 9110, section 6.5.1). */
final class Trailers implements FieldSink {
    private boolean malformed;

    @Override
    public void field(String name, String value) {
        malformed |= name.startsWith(":") || RequestHead.fault(name, value) != null;
    }

    void check() {
        if (malformed) {
            throw new StreamError(ErrorCode.PROTOCOL_ERROR, "The fields after a body are not well-formed.");
        }
    }
}
