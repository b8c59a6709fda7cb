package dev.carafe.templates.mail;

/** Writes a display name or the name of a group (RFC 5322, section 3.2.5). */
final class Phrase {
    private static final String ATOM = "!#$%&'*+-/=?^_`{|}~";

    private Phrase() {}

    /** Encodes a name in ASCII: plain, in quotes, or in encoded words. */
    static String encoded(String name, int room) {
        return EncodedWords.isPlain(name) ? quoted(name) : EncodedWords.encode(name, room);
    }

    /** Returns a name in readable form, in quotes if it needs them. */
    static String quoted(String name) {
        boolean atoms = !name.isEmpty() && !name.contains("  ") && !name.startsWith(" ") && !name.endsWith(" ")
                && name.chars().allMatch(c -> c == ' ' || isAtomText(c));
        return atoms ? name : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Returns whether a text consists of atoms separated by dots. */
    static boolean isDotAtom(String text) {
        for (String atom : text.split("\\.", -1)) {
            if (atom.isEmpty() || !atom.chars().allMatch(Phrase::isAtomText)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a text consists of atoms separated by dots, which may have characters beyond ASCII (RFC 6532, section 3.2). */
    static boolean isInternationalDotAtom(String text) {
        return isDotAtom(text.codePoints().map(c -> c >= 0x80 && isVisible(c) ? 'a' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString());
    }

    /** Returns whether a reader sees the character. Joiners count, since Indic and Persian words need them. */
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED, Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> c == 0x200c || c == 0x200d;
            default -> true;
        };
    }

    static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static boolean isAtomText(int c) {
        return isLetterOrDigit(c) || ATOM.indexOf(c) >= 0;
    }
}
