package dev.carafe.server.http2;

import static dev.carafe.server.http2.FrameClient.hex;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of RFC 7541, appendix C, and what a table of 4 kB has to do. */
class HpackTest {
    private final HpackDecoder decoder = new HpackDecoder();

    private List<String> decode(String block) {
        List<String> fields = new ArrayList<>();
        byte[] bytes = hex(block);
        decoder.decode(bytes, 0, bytes.length, (name, value) -> fields.add(name + ": " + value));
        return fields;
    }

    @Test
    void requestsWithoutHuffmanCode() {
        assertThat(decode("8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d"))
                .containsExactly(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com");
        assertThat(decode("8286 84be 5808 6e6f 2d63 6163 6865"))
                .containsExactly(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com", "cache-control: no-cache");
        assertThat(decode("8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65"))
                .containsExactly(":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com",
                        "custom-key: custom-value");
    }

    @Test
    void requestsWithHuffmanCode() {
        assertThat(decode("8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff"))
                .containsExactly(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com");
        assertThat(decode("8286 84be 5886 a8eb 1064 9cbf"))
                .containsExactly(":method: GET", ":scheme: http", ":path: /", ":authority: www.example.com", "cache-control: no-cache");
        assertThat(decode("8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf"))
                .containsExactly(":method: GET", ":scheme: https", ":path: /index.html", ":authority: www.example.com",
                        "custom-key: custom-value");
    }

    /** Appendix C.5, with a table of 256 bytes. */
    @Test
    void fieldsLeaveTheTableOldestFirst() {
        assertThat(decode("3fe1 01 4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 "
                + "3a32 3120 "
                + "474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d"))
                .containsExactly(":status: 302", "cache-control: private", "date: Mon, 21 Oct 2013 20:13:21 GMT",
                        "location: https://www.example.com");
        assertThat(decode("4803 3330 37c1 c0bf"))
                .containsExactly(":status: 307", "cache-control: private", "date: Mon, 21 Oct 2013 20:13:21 GMT",
                        "location: https://www.example.com");
    }

    @Test
    void aFieldLargerThanTheTableEmptiesIt() {
        assertThat(decode("3e 40 01 61 01 62")).as("34 bytes, of which 30 are allowed").containsExactly("a: b");
        assertThat(decode("20 3f e1 1f 40 01 61 01 62 be")).containsExactly("a: b", "a: b");
    }

    @Test
    void noFieldOfAResponseIsIndexed() {
        FieldBlock block = new FieldBlock(418);
        block.add("Content-Type", "text/html");
        block.add("X-Own", "y".repeat(5000));
        block.add("Set-Cookie", "secret");
        List<String> fields = new ArrayList<>();
        decoder.decode(block.bytes(), 0, block.length(), (name, value) -> fields.add(name + ": " + value));
        assertThat(fields).containsExactly(":status: 418", "content-type: text/html", "x-own: " + "y".repeat(5000), "set-cookie: secret");
        assertThat(block.bytes()[0]).as("the client's table is not used").isEqualTo((byte) 0x20);
        assertThat(block.bytes()[block.length() - 9]).as("a cookie is never indexed").isEqualTo((byte) 0x1f);
    }
}
