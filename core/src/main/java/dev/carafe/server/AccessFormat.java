package dev.carafe.server;

import dev.carafe.http.HttpStatus;
import dev.carafe.http.RawRequest;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Formats the line of a request by a pattern with Hypercorn's atoms, such as {@code %(m)s %(U)s}. No character from a client can end the
 * line, or be mistaken for the pattern's own.
 */
final class AccessFormat {
    /** Quart's pattern. */
    static final String DEFAULT = "%(h)s %(r)s %(s)s %(b)s %(D)s";

    private static final String COMMON = "%(addr)s - - %(t)s \"%(m)s %(Uq)s HTTP/%(H)s\" %(s)s %(b)s";
    private static final Map<String, String> NAMED = Map.of("common", COMMON, "combined", COMMON + " \"%(f)s\" \"%(a)s\"");

    private static final Pattern ATOM = Pattern.compile("%\\((?:\\{([^}]+)}([ioe])|(\\w+))\\)s|%%");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("'['dd/MMM/yyyy:HH:mm:ss Z']'", Locale.ENGLISH);
    private static final String PROCESS = "<" + ProcessHandle.current().pid() + ">";

    private static final Map<String, Atom> ATOMS = Map.ofEntries(
            Map.entry("h", entry -> entry.request().remoteAddr() + ":" + entry.request().remotePort()),
            Map.entry("addr", entry -> entry.request().remoteAddr()),
            Map.entry("id", AccessEntry::requestId),
            Map.entry("l", entry -> null),
            Map.entry("t", entry -> TIME.format(ZonedDateTime.now(ZoneId.systemDefault()))),
            Map.entry("m", entry -> entry.request().method()),
            Map.entry("U", entry -> entry.request().rawPath()),
            Map.entry("Uq", entry -> target(entry.request())),
            Map.entry("q", entry -> entry.request().rawQuery()),
            Map.entry("H", entry -> entry.request().httpVersion()),
            Map.entry("r", entry -> requestLine(entry.request(), entry.request().rawPath())),
            Map.entry("R", entry -> requestLine(entry.request(), target(entry.request()))),
            Map.entry("S", entry -> entry.request().scheme()),
            Map.entry("s", entry -> Integer.toString(entry.status())),
            Map.entry("st", entry -> HttpStatus.of(entry.status()).reason()),
            Map.entry("b", entry -> count(entry.bytes())),
            Map.entry("B", entry -> count(entry.bytes())),
            Map.entry("f", entry -> entry.request().header("Referer")),
            Map.entry("a", entry -> entry.request().header("User-Agent")),
            Map.entry("T", entry -> entry.nanos() < 0 ? null : Long.toString(entry.nanos() / 1_000_000_000)),
            Map.entry("D", entry -> entry.nanos() < 0 ? null : Long.toString(entry.nanos() / 1000)),
            Map.entry("L", entry -> entry.nanos() < 0 ? null : String.format(Locale.ROOT, "%.6f", entry.nanos() / 1e9)),
            Map.entry("p", entry -> PROCESS));

    /** Returns a part of a line; null is written as a dash. */
    private interface Atom extends Function<AccessEntry, @Nullable String> { }

    private final List<Atom> atoms = new ArrayList<>();
    /** The text before each atom and, last, the text after all of them. */
    private final List<String> texts = new ArrayList<>();

    private AccessFormat(String pattern) {
        Matcher atom = ATOM.matcher(pattern);
        StringBuilder text = new StringBuilder();
        while (atom.find()) {
            atom.appendReplacement(text, "");
            if (atom.group().equals("%%")) {
                text.append('%');
            } else {
                texts.add(text.toString());
                text.setLength(0);
                atoms.add(atom.group(3) == null ? field(atom.group(1), atom.group(2)) : Objects.requireNonNull(ATOMS.get(atom.group(3))));
            }
        }
        texts.add(atom.appendTail(text).toString());
    }

    /** Returns the formatter for a valid setting: a pattern, {@code common}, {@code combined} or {@code json}. */
    static Function<AccessEntry, String> of(String setting) {
        return setting.equals("json") ? AccessJson::line : new AccessFormat(NAMED.getOrDefault(setting, setting))::line;
    }

    private static Atom field(String name, String of) {
        return switch (of) {
            case "i" -> entry -> entry.request().header(name);
            case "o" -> entry -> entry.response().get(name);
            default -> entry -> System.getenv(name);
        };
    }

    private String line(AccessEntry entry) {
        StringBuilder line = new StringBuilder(128);
        for (int i = 0; i < atoms.size(); i++) {
            line.append(texts.get(i));
            String value = atoms.get(i).apply(entry);
            if (value == null || value.isEmpty()) {
                line.append('-');
            } else {
                LogText.append(value, "\\x", line);
            }
        }
        return line.append(texts.getLast()).toString();
    }

    private static String target(RawRequest request) {
        return request.rawQuery() == null ? request.rawPath() : request.rawPath() + "?" + request.rawQuery();
    }

    private static String requestLine(RawRequest request, String target) {
        return request.method() + " " + target + " " + request.httpVersion();
    }

    private static @Nullable String count(long bytes) {
        return bytes < 0 ? null : Long.toString(bytes);
    }
}
