package dev.carafe.files;

/** Names the rules and endpoints under which folders of files are served. */
public final class StaticFolders {
    private StaticFolders() { }

    /** Returns the rule for files below a prefix: {@code /static/<path:filename>}. */
    public static String rule(String urlPrefix) {
        return trimmed(urlPrefix) + "/<path:filename>";
    }

    /** Returns the endpoint for a prefix; {@code static} for the root. */
    public static String endpoint(String urlPrefix) {
        String prefix = trimmed(urlPrefix);
        String name = prefix.startsWith("/") ? prefix.substring(1) : prefix;
        return name.isEmpty() ? "static" : name;
    }

    private static String trimmed(String urlPrefix) {
        return urlPrefix.endsWith("/") ? urlPrefix.substring(0, urlPrefix.length() - 1) : urlPrefix;
    }
}
