package dev.carafe.server.http2;

/** Drops the trailers of a body, which must not change the meaning of the header (RFC 9110, section 6.5.1). */
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
