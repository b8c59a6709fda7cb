package dev.carafe.templates.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A mail of random values and parts. */
final class RandomMail {
    static final String TEMPLATE = """
            From: {{ shop }} <shop@example.com>
            {# who gets it #}
            To: {{ to }}
            {% if cc %}
            Cc: {{ cc|join(', ') }}
            {% endif %}
            {% for key, value in extra.items() %}
            {% if value %}
            X-{{ '' }}Extra: {{ value }}
            {% endif %}
            {% endfor %}
            Subject: {{ subject }}
            X-Note: {{ note }}
            References: {{ references }}
            List-Unsubscribe: <https://example.com/u?t={{ token }}>, <mailto:leave@example.com?subject={{ token }}>
            List-ID: {{ shop }} <news.example.com>
            Keywords: {{ words|join(', ') }}

            {{ body }}""";
    private static final List<String> WORDS = List.of("Hello", "Ahoj", "č. 5", "žluťoučký kůň", "🍔🍔", "a, b", "x (y)", "\"q\"", "\\",
            "<b>", "@",
            "=?utf-8?q?x?=", "=?", "?=", ";", ":", "  ", "\t", "From", ".", "-- ", "&amp;", "日本語テキスト", "e\u0301", "\u202eabc", "ﬁ", "=20",
                    "=",
            "x".repeat(70), "ž".repeat(50), "y".repeat(300), "\u00a0", "\u3000", "٣");
    private static final List<String> BODY = List.of("\n", "\n\n", "\r\n", "\r", ".\n", "\n.\n..\n", "From x\n", "--=_a\n", "\0", "\f",
            " \n",
            "\t\n", "z".repeat(1200), "🍔".repeat(400), "=\n", "=3D");
    private static final List<String> TYPES = List.of("application/pdf", "text/plain", "text/plain; charset=utf-8",
            "text/csv; header=present",
            "text/calendar; method=REQUEST; charset=utf-8", "image/png", "application/x-y; name=\"a b; č\"", "message/rfc822",
            "application/octet-stream", "text/html; charset=iso-8859-2", "message/global", "application/json",
                    "audio/ogg; codecs=\"a, b\"");

    private static final List<String> MESSAGE = List.of("Subject: ž\n", "From: a@example.com\n", "Subject: ž\n folded ž\n", "\n", "\n",
            "text\n", "é\n", "--b\n", "--b\n",
            "--b--\n", "--c\n", "--c--\n", "From x\n", "MIME-Version: 1.0\n", "Content-Type: multipart/mixed; boundary=b\n",
            "Content-Type: multipart/alternative; boundary=\"c\"\n", "Content-Type: text/html\n", "Content-Type: message/rfc822\n",
            "Content-Type: multipart/mixed\n", "Content-Transfer-Encoding: 8bit\n", "no colon\n", ": no name\n", "\r\n", "x".repeat(1100)
                    + "\n",
            "Content-Type: text/plain; charset=iso-8859-2\n", "X-Empty:\n");

    private final Random random;
    private final Map<String, Object> model = new HashMap<>();
    private final List<UnaryOperator<MailMessage>> changes = new ArrayList<>();
    private String body = "";

    private RandomMail(Random random) {
        this.random = random;
    }

    static RandomMail of(Random random) {
        RandomMail mail = new RandomMail(random);
        mail.fill();
        return mail;
    }

    private void fill() {
        body = words(12, true) + "!";
        model.put("shop", "Shop " + words(3, false));
        model.put("to", addresses(1 + random.nextInt(4)));
        model.put("cc", addresses(random.nextInt(3)).stream().map(Address::email).toList());
        model.put("extra", random.nextBoolean() ? Map.of("a", "Value " + words(4, false)) : Map.of("a", ""));
        model.put("subject", "S " + words(8, false));
        model.put("note", "N " + words(20, false));
        model.put("references", random.ints(1 + random.nextInt(30), 0, 1 << 30).mapToObj(n -> "<" + n + "." + n + "@mail.example.com>")
                .toList());
        model.put("token", Long.toHexString(random.nextLong()).repeat(1 + random.nextInt(20)));
        model.put("words", List.of("a" + words(1, false).replace(",", ""), "č"));
        model.put("body", body);
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = "file " + words(2, false).replaceAll("[/\\\\]", "") + i;
            byte[] content = random.nextBoolean() ? words(10, true).getBytes(StandardCharsets.UTF_8) : bytes();
            String type = TYPES.get(random.nextInt(TYPES.size()));
            boolean inline = random.nextInt(4) == 0;
            changes.add(message -> message.attach(inline ? Attachment.inline(name, content, type) : Attachment.of(name, content, type)));
        }
        if (random.nextBoolean()) {
            String html = "<p>" + words(10, true) + "</p>";
            changes.add(message -> message.html(html));
        }
        if (random.nextInt(4) == 0) {
            changes.add(message -> message.calendar("BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:" + body + "\r\nEND:VCALENDAR\r\n"));
        }
        if (random.nextInt(3) == 0) {
            String inner = random.ints(random.nextInt(20), 0, MESSAGE.size()).mapToObj(MESSAGE::get).collect(Collectors.joining());
            changes.add(message -> message.attach("inner.eml", inner.getBytes(StandardCharsets.UTF_8), "message/rfc822"));
        }
        if (random.nextInt(4) == 0) {
            changes.add(message -> message.attach(Attachment.of("m.eml", message.toBytes(), "message/rfc822")));
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(3000)];
        random.nextBytes(bytes);
        return bytes;
    }

    private List<Address> addresses(int count) {
        List<Address> addresses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            addresses.add(Address.of(words(3, false), "user" + random.nextInt(1000) + "@"
                    + (random.nextBoolean() ? "example.com" : "bücher.example")));
        }
        return addresses;
    }

    private String words(int most, boolean lines) {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            List<String> from = lines && random.nextBoolean() ? BODY : WORDS;
            words.append(from.get(random.nextInt(from.size()))).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return words.toString();
    }

    Map<String, Object> model() {
        return model;
    }

    String body() {
        return body;
    }

    MailMessage apply(MailMessage message) {
        MailMessage changed = message;
        for (UnaryOperator<MailMessage> change : changes) {
            changed = change.apply(changed);
        }
        return changed;
    }
}
