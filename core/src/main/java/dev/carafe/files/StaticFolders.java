package dev.carafe.files;

/** Says where the files of a folder are served. */
public final class StaticFolders {
    private StaticFolders() { }

    /** Returns the rule of the files below a prefix: {@code /static/<path:filename>}. */
    public static String rule(String urlPrefix) {
        return trimmed(urlPrefix) + "/<path:filename>";
    }

    /** Returns the endpoint that a prefix names; {@code static} for the root. */
    public static String endpoint(String urlPrefix) {
        String prefix = trimmed(urlPrefix);
        String name = prefix.startsWith("/") ? prefix.substring(1) : prefix;
        return name.isEmpty() ? "static" : name;
    }

    private static String trimmed(String urlPrefix) {
        return urlPrefix.endsWith("/") ? urlPrefix.substring(0, urlPrefix.length() - 1) : urlPrefix;
    }
}
