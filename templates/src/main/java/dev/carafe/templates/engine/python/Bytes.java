package dev.carafe.templates.engine.python;

import dev.carafe.templates.jinja.Callable;
import dev.carafe.templates.jinja.PythonException;
import dev.carafe.templates.jinja.Undefined;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of {@code 'text'.encode()}: prints as {@code b'text'}, and can be decoded. */
final class Bytes implements Attributed, Typed {
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static Bytes of(String text, String encoding) {
        return new Bytes(text.getBytes(charset(encoding)));
    }

    private static Charset charset(String name) {
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new PythonException("unknown encoding: " + name, e);
        }
    }

    /** Returns the bytes as numbers. */
    List<@Nullable Object> items() {
        List<@Nullable Object> items = new ArrayList<>();
        for (byte b : bytes) {
            items.add((long) (b & 0xff));
        }
        return items;
    }

    @Override
    public String type() {
        return "bytes";
    }

    @Override
    public @Nullable Object attribute(String name, Undefined.Kind kind) {
        Callable decode = arguments -> new String(bytes, charset(arguments.text(0, "encoding", "utf-8")));
        Callable hex = arguments -> HexFormat.of().formatHex(bytes);
        return switch (name) {
            case "decode" -> decode;
            case "hex" -> hex;
            default -> Missing.attribute(this, name, kind);
        };
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            switch (b) {
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> text.append(b >= ' ' && b < 127 ? String.valueOf((char) b) : "\\x" + HexFormat.of().toHexDigits(b));
            }
        }
        boolean apostrophe = text.indexOf("'") >= 0;
        char quote = apostrophe && text.indexOf("\"") < 0 ? '"' : '\'';
        return "b" + quote + (quote == '\'' ? text.toString().replace("'", "\\'") : text) + quote;
    }
}
