package dev.carafe.server.http2;

import java.util.Arrays;

/** The fields that a header block can refer to by index (RFC 7541, section 2.3): the static table, and the client's latest fields. */
final class HeaderTable {
    private static final int OVERHEAD = 32;

    /** The static table: alternating names and values (RFC 7541, appendix A). */
    private static final String[] STATIC = {
        ":authority", "", ":method", "GET", ":method", "POST", ":path", "/", ":path", "/index.html", ":scheme", "http",
        ":scheme", "https", ":status", "200", ":status", "204", ":status", "206", ":status", "304", ":status", "400",
        ":status", "404", ":status", "500", "accept-charset", "", "accept-encoding", "gzip, deflate", "accept-language", "",
        "accept-ranges", "", "accept", "", "access-control-allow-origin", "", "age", "", "allow", "", "authorization", "",
        "cache-control", "", "content-disposition", "", "content-encoding", "", "content-language", "", "content-length", "",
        "content-location", "", "content-range", "", "content-type", "", "cookie", "", "date", "", "etag", "", "expect", "",
        "expires", "", "from", "", "host", "", "if-match", "", "if-modified-since", "", "if-none-match", "", "if-range", "",
        "if-unmodified-since", "", "last-modified", "", "link", "", "location", "", "max-forwards", "", "proxy-authenticate", "",
        "proxy-authorization", "", "range", "", "referer", "", "refresh", "", "retry-after", "", "server", "", "set-cookie", "",
        "strict-transport-security", "", "transfer-encoding", "", "user-agent", "", "vary", "", "via", "", "www-authenticate", ""};
    private static final int STATICS = STATIC.length / 2;

    private final int limit;
    private final String[] names;
    private final String[] values;
    private int max;
    private int size;
    /** The position of the next field, and the number of fields before it. */
    private int next;
    private int count;

    /** Creates a table of the size announced to the client, which the client may reduce. */
    HeaderTable(int limit) {
        this.limit = limit;
        this.max = limit;
        this.names = new String[limit / OVERHEAD];
        this.values = new String[limit / OVERHEAD];
        Arrays.fill(names, "");
        Arrays.fill(values, "");
    }

    void resize(int wanted) {
        if (wanted > limit) {
            throw new ConnectionError(ErrorCode.COMPRESSION_ERROR, "The header table may not have " + wanted + " bytes.");
        }
        max = wanted;
        evict(max);
    }

    /** Adds a field. One that is larger than the table empties it, without an error (section 4.4). */
    void add(String name, String value) {
        int added = name.length() + value.length() + OVERHEAD;
        evict(max - added);
        if (added <= max) {
            names[next] = name;
            values[next] = value;
            next = (next + 1) % names.length;
            size += added;
            count++;
        }
    }

    private void evict(int room) {
        while (count > 0 && size > room) {
            int oldest = Math.floorMod(next - count, names.length);
            size -= names[oldest].length() + values[oldest].length() + OVERHEAD;
            names[oldest] = "";
            values[oldest] = "";
            count--;
        }
    }

    String name(int index) {
        return index > 0 && index <= STATICS ? STATIC[2 * index - 2] : names[added(index)];
    }

    String value(int index) {
        return index > 0 && index <= STATICS ? STATIC[2 * index - 1] : values[added(index)];
    }

    private int added(int index) {
        int age = index - STATICS;
        if (age < 1 || age > count) {
            throw new ConnectionError(ErrorCode.COMPRESSION_ERROR, "The header table has no field " + index + ".");
        }
        return Math.floorMod(next - age, names.length);
    }

    /** Returns the index of the first field of a name in the static table, or 0. */
    static int indexOf(String name) {
        for (int i = 0; i < STATICS; i++) {
            if (STATIC[2 * i].equals(name)) {
                return i + 1;
            }
        }
        return 0;
    }
}
