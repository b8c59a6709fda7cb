package dev.carafe.server;

import io.helidon.common.GenericType;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.mapper.Value;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A Content-Length that is not sent. Helidon adds one to every response, but a 204 or 304 must not have one (RFC 9110, section 8.6), nor
 * may a response to HEAD of unknown length. Where Helidon adds none, it sends chunks, which HTTP/1.0 does not support.
 */
final class NoLength implements Header {
    /** For a response without content. */
    static final Header EMPTY = new NoLength(HeaderValues.CONTENT_LENGTH_ZERO);

    /** For content that ends with the connection. */
    static final Header UNTIL_CLOSE = new NoLength(HeaderValues.create(HeaderNames.CONTENT_LENGTH, Long.MAX_VALUE));

    private final Header length;

    private NoLength(Header length) {
        this.length = length;
    }

    @Override
    public void writeHttp1Header(BufferData buffer) { }

    @Override
    public String name() {
        return length.name();
    }

    @Override
    public HeaderName headerName() {
        return length.headerName();
    }

    @Override
    public String get() {
        return length.get();
    }

    @Override
    public List<String> allValues() {
        return length.allValues();
    }

    @Override
    public int valueCount() {
        return length.valueCount();
    }

    @Override
    public boolean sensitive() {
        return false;
    }

    @Override
    public boolean changing() {
        return false;
    }

    @Override
    public <N> Value<N> as(Class<N> type) {
        return length.as(type);
    }

    @Override
    public <N> Value<N> as(GenericType<N> type) {
        return length.as(type);
    }

    @Override
    public <N> Value<N> as(Function<? super String, ? extends N> mapper) {
        return length.as(mapper);
    }

    @Override
    public Optional<String> asOptional() {
        return length.asOptional();
    }

    @Override
    public Value<Boolean> asBoolean() {
        return length.asBoolean();
    }

    @Override
    public Value<String> asString() {
        return length.asString();
    }

    @Override
    public Value<Integer> asInt() {
        return length.asInt();
    }

    @Override
    public Value<Long> asLong() {
        return length.asLong();
    }

    @Override
    public Value<Double> asDouble() {
        return length.asDouble();
    }
}
