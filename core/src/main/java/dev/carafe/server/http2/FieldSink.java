package dev.carafe.server.http2;

/** Receives the fields of a block as they are decoded. */
public interface FieldSink {
    void field(String name, String value);
}
