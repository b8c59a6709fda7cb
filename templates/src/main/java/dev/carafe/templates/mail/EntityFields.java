package dev.carafe.templates.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The header fields of a foreign message, whose bytes are the characters of the text. */
final class EntityFields {
    private static final Pattern START = Pattern.compile("[!-9;-~]+:.*");

    private final List<String> fields = new ArrayList<>();
    private int size;

    private EntityFields() {}

    /** Reads the fields from a line on, up to a line that is not part of one. */
    static EntityFields read(List<String> lines, int start) {
        EntityFields read = new EntityFields();
        for (String line : lines.subList(start, lines.size())) {
            boolean continues = !read.fields.isEmpty() && !line.isBlank() && (line.startsWith(" ") || line.startsWith("\t"));
            if (continues) {
                read.fields.add(read.fields.removeLast() + "\n" + line);
            } else if (START.matcher(line).matches()) {
                read.fields.add(line);
            } else {
                break;
            }
            read.size++;
        }
        return read;
    }

    /** Returns how many lines were read. */
    int size() {
        return size;
    }

    @Nullable String value(String name) {
        return fields.stream().filter(field -> isNamed(field, name)).map(field -> field.substring(field.indexOf(':') + 1))
                .findFirst().orElse(null);
    }

    void remove(String name) {
        fields.removeIf(field -> isNamed(field, name));
    }

    /** Drops all fields of a name but the first, which is the one that readers use. */
    void keepFirst(String name) {
        fields.stream().filter(field -> isNamed(field, name)).skip(1).toList().forEach(second -> fields.remove(fields.lastIndexOf(second)));
    }

    void add(String field) {
        fields.add(field);
    }

    private static boolean isNamed(String field, String name) {
        return field.substring(0, field.indexOf(':')).strip().equalsIgnoreCase(name);
    }

    /** Returns the lines in ASCII, each with its line end. */
    String text() {
        return fields.stream().map(field -> ascii(field) + "\n").collect(Collectors.joining());
    }

    private static String ascii(String field) {
        boolean plain = field.chars().allMatch(c -> (c >= ' ' && c <= '~') || c == '\t' || c == '\n');
        if (plain && field.lines().allMatch(line -> line.length() <= 998)) {
            return field;
        }
        String name = field.substring(0, field.indexOf(':')).strip();
        String value = decoded(field.substring(field.indexOf(':') + 1)).replaceAll("\\s+", " ").strip();
        StringBuilder words = new StringBuilder();
        boolean encoded = false;
        for (String word : value.split(" ", -1)) {
            boolean fits = word.length() < 900 && word.chars().allMatch(c -> c >= ' ' && c <= '~');
            words.append(words.isEmpty() ? "" : " ");
            words.append(fits ? word : EncodedWords.encode((encoded ? " " : "") + word, EncodedWords.roomBeside(name)));
            encoded = !fits; // readers ignore the blank between two encoded words
        }
        String folded = Folding.folded(name, words.toString());
        return name + ": " + (folded == null ? "" : folded.replace("\r\n", "\n"));
    }

    private static String decoded(String bytes) {
        return isUtf8(bytes) ? new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8) : bytes;
    }

    static boolean isUtf8(String bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
