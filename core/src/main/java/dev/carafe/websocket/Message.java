package dev.carafe.websocket;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A message: text or bytes, in any number of frames.
 *
 * <pre>{@code
 * for (Message message : ws) {
 *     switch (message) {
 *         case Message.Text(String text) -> ws.send("echo: " + text);
 *         case Message.Binary(byte[] bytes) -> ws.send(bytes);
 *     }
 * }
 * }</pre>
 */
public sealed interface Message {
    /**
     * Text.
     *
     * @param text the text
     */
    record Text(String text) implements Message { }

    /**
     * Bytes. Two messages are equal if their bytes are.
     *
     * @param bytes the bytes, not copied
     */
    @SuppressWarnings("ArrayRecordComponent") // equals and hashCode compare the bytes
    record Binary(byte[] bytes) implements Message {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Binary(byte[] others) && Arrays.equals(bytes, others);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return "Binary[" + bytes.length + " bytes]";
        }
    }
}
