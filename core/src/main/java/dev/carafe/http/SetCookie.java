package dev.carafe.http;

import dev.carafe.http.syntax.CookieText;
import dev.carafe.http.syntax.HttpDate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parses a {@code Set-Cookie} header as browsers do (RFC 6265, section 5.2), ignoring invalid attributes. */
final class SetCookie {
    private static final int MAX_DIGITS = 10;

    private SetCookie() { }

    /** Returns the cookie, or null if it has no name, or one that can't be sent back. */
    static @Nullable Cookie parse(String header) {
        String[] parts = header.split(";", -1);
        if (parts[0].indexOf('=') < 0) {
            return null;
        }
        List<Map.Entry<String, String>> pair = CookieText.pairs(parts[0]);
        try {
            Cookie cookie = pair.isEmpty() ? null : Cookie.of(pair.getFirst().getKey(), pair.getFirst().getValue()).path(null);
            for (int i = 1; i < parts.length && cookie != null; i++) {
                int equals = parts[i].indexOf('=');
                String name = equals < 0 ? parts[i] : parts[i].substring(0, equals);
                cookie = with(cookie, name.strip().toLowerCase(Locale.ROOT), equals < 0 ? "" : parts[i].substring(equals + 1).strip());
            }
            return cookie;
        } catch (IllegalArgumentException notSendable) {
            return null;
        }
    }

    private static Cookie with(Cookie cookie, String attribute, String value) {
        return switch (attribute) {
            case "domain" -> cookie.domain(domain(value));
            case "path" -> cookie.path(value.startsWith("/") ? value : null);
            case "max-age" -> cookie.maxAge(maxAge(value, cookie.maxAge()));
            case "expires" -> cookie.expires(HttpDate.parse(value));
            case "secure" -> cookie.secure(true);
            case "httponly" -> cookie.httpOnly(true);
            case "samesite" -> cookie.sameSite(sameSite(value));
            case "partitioned" -> cookie.partitioned(true);
            default -> cookie;
        };
    }

    private static @Nullable String domain(String value) {
        String host = value.startsWith(".") ? value.substring(1) : value;
        return host.isEmpty() ? null : host.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Duration maxAge(String value, @Nullable Duration before) {
        String digits = value.startsWith("-") ? value.substring(1) : value;
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return before;
        }
        if (value.startsWith("-")) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Long.parseLong(digits.length() > MAX_DIGITS ? "9".repeat(MAX_DIGITS) : digits));
    }

    private static Cookie.@Nullable SameSite sameSite(String value) {
        for (Cookie.SameSite rule : Cookie.SameSite.values()) {
            if (rule.name().equalsIgnoreCase(value)) {
                return rule;
            }
        }
        return null;
    }
}
