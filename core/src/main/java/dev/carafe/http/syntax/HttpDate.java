package dev.carafe.http.syntax;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Formats and parses HTTP dates: {@code Sun, 06 Nov 1994 08:49:37 GMT} (RFC 9110, section 5.6.7).
 *
 * <pre>{@code
 * HttpDate.format(Instant.EPOCH);                        // "Thu, 01 Jan 1970 00:00:00 GMT"
 * HttpDate.parse("Sunday, 06-Nov-94 08:49:37 GMT");      // the two obsolete forms too
 * }</pre>
 */
public final class HttpDate {
    private static final String DAYS = "MonTueWedThuFriSatSun";
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private HttpDate() {}

    /**
     * Formats a date with a precision of seconds.
     *
     * @throws IllegalArgumentException if the year is not between 0 and 9999
     */
    public static String format(Instant time) {
        LocalDateTime date = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
        if (date.getYear() < 0 || date.getYear() > 9999) {
            throw new IllegalArgumentException(
                    "The year " + date.getYear() + " has no place in an HTTP date: it takes 0 to 9999.");
        }
        int day = 3 * (date.getDayOfWeek().getValue() - 1);
        int month = 3 * (date.getMonthValue() - 1);
        StringBuilder text = new StringBuilder(29).append(DAYS, day, day + 3).append(", ");
        twoDigits(text, date.getDayOfMonth()).append(' ').append(MONTHS, month, month + 3).append(' ');
        twoDigits(text, date.getYear() / 100);
        twoDigits(text, date.getYear() % 100).append(' ');
        twoDigits(text, date.getHour()).append(':');
        twoDigits(text, date.getMinute()).append(':');
        return twoDigits(text, date.getSecond()).append(" GMT").toString();
    }

    private static StringBuilder twoDigits(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /** Parses a date in any of the RFC's three forms; returns null for anything else. Ignores the name of the day. */
    public static @Nullable Instant parse(@Nullable String text) {
        if (text == null || text.length() > 40) {
            return null;
        }
        String date = text.strip();
        int comma = date.indexOf(',');
        List<String> parts = HeaderText.split(date.substring(comma + 1).replace('-', ' '), ' ');
        try {
            if (parts.size() != 5) {
                return null;
            }
            if (comma < 0) {
                return time(parts.get(2), parts.get(1), parts.get(4), parts.get(3));
            }
            boolean universal = parts.get(4).equals("GMT") || parts.get(4).equals("UTC");
            return universal ? time(parts.get(0), parts.get(1), parts.get(2), parts.get(3)) : null;
        } catch (DateTimeException | NumberFormatException noDate) {
            return null;
        }
    }

    private static @Nullable Instant time(String day, String month, String year, String clock) {
        int name = MONTHS.indexOf(month);
        boolean isMonth = month.length() == 3 && name >= 0 && name % 3 == 0;
        boolean isClock = clock.length() == 8 && clock.charAt(2) == ':' && clock.charAt(5) == ':';
        if (!isMonth || !isClock || (year.length() != 4 && year.length() != 2)) {
            return null;
        }
        int second = number(clock.substring(6));
        return LocalDateTime.of(year.length() == 2 ? century(number(year)) : number(year), name / 3 + 1, number(day),
                        number(clock.substring(0, 2)), number(clock.substring(3, 5)), Math.min(second, 59))
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                throw new NumberFormatException("not a digit");
            }
        }
        return Integer.parseInt(digits);
    }

    /** Returns the century of a two-digit year, which is at most 50 years ahead (RFC 9110, section 5.6.7). */
    private static int century(int year) {
        int now = LocalDateTime.now(ZoneOffset.UTC).getYear();
        int guess = now / 100 * 100 + year;
        return guess > now + 50 ? guess - 100 : guess;
    }
}
