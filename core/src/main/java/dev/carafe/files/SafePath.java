package dev.carafe.files;

import dev.carafe.http.syntax.HeaderText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the file that a URL path names below a folder, and never one outside.
 *
 * <p>Every segment must consist of letters, digits, blanks, the punctuation that is common in file names, and signs beyond ASCII such as
 * dashes and emoji. That excludes {@code ..}, hidden files, drives, backslashes, control characters, text that is still percent-encoded
 * after decoding, and names that mean a device or another file on some system.
 */
public final class SafePath {
    private static final String MARKS = " -_.~!$&'()+,=@[]{}#^";

    /** What joins several emoji to one. */
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

    private SafePath() {}

    /**
     * Returns the file of a path, or null if there is none that may be served. The folder may be in a jar, as a path of a zip file system.
     *
     * @param path the path below the folder, decoded once, without a leading slash
     * @param followLinks whether a symbolic link may lead out of the folder
     */
    public static @Nullable Path resolve(Path folder, String path, boolean followLinks) {
        if (!isSafe(path)) {
            return null;
        }
        try {
            Path real = folder.resolve(path).toRealPath();
            boolean inside = followLinks || real.startsWith(folder.toRealPath());
            return inside && Files.isRegularFile(real) ? real : null;
        } catch (IOException | InvalidPathException noSuchFile) {
            return null;
        }
    }

    /** Returns whether every segment of a path may be the name of a file or folder. */
    public static boolean isSafe(String path) {
        for (int start = 0; start <= path.length(); ) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            if (!isName(path.substring(start, end))) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isName(String segment) {
        if (segment.isEmpty() || segment.startsWith(".") || segment.endsWith(".") || segment.endsWith(" ")) {
            return false;
        }
        return segment.codePoints().allMatch(SafePath::isAllowed) && !isDevice(segment);
    }

    /**
     * Returns whether a character is allowed. Letters of any script are, and the combining accents into which some systems decompose them.
     */
    private static boolean isAllowed(int c) {
        int type = Character.getType(c);
        return Character.isLetterOrDigit(c) || type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK
                || MARKS.indexOf(c) >= 0 || isSign(c, type);
    }

    /** Returns whether a character is a sign beyond ASCII that no system takes for a separator, dot or wildcard, as it may U+FF0F. */
    private static boolean isSign(int c, int type) {
        boolean printed = switch (type) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> c == ZERO_WIDTH_JOINER;
            default -> c >= 128;
        };
        if (!printed) {
            return false;
        }
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
        return plain.chars().allMatch(each -> each >= 128 || (each != '.' && MARKS.indexOf(each) >= 0) || Character.isLetterOrDigit(each));
    }

    /** Returns whether a name means a device. {@code NUL}, {@code nul.txt} and {@code COM1} do on Windows, in every folder. */
    public static boolean isDevice(String name) {
        int dot = name.indexOf('.');
        String base = HeaderText.lower(dot < 0 ? name : name.substring(0, dot)).strip();
        boolean numbered = base.length() == 4 && (base.startsWith("com") || base.startsWith("lpt"));
        return DEVICES.contains(base) || (numbered && "0123456789¹²³".indexOf(base.charAt(3)) >= 0);
    }
}
